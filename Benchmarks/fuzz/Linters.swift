import Catalog
import Linting

/// The sets of rules that mutants are checked with: each preset, all of them, and all with each style of quotation marks.
enum Linters {
    private static let styles = [nil, "quotes/locale-style", "quotes/curly-style", "quotes/straight-style"]

    static let all: [Linter] =
        [Linter(rules: Catalog.rules)]
        + styles.map { style in
            Linter(rules: Catalog.rules) { card in
                if card.level == .off { return card.id == style ? .warning : nil }
                return style != nil && card.id == "quotes/typographic" ? nil : card.level
            }
        }
        + [Card.Preset.typography, .translationese].map { preset in Linter(rules: Catalog.rules) { $0.preset == preset ? $0.level : nil } }
}
