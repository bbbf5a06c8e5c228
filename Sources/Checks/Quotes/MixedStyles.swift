import Linting
import Prose

/// `quotes/mixed-styles`: straight and curly double marks in one document; one finding, at the first mark of the
/// style that is rarer.
public enum MixedStyles: Check {
    public static let trigger = Trigger.text(.straightDoubleMark)

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        var straight = 0
        var curly = 0
        var firstStraight: Mark?
        var firstCurly: Mark?
        for (mark, reading) in zip(document.marks, document.quotations.readings) {
            guard reading.role == .opening || reading.role == .closing, !mark.glyph.isSingle else { continue }
            if mark.glyph.isStraight {
                straight += 1
                if firstStraight == nil { firstStraight = mark }
            } else if mark.glyph.isCurly {
                curly += 1
                if firstCurly == nil { firstCurly = mark }
            }
        }
        guard let firstStraight, let firstCurly, straight >= 2, curly >= 2 else { return }
        report.add(
            (straight < curly ? firstStraight : firstCurly).range,
            "The text has \(straight) straight and \(curly) curly quotation marks")
    }
}
