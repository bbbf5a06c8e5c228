import Bytes
import Linting
import Prose
import UnicodeText

/// `punctuation/spaced-marks`: question or exclamation marks with spaces between them (`Great! ! !`).
public enum SpacedMarks: Check {
    public static let trigger = Trigger.blocks(.spaceBeforePunctuation)

    public static func check(_ block: BlockView, into report: inout Report) {
        let bytes = block.document.bytes
        var position = block.content.lowerBound
        while position < block.content.upperBound {
            guard isMark(bytes[position]), let before = block.scalar(before: position),
                before.isLetter || "\"”»".unicodeScalars.contains(before)
            else {
                position += 1
                continue
            }
            let start = position
            var spaces: [ByteRange] = []
            position += 1
            while true {
                let space = block.document.spaceAfter(position, notAfter: block.content.upperBound)
                guard space.upperBound < block.content.upperBound, isMark(bytes[space.upperBound]) else { break }
                if !space.isEmpty { spaces.append(space) }
                position = space.upperBound + 1
            }
            guard !spaces.isEmpty, !block.isProtected(start..<position) else { continue }
            report.add(
                start..<position, "There are spaces between the punctuation marks",
                edits: spaces.map { Edit($0, "") })
        }
    }

    private static func isMark(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") }
}
