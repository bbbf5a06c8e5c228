import Linting
import Prose

/// `quotes/carried`: a quotation that goes on in the next paragraph without being opened again, where nothing else
/// speaks for damage.
public enum QuotesCarried: Check {
    public static let trigger = Trigger.text([.doubleMark])

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        guard !document.quotations.cuts.isEmpty, document.conventions.language.reopening != .paragraphs else { return }
        for place in document.quotationCuts.places where !place.hasDamagedMarks {
            report.add(
                place.gap, "The quotation continues after this paragraph break without being reopened",
                confidence: place.cut.confidence,
                edits: document.joint(place.gap))
        }
    }
}
