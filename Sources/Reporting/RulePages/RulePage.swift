import Linting
import UnicodeText

/// A rule's card as a page for a terminal: what `obelus explain` prints.
public struct RulePage {
    private let card: Card
    private let isColored: Bool

    /// The display width of the terminal; nil: there is none, and lines are as long as they are.
    private let columns: Int?

    public init(_ card: Card, isColored: Bool = false, columns: Int? = nil) {
        self.card = card
        self.isColored = isColored
        self.columns = columns
    }

    /// The page, with a line end.
    public var text: String {
        guard let columns else { return unwrapped }
        return unwrapped.split(separator: "\n", omittingEmptySubsequences: false).map { Self.wrapped($0, columns) }.joined(separator: "\n")
    }

    /// A line in lines that fit, the further ones below the beginning of its text.
    private static func wrapped(_ line: Substring, _ columns: Int) -> String {
        guard DisplayWidth.of(line) > columns else { return String(line) }
        let indentation = line.prefix { $0 == " " }
        var label = line[indentation.endIndex...].prefix { $0 != " " }
        // “wrong”, “fixed” and their like have three spaces after them.
        label = line[label.endIndex...].hasPrefix("   ") ? line[..<label.endIndex] + "   " : indentation[...]
        let rest = line.dropFirst(label.count)
        let lines = TextWrap.lines(rest, columns: max(20, columns - label.count))
        return lines.enumerated().map { ($0 == 0 ? String(label) : String(repeating: " ", count: label.count)) + $1 }.joined(
            separator: "\n")
    }

    private var unwrapped: String {
        let sections = [header, section("Why", Self.indented(card.why)), examples, turningOff]
        return (sections + (card.url.map { [$0] } ?? [])).joined(separator: "\n\n") + "\n"
    }

    private var header: String {
        let facts: [String] = [
            "level \(card.level.name)", "preset \(card.preset.rawValue)", "languages \(card.languages.description)", fix,
            card.since.isEmpty ? nil : "since \(Visible.line(card.since))",
        ].compactMap { $0 }
        return "\(bold(card.id)): \(Visible.line(card.summary))\n\n  " + facts.joined(separator: " · ")
            + (card.safeBecause.map { "\n  The fix is safe: \(Visible.line($0))" } ?? "")
    }

    private var fix: String {
        card.safety == .none ? "no fix" : "fix \(card.safety.rawValue), touches \(card.touches.rawValue)"
    }

    private var examples: String {
        let all = card.examples
        let shown = all.prefix(Self.mostExamples).map { example in
            switch example {
            case .bad(let text, let good, let language, let source):
                Self.line(source, "  ") + "  wrong   \(Self.line(text))\(note(language))"
                    + (good.map { "\n  fixed   \(Self.line($0))" } ?? "")
            case .ok(let text, let language, let source):
                Self.line(source, "  ") + "  right   \(Self.line(text))\(note(language))"
            }
        }
        let rest = all.count > shown.count ? "\n\n  and \(all.count - shown.count) more" : ""
        return section("Examples", shown.isEmpty ? "  none" : shown.joined(separator: "\n\n") + rest)
    }

    /// A team's list of words is an example a word.
    private static let mostExamples = 12

    /// English goes without saying.
    private func note(_ language: String?) -> String {
        language.map { $0 == "en" ? "" : "  (\(Visible.line($0)))" } ?? ""
    }

    private var turningOff: String {
        section(
            "How to turn it off",
            """
              everywhere   rules: { \(card.id): off }   in .obelus.yml
              for a run    --ignore \(card.id)
              for files    overrides: [{ files: ["old/**"], rules: { \(card.id): off } }]   in .obelus.yml
            """)
    }

    // MARK: Parts

    private func section(_ title: String, _ body: String) -> String { bold(title) + "\n" + body }

    private func bold(_ text: String) -> String { isColored ? "\u{1B}[1m\(text)\u{1B}[0m" : text }

    private static func indented(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? "" : "  " + Visible.line(String($0)) }
            .joined(separator: "\n")
            .trimmingLineEnds
    }

    /// An example on one line: what stands between the marks can be seen, and so can paragraph breaks.
    static func line(_ example: String) -> String {
        let text = example.trimmingLineEnds
        guard let start = text.firstIndex(of: "⟦"), let end = text.firstIndex(of: "⟧"), start < end else {
            return shown(text)
        }
        let place = Visible.shown(String(text[text.index(after: start)..<end]), .marked)
        return shown(String(text[..<start])) + "⟦" + place + "⟧" + shown(String(text[text.index(after: end)...]))
    }

    /// The line of an example's source, with a line end; empty where the example has none.
    static func line(_ source: Card.Source?, _ indentation: String) -> String {
        guard let source else { return "" }
        let notes = [source.language].compactMap { $0 == "en" ? nil : $0 } + source.formats
        let note = notes.isEmpty ? "" : "  (\(notes.map(Visible.line).joined(separator: ", ")))"
        return "\(indentation)source  \(line(source.text))\(note)\n"
    }

    private static func shown(_ text: String) -> String { Visible.shown(text, .plain) }
}

extension String {
    /// Without line ends at the end.
    fileprivate var trimmingLineEnds: String {
        var text = self
        while let last = text.last, last.isNewline { text.removeLast() }
        return text
    }
}
