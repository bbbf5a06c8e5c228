import Bytes
import Linting
import Prose

/// `structure/wrapped-paragraph`: a paragraph that was broken at a fixed width in a text that is not.
public enum WrappedParagraph: Check {
    public static let trigger = Trigger.blocks(.innerLineBreak)

    /// More than a line that was broken at a width holds.
    private static let fullLine = 90

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        guard document.traits.isSuperset(of: [.fileOwnsLayout, .linesAreLayout]), document.layout == .lines else { return }
        let whole = document.blocks.count { $0.content.count > fullLine && !$0.signals.contains(.innerLineBreak) }
        // Where few paragraphs show that the text is not broken at a width, it may be.
        guard whole * 2 >= view.blocks.count else { return }
        for block in view.blocks where block.kind == .paragraph {
            let breaks = lineBreaks(in: block.content, document)
            guard let first = breaks.first, let last = breaks.last else { continue }
            report.add(
                first.lowerBound..<last.upperBound, "This paragraph is hard-wrapped, but others are not",
                edits: breaks.map { Edit($0, " ") })
        }
    }

    /// The line ends within a block, with the spaces around them.
    private static func lineBreaks(in range: ByteRange, _ document: Document) -> [ByteRange] {
        let isSpace = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
        var breaks: [ByteRange] = []
        var position = range.lowerBound
        while position < range.upperBound {
            guard document.bytes[position] == 0x0A else {
                position += 1
                continue
            }
            var start = position
            while start > range.lowerBound, isSpace(document.bytes[start - 1]) { start -= 1 }
            while position < range.upperBound, isSpace(document.bytes[position]) { position += 1 }
            breaks.append(start..<position)
        }
        return breaks
    }
}
