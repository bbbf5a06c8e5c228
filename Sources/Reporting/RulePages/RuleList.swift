import Interchange
import Linting
import UnicodeText

/// A list of rules: what `obelus rules` prints.
public enum RuleList {
    /// A line for each rule: id, level, fix, languages, preset, summary. Where these do not fit, the languages are left out, and the summary has
    /// lines of its own.
    ///
    /// - Parameter columns: the display width of a terminal; nil: there is none, and a rule is one line whatever its length.
    public static func text(_ cards: [Card], columns: Int? = nil) -> String {
        let wide = wideText(cards)
        guard let columns, wide.split(separator: "\n").contains(where: { DisplayWidth.of($0) > columns }) else { return wide }
        let idWidth = cards.map(\.id.utf8.count).max() ?? 0
        return cards.map { card in
            let id = card.id + String(repeating: " ", count: idWidth - card.id.utf8.count)
            let facts = [card.level.name, card.safety == .none ? "no fix" : card.safety.rawValue, card.preset.rawValue]
            // As long as the longest names.
            let widths = [7, 6, 0]
            let cells = zip(facts, widths).map { $0 + String(repeating: " ", count: max(0, $1 - $0.utf8.count)) }
            return id + "  " + cells.joined(separator: "  ") + "\n"
                + TextWrap.lines(Visible.line(card.summary), columns: columns - 4).map { "    \($0)\n" }.joined()
        }
        .joined()
    }

    private static func wideText(_ cards: [Card]) -> String {
        let rows = cards.map { card in
            [
                card.id, card.level.name, card.safety == .none ? "no fix" : card.safety.rawValue,
                card.languages.description, card.preset.rawValue,
            ]
        }
        let widths = (0..<5).map { column in rows.map { $0[column].utf8.count }.max() ?? 0 }
        return zip(rows, cards).map { row, card in
            let cells = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.utf8.count) }
            return cells.joined(separator: "  ") + "  " + Visible.line(card.summary) + "\n"
        }
        .joined()
    }

    /// A JSON array of objects, one a line.
    public static func json(_ cards: [Card]) -> [UInt8] {
        let separator = Array(",\n".utf8)
        let items = cards.map { card -> [UInt8] in
            let value: JSONValue = [
                "id": .string(card.id), "summary": .string(card.summary), "why": .string(card.why),
                "level": .string(card.level.name), "preset": .string(card.preset.rawValue),
                "languages": .string(card.languages.description), "fix": .string(card.safety.rawValue),
                "touches": .string(card.touches.rawValue), "since": .string(card.since),
                "url": card.url.map { .string($0) } ?? .null,
            ]
            return value.bytes
        }
        return Array("[\n".utf8) + Array(items.joined(separator: separator)) + Array("\n]\n".utf8)
    }
}
