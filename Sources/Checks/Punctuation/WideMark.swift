import Bytes
import Linting
import Prose
import UnicodeText

/// `punctuation/wide-mark`: a mark of Chinese or Japanese width in a text of another script (`olive oil：`).
public enum WideMark: Check {
    public static let trigger = Trigger.blocks(.fullWidth)

    public static func check(_ block: BlockView, into report: inout Report) {
        // Where nobody knows the language, the marks say what it may be.
        guard !block.language.isWrittenWithoutSpaces, block.language != .undetermined else { return }
        var position = block.content.lowerBound
        while let place = nextPlace(from: position, block) {
            position = place.upperBound
            guard let wide = block.scalar(at: place.lowerBound),
                let narrow = narrowForm(wide), !hasWideNeighbor(place.lowerBound, block), !isBesideNarrowTwin(place.lowerBound, block)
            else { continue }
            report.add(
                place, "“\(Character(wide))” (\(wide.codePointAndName)) is Chinese and Japanese punctuation",
                edits: [Edit(place, spaced(narrow, place, block))])
        }
    }

    /// Where a mark may stand that has a narrow form, by its bytes: E3 80 81 or 82, or EF BC and up to 9F, with no other character of
    /// Chinese or Japanese right before it.
    private static func nextPlace(from position: Int, _ block: BlockView) -> ByteRange? {
        block.document.bytes.withUnsafeBufferPointer { bytes in
            let end = block.content.upperBound
            var position = position
            while position + 2 < end {
                let cjk = bytes.places(of: 0xE3, from: position, to: end)
                let wide = bytes.places(of: 0xEF, from: position, to: end)
                var found = wide
                // Kana begin with the same byte.
                if cjk != 0 { found |= cjk & (bytes.places(of: 0x80, from: position, to: end) &>> 1 | 1 &<< 63) }
                while found != 0 {
                    let place = position &+ found.trailingZeroBitCount
                    if place + 2 < end, mayBeMark(bytes[place], bytes[place + 1], bytes[place + 2]),
                        !followsWide(place, bytes, block.content)
                    {
                        return place..<place + 3
                    }
                    found &= found &- 1
                }
                position &+= 64
            }
            return nil
        }
    }

    private static func mayBeMark(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
        first == 0xE3 ? second == 0x80 && third <= 0x82 : second == 0xBC && third <= 0x9F
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

    /// Whether one of the ideographs U+4000–U+9FFF or of the kana U+3040–U+30BF stands right before it, by bytes: most marks
    /// stand so.
    private static func followsWide(_ position: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ content: ByteRange) -> Bool {
        guard position >= content.lowerBound + 3 else { return false }
        let (first, second) = (bytes[position - 3], bytes[position - 2])
        return second & 0xC0 == 0x80 && bytes[position - 1] & 0xC0 == 0x80
            && (0xE4...0xE9 ~= first || first == 0xE3 && 0x81...0x82 ~= second)
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
