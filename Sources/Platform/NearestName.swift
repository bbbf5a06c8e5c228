/// “Did you mean …?”: the known name that someone most likely meant.
public enum NearestName {
    /// The candidate with the fewest edits from `name`, the first of several; nil where none is near enough
    /// for a slip of the keyboard.
    ///
    /// - Complexity: the product of the two lengths, for each candidate.
    public static func of(_ name: String, among candidates: some Sequence<String>) -> String? {
        let wanted = Array(name.lowercased().unicodeScalars.prefix(lengthLimit))
        var best: (distance: Int, name: String)?
        for candidate in candidates {
            let scalars = Array(candidate.lowercased().unicodeScalars.prefix(lengthLimit))
            let tolerance = max(1, min(wanted.count, scalars.count) / 3)
            guard abs(wanted.count - scalars.count) <= tolerance else { continue }
            let distance = distance(wanted, scalars)
            if distance <= tolerance, distance < best?.distance ?? .max { best = (distance, candidate) }
        }
        return best?.name
    }

    /// The end of an error message about an unknown name: `; did you mean “quotes/space”?`, or, where nothing is
    /// near and the choice is small, all there is to choose from.
    public static func hint(for name: String, among candidates: some Collection<String>) -> String {
        if let nearest = of(name, among: candidates) { return "; did you mean “\(nearest)”?" }
        guard !candidates.isEmpty, candidates.count <= 20 else { return "" }
        return "; known names are " + candidates.map { "“\($0)”" }.joined(separator: ", ")
    }

    /// No name is longer; what is pasted by mistake must not cost time.
    private static let lengthLimit = 80

    /// Insertions, deletions, replacements and swaps of neighbours that make `right` of `left`.
    ///
    /// Source: optimal string alignment, Damerau 1964.
    private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var older: [Int] = []
        var previous = Array(0...right.count)
        for (i, scalar) in left.enumerated() {
            var current = [i + 1]
            for (j, other) in right.enumerated() {
                var cost = min(previous[j] + (scalar == other ? 0 : 1), previous[j + 1] + 1, current[j] + 1)
                if i > 0, j > 0, scalar == right[j - 1], left[i - 1] == other { cost = min(cost, older[j - 1] + 1) }
                current.append(cost)
            }
            (older, previous) = (previous, current)
        }
        return previous[right.count]
    }
}
