import Bytes
import Linting
import Prose

/// `quotes/duplicated-attribution`: who speaks is said twice (`…it,” the player admitted, ” the player admitted.`).
public enum DuplicatedAttribution: Check {
    public static let trigger = Trigger.text(.doubleMark)

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        for index in document.quotations.searched where index > 0 {
            let before = document.marks[index - 1]
            let mark = document.marks[index]
            guard before.block == mark.block, !mark.glyph.isSingle, !before.glyph.isSingle else { continue }
            let first = trimmed(before.range.upperBound..<mark.offset, document)
            guard (6...80).contains(first.count), isClause(first, document) else { continue }
            let end = document.blocks[Int(mark.block)].content.upperBound
            let space = document.spaceAfter(mark.range.upperBound, notAfter: end)
            let second = space.upperBound..<space.upperBound + first.count
            // The first may end in the beginning of a character whose rest is lost.
            guard second.upperBound <= end, document.bytes[first].elementsEqual(document.bytes[second]),
                second.upperBound == end || document.bytes[second.upperBound] & 0xC0 != 0x80
            else { continue }
            report.add(
                first.upperBound..<second.upperBound, "“\(document.text(first))” is repeated",
                edits: [Edit(first.upperBound..<second.upperBound, "")])
        }
    }

    /// The range without spaces and commas at its ends.
    private static func trimmed(_ range: ByteRange, _ document: Document) -> ByteRange {
        let isEdge = { (byte: UInt8) in byte == 0x20 || byte == UInt8(ascii: ",") }
        var lower = range.lowerBound
        var upper = range.upperBound
        while lower < upper, isEdge(document.bytes[lower]) { lower += 1 }
        while upper > lower, isEdge(document.bytes[upper - 1]) { upper -= 1 }
        return lower..<upper
    }

    /// Whether the range is two words or more, and no full stop among them.
    private static func isClause(_ range: ByteRange, _ document: Document) -> Bool {
        let text = document.bytes[range]
        return text.contains(0x20) && !text.contains(UInt8(ascii: ".")) && !text.contains(UInt8(ascii: "\n"))
    }
}
