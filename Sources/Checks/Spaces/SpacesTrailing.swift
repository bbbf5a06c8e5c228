import Bytes
import Linting
import Prose

/// `spaces/trailing`: white space at the end of a line, ordinary or no-break.
public enum SpacesTrailing: Check {
    public static let trigger = Trigger.blocks(.trailingSpace)

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        guard document.traits.contains(.fileOwnsLayout) else { return }
        var lineEnd = block.range.lowerBound
        while lineEnd <= block.range.upperBound {
            while lineEnd < block.range.upperBound, document.bytes[lineEnd] != 0x0A { lineEnd += 1 }
            let isLast = lineEnd == block.range.upperBound
            var end = lineEnd
            if !isLast, end > block.range.lowerBound, document.bytes[end - 1] == 0x0D { end -= 1 }
            let space = document.spaceBefore(end, notBefore: block.range.lowerBound)
            if !space.isEmpty, !(document.traits.contains(.asterisksAreMarkup) && isHardBreak(space, document)) {
                report.add(space, message(space, document), edits: [Edit(space, "")])
            }
            lineEnd += 1
        }
    }

    /// Two spaces at a line's end break the line in Markdown (CommonMark, section 6.7).
    private static func isHardBreak(_ space: ByteRange, _ document: Document) -> Bool {
        space.count >= 2 && document.bytes[space].allSatisfy { $0 == 0x20 }
    }

    private static func message(_ space: ByteRange, _ document: Document) -> String {
        let hasNoBreak = document.bytes[space].contains { $0 >= 0x80 }
        return hasNoBreak ? "The line ends with a no-break space" : "The line ends with white space"
    }
}
