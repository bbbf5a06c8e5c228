import Linting
import Prose

/// `quotes/empty`: an opening and a closing mark with nothing between them (`the “” deal`).
public enum QuotesEmpty: Check {
    public static let trigger = Trigger.text(.doubleMark)

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        let marks = document.marks
        for index in marks.indices.dropLast() where marks[index].right == .mark || marks[index].right == .space {
            let gap = marks[index + 1].offset - marks[index].range.upperBound
            guard gap <= 1, document.quotations.readings[index].role != .closing, marks[index].block == marks[index + 1].block,
                isPair(marks[index].glyph, marks[index + 1].glyph),
                gap == 0 || document.bytes[marks[index].range.upperBound] == 0x20, !document.isPointer(marks[index])
            else { continue }
            report.add(
                marks[index].offset..<marks[index + 1].range.upperBound, "There is nothing between the quotation marks")
        }
    }

    private static func isPair(_ opening: Mark.Glyph, _ closing: Mark.Glyph) -> Bool {
        switch (opening, closing) {
        case (.leftDouble, .rightDouble), (.leftGuillemet, .rightGuillemet), (.lowDouble, .leftDouble),
            (.leftCorner, .rightCorner):
            true
        default: false
        }
    }
}
