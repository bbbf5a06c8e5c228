import Linting

/// The built-in rules.
///
/// `makeRules` is not to be found in the sources: the plugin CompileCards writes it from `Rules/**/*.yml`, card by card,
/// when the package is built.
public enum Catalog {
    /// All built-in rules, by id.
    public static let rules: [Rule] = makeRules()

    /// The rule with that id, or nil.
    ///
    /// - Complexity: logarithmic in the number of rules.
    public static func rule(id: String) -> Rule? {
        var range = rules.indices
        while let middle = range.isEmpty ? nil : range.lowerBound + range.count / 2 {
            let candidate = rules[middle]
            if candidate.id == id { return candidate }
            range = candidate.id < id ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        return nil
    }
}
