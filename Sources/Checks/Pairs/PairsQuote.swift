import Bytes
import Linting
import Prose

/// An odd number of double quotation marks in the target, where the source has an even one.
public enum PairsQuote: PairCheck {
    public static let trigger = PairTrigger(target: .quote)

    public static func check(_ pair: PairView, into report: inout Report) {
        guard !PairMarks.areDoubleMarksEven(pair.document.bytes, pair.signs.target.kinds) else { return }
        let target = pair.sides.target
        let marks = target.doubleMarks
        guard marks.count % 2 == 1, pair.sides.source.doubleMarks.count % 2 == 0, !target.isCode,
            // Behind a digit a mark may be one or mean inches, and a text without words is about the mark itself.
            !target.hasMarkAfterDigit, target.scalars.contains(where: { $0.isLetter }),
            // Each paragraph of a long quotation is opened anew.
            pair.document.blocks.count == 1
        else { return }
        // The one that does not open or close anything: the quotation parser’s, or else the last.
        let document = pair.document
        let unpaired = document.marks.indices.first {
            document.quotations.readings[$0].partner < 0 && isOneOf(document.marks[$0].range, marks, target)
        }
        let place = unpaired.map { document.marks[$0].range } ?? target.bytes(marks[marks.count - 1]..<marks[marks.count - 1] + 1)
        report.add(place, "This quotation mark has no partner; the source’s marks have", source: 0..<pair.source.text.bytes.count)
    }

    private static func isOneOf(_ range: ByteRange, _ marks: [Int], _ side: PairSide) -> Bool {
        marks.contains { side.offsets[$0] == range.lowerBound }
    }
}
