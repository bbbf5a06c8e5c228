import Bytes
import Linting

/// A rule's card as a page in Markdown: a page of `docs/rules`.
public struct RuleDocument {
    private let card: Card

    public init(_ card: Card) {
        self.card = card
    }

    /// The page.
    public var text: String {
        let parts = [
            "<!-- Written by scripts/document-rules from Rules/\(card.id).yml. -->", "# \(card.id)",
            Self.escaped(card.summary) + ".", facts, "## Why", Self.escaped(card.why), found, "## Examples", examples,
            "## How to turn it off",
            turningOff,
        ]
        return parts.filter { !$0.isEmpty }.map(\.trimmed).joined(separator: "\n\n") + "\n"
    }

    private var facts: String {
        let preset = card.level == .off ? "\(card.preset.rawValue), off by default" : card.preset.rawValue
        let fix = card.safety == .none ? "none" : "\(card.safety.rawValue): “\(Self.escaped(card.title))”, touches \(card.touches.rawValue)"
        let rows = [
            ("Level", card.level.name), ("Preset", preset), ("Languages", card.languages.description), ("Fix", fix),
            ("Safe because", card.safeBecause.map(Self.escaped) ?? ""),
            ("Artifacts", card.artifacts.isEmpty ? "" : "[\(card.artifacts.joined(separator: ", "))](../../coverage.md)"),
            ("Since", card.since),
        ]
        let lines = rows.filter { !$0.1.isEmpty }.map { "| \($0) | \(Self.cell($1)) |" }
        return "| | |\n|---|---|\n" + lines.joined(separator: "\n")
    }

    /// What the rule looks for, where the card says it.
    private var found: String {
        switch card.detection {
        case .check: ""
        case .pattern(let pattern): "## What it looks for\n\n" + Self.fenced(pattern)
        case .phrases(let phrases, let position):
            "## What it looks for\n\n" + Self.places(position) + "\n\n"
                + Self.fenced(
                    phrases.map { phrase in phrase.text + (phrase.replacement.map { $0.isEmpty ? "" : " → \($0)" } ?? "") }.joined(
                        separator: "\n"))
        case .terms(let terms):
            "## What it looks for\n\n"
                + Self.fenced(
                    terms.map { "\($0.source.text) → \($0.targets.map(\.text).joined(separator: ", "))" }.joined(separator: "\n"))
        }
    }

    private static func places(_ position: Card.PhrasePosition) -> String {
        switch position {
        case .anywhere: "These phrases:"
        case .blockStart: "A paragraph that begins with one of these phrases:"
        case .wholeBlock: "A paragraph that is one of these phrases:"
        case .label: "A paragraph that is one of these phrases, or begins with one and a colon or dash:"
        }
    }

    private var examples: String {
        card.examples.map { example in
            switch example {
            case .bad(let text, let good, let language, let source):
                Self.fenced(
                    RulePage.line(source, "") + "wrong   \(RulePage.line(text))" + (good.map { "\nfixed   \(RulePage.line($0))" } ?? ""),
                    Self.note(language))
            case .ok(let text, let language, let source):
                Self.fenced(RulePage.line(source, "") + "right   \(RulePage.line(text))", Self.note(language))
            }
        }
        .joined(separator: "\n\n")
    }

    /// English goes without saying.
    private static func note(_ language: String?) -> String {
        language.map { $0 == "en" ? "" : "In the language \($0):\n\n" } ?? ""
    }

    private var turningOff: String {
        guard card.level != .off else {
            return "It is off by default. To turn it on, add this to `.obelus.yml`: `rules: { \(card.id): warning }`."
        }
        return """
            - everywhere: `rules: { \(card.id): off }` in `.obelus.yml`
            - for a run: `--ignore \(card.id)`
            - for files: `overrides: [{ files: ["old/**"], rules: { \(card.id): off } }]` in `.obelus.yml`
            """
    }

    // MARK: Markdown

    /// A text in a block of code that nothing in it ends.
    static func fenced(_ text: String) -> String { fenced(text, "") }

    private static func fenced(_ text: String, _ note: String) -> String {
        // A fence is longer than any row of backticks in what it holds.
        var longest = 0
        var run = 0
        for character in text {
            run = character == "`" ? run + 1 : 0
            longest = max(longest, run)
        }
        let fence = String(repeating: "`", count: max(3, longest + 1))
        return note + fence + "text\n" + text + "\n" + fence
    }

    /// The text without characters that Markdown would take for markup.
    static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            if "\\`*_[]<>#&|".contains(character) { result.append("\\") }
            result.append(character)
        }
        return result
    }

    /// What is escaped already, within a table.
    private static func cell(_ text: String) -> String { text.split(separator: "\n").joined(separator: " ") }
}

/// The index of the pages, by category.
public enum RuleIndex {
    public static func text(_ cards: [Card]) -> String {
        var text = """
            <!-- Written by scripts/document-rules. -->

            # Rules

            \(cards.count) rules. `obelus explain RULE` prints a rule’s page; [how to write one](../writing-rules.md).

            """
        var category = ""
        for card in cards {
            if card.category != category {
                category = card.category
                text += "\n## \(category)\n\n| rule | | level | preset | fix | languages |\n|---|---|---|---|---|---|\n"
            }
            let cells = [
                "[\(card.id.dropFirst(category.count + 1))](\(card.id).md)", RuleDocument.escaped(card.summary), card.level.name,
                card.preset.rawValue, card.safety.rawValue, card.languages.description,
            ]
            text += "| " + cells.joined(separator: " | ") + " |\n"
        }
        return text
    }
}

extension String {
    fileprivate var trimmed: String {
        var text = self
        while let last = text.last, last.isNewline { text.removeLast() }
        return text
    }
}
