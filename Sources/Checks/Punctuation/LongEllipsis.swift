import Linting
import Prose
import UnicodeText

/// `punctuation/long-ellipsis`: five or more full stops in a row (`wait.....`).
public enum LongEllipsis: Check {
    public static let trigger = Trigger.blocks(.doubledPunctuation)

    public static func check(_ block: BlockView, into report: inout Report) {
        let bytes = block.document.bytes
        var position = block.content.lowerBound
        while position < block.content.upperBound {
            guard bytes[position] == UInt8(ascii: ".") else {
                position += 1
                continue
            }
            let start = position
            while position < block.content.upperBound, bytes[position] == UInt8(ascii: ".") { position += 1 }
            // Four are an ellipsis and a full stop; a dozen lead to a page number or stand for what was left out.
            guard (5...9).contains(position - start), let before = block.scalar(before: start),
                before.isLetter || "?!\"”»".unicodeScalars.contains(before), !block.isProtected(start..<position)
            else { continue }
            report.add(
                start..<position, "This ellipsis has \(position - start) full stops",
                edits: [Edit(start..<position, "...")])
        }
    }
}
