import Catalog
import Linting

/// The linters that the measurements run.
enum Rules {
    /// All rules of the default preset, or those whose id is, or begins with, one of the patterns (`quotes/*`).
    static func linter(_ patterns: [String]) -> Linter {
        Linter(rules: Catalog.rules) { card in
            if patterns.isEmpty { return card.preset == .artifacts ? card.level : nil }
            return patterns.contains { matches(card.id, $0) } ? card.level : nil
        }
    }

    private static func matches(_ id: String, _ pattern: String) -> Bool {
        pattern.hasSuffix("*") ? id.hasPrefix(pattern.dropLast()) : id == pattern || id.hasPrefix(pattern + "/")
    }
}
