import Linting

/// A rule's card as an editor shows it beside a text: what the rule is about, why, and an example.
public struct RuleHover {
    private let card: Card

    public init(_ card: Card) {
        self.card = card
    }

    /// In Markdown.
    public var markdown: String {
        let head = "**\(RuleDocument.escaped(card.id))**: \(RuleDocument.escaped(card.summary))"
        let parts = [head, RuleDocument.escaped(card.why), example.map(RuleDocument.fenced) ?? "", RuleDocument.escaped(facts)]
        return parts.filter { !$0.isEmpty }.map { SafeLine.of($0, keepsLineEnds: true) }.joined(separator: "\n\n")
    }

    /// Without any markup.
    public var text: String {
        let parts = ["\(card.id): \(card.summary)", card.why, example ?? "", facts]
        return parts.filter { !$0.isEmpty }.map { SafeLine.of($0, keepsLineEnds: true) }.joined(separator: "\n\n")
    }

    private var facts: String {
        let fix =
            switch card.safety {
            case .safe: "“obelus fix” fixes it"
            case .unsafe: "the fix needs review"
            case .none: "no fix"
            }
        return "Level \(card.level.name); \(fix). To turn it off: rules: { \(card.id): off } in .obelus.yml"
    }

    /// The first example that shows what is wrong.
    private var example: String? {
        for case .bad(let text, let good, _) in card.examples {
            return "wrong   \(RulePage.line(text))" + (good.map { "\nfixed   \(RulePage.line($0))" } ?? "")
        }
        return nil
    }
}
