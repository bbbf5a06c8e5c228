import Bytes
import Linting
import Prose

/// `punctuation/mixed-width`: the same mark twice, once narrow and once wide (`so far.。`, `feet?？`).
public enum MixedWidth: Check {
    public static let trigger = Trigger.blocks(.wideBesideNarrow)

    public static func check(_ block: BlockView, into report: inout Report) {
        let bytes = block.document.bytes
        var position = block.content.lowerBound
        while position < block.content.upperBound {
            defer { position += 1 }
            guard bytes[position] == 0xE3 || bytes[position] == 0xEF, let wide = block.scalar(at: position),
                let narrow = narrowForm(wide)
            else { continue }
            let before = position > block.content.lowerBound ? bytes[position - 1] : 0
            let after = block.byte(at: position + 3)
            let isBefore = isMark(before) && !isRun(position - 1, -1, block)
            guard isBefore || isMark(after) && !isRun(position + 3, 1, block) else { continue }
            // Other pairs may be meant: `、.then` is code, `。:` a sentence that leads to a list.
            guard narrow == (isBefore ? before : after), isBefore || !beginsName(position + 4, block) else { continue }
            let place = isBefore ? position - 1..<position + 3 : position..<position + 4
            let ascii = isBefore ? before : after
            guard followsWord(place.lowerBound, block) else { continue }
            let keepsWide = isAmongIdeographs(place, block)
            let kept = keepsWide ? block.document.text(position..<position + 3) : String(UnicodeScalar(ascii))
            report.add(
                place, "“\(Character(Unicode.Scalar(ascii)))” and “\(Character(wide))” are next to each other",
                edits: [Edit(place, kept)])
        }
    }

    private static func isMark(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "?"),
            UInt8(ascii: "!"):
            true
        default: false
        }
    }

    /// Whether the pair ends a word: a list of marks, `，,，`, is about them.
    private static func followsWord(_ offset: Int, _ block: BlockView) -> Bool {
        block.scalar(before: offset).map { $0.isLetter || $0.isDigit || "\"”’)）」』》".unicodeScalars.contains($0) } ?? false
    }

    /// Whether letters of ASCII stand right behind a full stop of ASCII: `.call` begins with it.
    private static func beginsName(_ offset: Int, _ block: BlockView) -> Bool {
        let next = block.byte(at: offset)
        return block.byte(at: offset - 1) == UInt8(ascii: ".") && next < 0x80 && block.document.isLetterByte(next)
    }

    /// Whether more of the mark stands beyond it: `...。` is an ellipsis at a sentence's end.
    private static func isRun(_ position: Int, _ step: Int, _ block: BlockView) -> Bool {
        block.byte(at: position + step) == block.byte(at: position)
    }

    /// Whether Chinese or Japanese is written here, or else around here in a text of such a language.
    private static func isAmongIdeographs(_ place: ByteRange, _ block: BlockView) -> Bool {
        if let before = block.scalar(before: place.lowerBound), before.isIdeographic { return true }
        return block.language.isWrittenWithoutSpaces
    }

    private static func narrowForm(_ scalar: Unicode.Scalar) -> UInt8? {
        switch scalar {
        case "，", "、": UInt8(ascii: ",")
        case "。", "．": UInt8(ascii: ".")
        case "？": UInt8(ascii: "?")
        case "！": UInt8(ascii: "!")
        case "：": UInt8(ascii: ":")
        case "；": UInt8(ascii: ";")
        default: nil
        }
    }
}
