import Bytes
import Linting
import Prose
import UnicodeText

/// `spaces/around-full-width`: a space beside a comma or full stop of Chinese or Japanese width, which brings its own
/// (`你好， 世界 。`).
public enum AroundFullWidth: Check {
    public static let trigger = Trigger.blocks(.wideBesideSpace)

    public static func check(_ block: BlockView, into report: inout Report) {
        let bytes = block.document.bytes
        guard mayStand(block) else { return }
        var position = block.content.lowerBound
        while position < block.content.upperBound {
            defer { position += 1 }
            guard bytes[position] == 0xE3 || bytes[position] == 0xEF, let mark = block.scalar(at: position),
                "，。、；：？！".unicodeScalars.contains(mark)
            else { continue }
            let space = block.readSpace(before: position)
            let left = space.count == 1 && bytes[space.lowerBound] == 0x20
            let after = block.reading(at: position + 3)
            // A question mark may be followed by a space; Japanese sets an ideographic one.
            let right = block.byte(at: after) == 0x20 && mark != "？" && mark != "！"
            // Markdown needs the space where its marks of emphasis would not be read as such without it.
            if left, block.document.keepsEmphasis([Edit(space, "")]), let before = block.readScalar(before: space.lowerBound),
                before.isIdeographic || before.isLetter || before.isDigit
            {
                report.add(
                    space.lowerBound..<position + 3, "There is a space before “\(Character(mark))”", edits: [Edit(space, "")])
            } else if right, block.document.keepsEmphasis([Edit(after..<after + 1, "")]), let next = block.readScalar(at: after + 1),
                next.isIdeographic || next.isLetter || next.isDigit,
                let before = block.readScalar(before: position), before.isIdeographic || before.isLetter || before.isDigit || before == "）"
            {
                report.add(
                    position..<after + 1, "There is a space after “\(Character(mark))”", edits: [Edit(after..<after + 1, "")])
            }
        }
    }

    /// Whether a space stands beside one of the marks, by bytes: most that stand beside something wide part it from a word of
    /// Latin letters. Markup may stand between the two.
    private static func mayStand(_ block: BlockView) -> Bool {
        let range = block.content
        return !block.block.markup.isEmpty
            || block.document.bytes.withUnsafeBufferPointer { bytes in
                var next = range.lowerBound
                while let position = bytes.firstPlace(from: next, to: range.upperBound, of: 0x20) {
                    if position >= range.lowerBound + 3, isMark(bytes, position - 3) { return true }
                    if position + 3 < range.upperBound, isMark(bytes, position + 1) { return true }
                    next = position + 1
                }
                return false
            }
    }

    private static func isMark(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int) -> Bool {
        switch (bytes[position], bytes[position + 1], bytes[position + 2]) {
        case (0xE3, 0x80, 0x81), (0xE3, 0x80, 0x82), (0xEF, 0xBC, _): true
        default: false
        }
    }
}
