import Linting
import Prose

/// `quotes/nesting`: a quotation inside a quotation with the same marks (`“He said “no” twice”`).
public enum QuotesNesting: Check {
    public static let trigger = Trigger.text(.doubleMark)

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        let own = PreferredMarks(language: document.language)
        var reported: Set<Int> = []
        var singles = SingleQuotations()
        // Only where the search over marks had something to decide does one of two pairs stand right within the other.
        document.forEachPair(among: document.quotations.searched) { first, second, around in
            let opening = document.marks[first]
            guard let outer = around.last, document.marks[outer].glyph == opening.glyph, !opening.glyph.isStraight,
                opening.block == document.marks[second].block, document.isClear(first, second)
            else { return }
            // A quotation in single marks may lie between the two (`“He said ‘I read “Emma” twice’ to me”`): then the marks alternate.
            if let single = singles.innermost(around: first, document), single > outer { return }
            reported.insert(first)
            report.add(
                opening.range, "The inner quotation has the same marks as the outer one",
                edits: edits(replacing: opening, document.marks[second], own, document))
        }
        // As likely as not the mark before it lost its partner, which is `quotes/unpaired`'s finding; this is the other half.
        for (outer, _, reading) in document.doubtfulMarks where reading.role == .opening && reading.partner < 0 {
            guard let inner = document.pairWithinSpeech(openedBy: outer), !reported.contains(inner.opening) else { continue }
            reported.insert(inner.opening)
            report.add(
                document.marks[inner.opening].range, "The inner quotation has the same marks as the outer one",
                confidence: reading.confidence,
                edits: edits(replacing: document.marks[inner.opening], document.marks[inner.closing], own, document))
        }
        for twin in document.unclosedAround.twins where !reported.contains(twin.opening) {
            let inner = document.marks[twin.opening]
            report.add(
                inner.range, "The inner quotation has the same marks as the outer one",
                edits: twin.closing.map { edits(replacing: inner, document.marks[$0], own, document) } ?? [])
        }
    }

    /// The language's marks for a quotation inside; none where the one around it has these (`“Ha detto “no” due volte”`): which
    /// of the two is to change is then the writer's to say.
    private static func edits(replacing opening: Mark, _ closing: Mark, _ own: PreferredMarks, _ document: Document) -> [Edit] {
        if own.innerOpening.hasPrefix(opening.glyph.text) { return [] }
        return document.edits(replacing: opening, closing, with: (own.innerOpening, own.innerClosing))
    }
}
