import Linting
import Prose

/// `quotes/split`: a quotation cut in two paragraphs by whatever damaged its marks, too; or cut in a text that opens
/// its quotations anew in every paragraph, as English does.
public enum QuotesSplit: Check {
    public static let trigger = Trigger.text([.doubleMark])

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        guard !document.quotations.cuts.isEmpty, !document.marksAreLetters else { return }
        let reopens = document.conventions.language.reopening == .paragraphs
        for place in document.quotationCuts.places where place.hasDamagedMarks || reopens {
            report.add(
                place.gap, "A paragraph break cuts the quotation in two", confidence: place.cut.confidence,
                safety: place.isSure ? .safe : .unsafe,
                edits: document.joint(place.gap))
        }
    }
}
