import Bytes
import Linting
import Prose

/// `structure/blank-lines`: more blank lines between two paragraphs than the text sets anywhere on purpose.
public enum BlankLines: Check {
    public static let trigger = Trigger.blocks(outline: .standsApart)

    /// Two blank lines set off a chapter; three set off nothing.
    private static let mostBlankLines = 2
    /// A text that does it again and again means it.
    private static let mostPlaces = 8

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        guard document.traits.isSuperset(of: [.fileOwnsLayout, .linesAreLayout]) else { return }
        var places: [ByteRange] = []
        for block in view.blocks where block.index > 0 {
            let gap = document.blocks[block.index - 1].range.upperBound..<block.range.lowerBound
            guard gap.count > mostBlankLines + 1, lineEnds(gap, document) > mostBlankLines + 1 else { continue }
            places.append(gap)
        }
        guard places.count <= mostPlaces else { return }
        for place in places {
            let end = document.bytes[place].contains(0x0D) ? "\r\n" : "\n"
            report.add(
                place, "There are \(lineEnds(place, document) - 1) blank lines where one belongs",
                edits: [Edit(place, end + end)])
        }
    }

    private static func lineEnds(_ range: ByteRange, _ document: Document) -> Int {
        document.bytes[range].reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
    }
}
