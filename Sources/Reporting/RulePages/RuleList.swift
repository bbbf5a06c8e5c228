import Interchange
import Linting

/// A list of rules: what `obelus rules` prints.
public enum RuleList {
    /// A line for each rule: id, level, fix, languages, summary.
    public static func text(_ cards: [Card]) -> String {
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
                "url": .string(RuleReference.url(of: card.id)),
            ]
            return value.bytes
        }
        return Array("[\n".utf8) + Array(items.joined(separator: separator)) + Array("\n]\n".utf8)
    }
}
