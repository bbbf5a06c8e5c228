import Linting
import Prose

/// `quotes/typographic`: straight marks, or a pair of two conventions, where the language has marks of its own
/// (`Er sagte: "Ja"`).
public enum QuotesTypographic: Check {
    public static let trigger = Trigger.text([.straightDoubleMark, .doubleMark])

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        guard document.language != .undetermined else { return }
        let own = PreferredMarks(language: document.language)
        let mixesLow = document.language.base == .german || document.language.base == .czech
        document.forEachPair(among: document.marks.indices) { first, second, around in
            let opening = document.marks[first]
            let closing = document.marks[second]
            let isStraight = opening.glyph == .straightDouble && closing.glyph == .straightDouble
            let isMixed = mixesLow && opening.glyph == .lowDouble && closing.glyph == .rightDouble
            guard isStraight || isMixed, opening.block == closing.block, document.isClear(first, second) else { return }
            let marks = around.isEmpty ? (own.opening, own.closing) : (own.innerOpening, own.innerClosing)
            report.add(
                opening.range,
                isStraight ? "This quotation has straight marks" : "This quotation opens with „ but closes with ”",
                edits: document.edits(replacing: opening, closing, with: marks))
        }
    }
}
