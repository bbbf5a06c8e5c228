import Linting
import Prose

/// `spaces/around-full-width`: a space beside a comma or full stop of Chinese or Japanese width, which brings its own
/// (`你好， 世界 。`).
public enum SpaceAroundWideMark: BlockCheck {
    public static let signals: Signals = .wideBesideSpace

    public static func check(_ block: BlockView, into report: inout Report) {
        let bytes = block.document.bytes
        var position = block.content.lowerBound
        while position < block.content.upperBound {
            defer { position += 1 }
            guard bytes[position] == 0xE3 || bytes[position] == 0xEF, let mark = block.scalar(at: position),
                "，。、；：？！".unicodeScalars.contains(mark)
            else { continue }
            let left = bytes[position - 1 >= block.content.lowerBound ? position - 1 : position] == 0x20
            let after = position + 3
            // A question mark may be followed by a space; Japanese sets an ideographic one.
            let right = block.byte(at: after) == 0x20 && mark != "？" && mark != "！"
            if left, let before = block.scalar(before: position - 1), before.isIdeographic {
                report.add(
                    position - 1..<after, "There is a space before “\(Character(mark))”",
                    edits: [Edit(position - 1..<position, "")])
            } else if right, let next = block.scalar(at: after + 1), next.isIdeographic,
                block.scalar(before: position)?.isIdeographic == true
            {
                report.add(
                    position..<after + 1, "There is a space behind “\(Character(mark))”",
                    edits: [Edit(after..<after + 1, "")])
            }
        }
    }
}
