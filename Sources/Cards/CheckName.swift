/// The names of checks: a check's type is named as its rule.
public enum CheckName {
    /// The type in the target Checks that finds the places of a rule: its name in upper camel case, `SpaceBeforeClosing` for
    /// `quotes/space-before-closing`. A name of one word says too little alone, and takes the category along: `QuotesPrimes` for
    /// `quotes/primes`.
    ///
    /// - Parameter id: as the card's path gives it, so of ASCII letters and digits, hyphens and slashes.
    /// - Complexity: linear in the id.
    public static func type(of id: String) -> String {
        let parts = id.split(separator: "/")
        guard let name = parts.last else { return "" }
        let words = name.contains("-") ? [name] : parts
        return words.flatMap { $0.split(separator: "-") }.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }
}
