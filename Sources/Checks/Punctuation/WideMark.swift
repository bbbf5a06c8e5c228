import Linting
import Prose
import UnicodeText

/// `punctuation/wide-mark`: a mark of Chinese or Japanese width in a text of another script (`olive oil：`).
public enum WideMark: BlockCheck {
    public static let signals: Signals = .fullWidth

    public static func check(_ block: BlockView, into report: inout Report) {
        guard !block.language.isWrittenWithoutSpaces else { return }
        // Every fourth first byte of three is E3 or EF but for two bits.
        for position in block.document.places(of: 0xE3, mask: 0xF3, in: block.content) {
            guard mayBeMark(position, block), !followsHan(position, block), let wide = block.scalar(at: position),
                let narrow = narrowForm(wide), !hasWideNeighbor(position, block), !isBesideNarrowTwin(position, block)
            else { continue }
            let place = position..<position + 3
            report.add(
                place, "“\(Character(wide))” (\(wide.codePointAndName)) is a mark of Chinese and Japanese",
                edits: [Edit(place, spaced(narrow, place, block))])
        }
    }

    /// The mark with the space that the wide one brought along.
    private static func spaced(_ mark: String, _ place: ByteRange, _ block: BlockView) -> String {
        let isWord = { (scalar: Unicode.Scalar?) in scalar.map { $0.isLetter || $0.isDigit } ?? false }
        if mark == "(" { return isWord(block.scalar(before: place.lowerBound)) ? " (" : "(" }
        return isWord(block.scalar(at: place.upperBound)) ? mark + " " : mark
    }

    /// Whether a character of Chinese, Japanese or Korean stands near: names of programs and firms stand in such text,
    /// too.
    private static func hasWideNeighbor(_ position: Int, _ block: BlockView) -> Bool {
        guard !block.signals.isDisjoint(with: [.han, .kana, .hangul]) else { return false }
        var before = position
        var after = position + 3
        for _ in 0..<16 {
            if let scalar = block.scalar(before: before) {
                if isEastAsian(scalar) { return true }
                before -= UTF8.width(scalar)
            }
            if let scalar = block.scalar(at: after) {
                if isEastAsian(scalar) { return true }
                after += UTF8.width(scalar)
            }
        }
        return false
    }

    /// Whether one of the ideographs U+4000–U+9FFF stands right before it, by bytes: most marks stand so.
    private static func followsHan(_ position: Int, _ block: BlockView) -> Bool {
        let bytes = block.document.bytes
        return position >= block.content.lowerBound + 3 && 0xE4...0xE9 ~= bytes[position - 3] && bytes[position - 2] & 0xC0 == 0x80
            && bytes[position - 1] & 0xC0 == 0x80
    }

    private static func isEastAsian(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isIdeographic || (0xAC00...0xD7A3).contains(scalar.value) || (0x3100...0x318F).contains(scalar.value)
            || (0x3008...0x3011).contains(scalar.value)
    }

    /// `punctuation/mixed-width` has that one.
    private static func isBesideNarrowTwin(_ position: Int, _ block: BlockView) -> Bool {
        [block.byte(at: position - 1), block.byte(at: position + 3)].contains { byte in
            ",.;:?!".utf8.contains(byte)
        }
    }

    /// Whether the first bytes are those of a mark that has a narrow form.
    private static func mayBeMark(_ position: Int, _ block: BlockView) -> Bool {
        let bytes = block.document.bytes
        guard position + 2 < block.content.upperBound else { return false }
        return bytes[position] == 0xE3 ? bytes[position + 1] == 0x80 && bytes[position + 2] <= 0x82
            : bytes[position] == 0xEF && bytes[position + 1] == 0xBC && bytes[position + 2] <= 0x9F
    }

    private static func narrowForm(_ scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case "，", "、": ","
        case "。", "．": "."
        case "？": "?"
        case "！": "!"
        case "：": ":"
        case "；": ";"
        case "（": "("
        case "）": ")"
        default: nil
        }
    }
}
