import Linting
import Prose

/// `quotes/split`: a quotation cut in two paragraphs, the second of which does not open it again.
public enum SplitQuotation: DocumentCheck {
    public static let signals: Signals = [.doubleMark]

    /// A quotation that runs over more breaks than this is set off on purpose: a letter, a poem, a list.
    private static let mostBreaks = 3

    public static func check(_ document: Document, into report: inout Report) {
        let breaks = Dictionary(grouping: document.quotations.cuts, by: \.opening).mapValues(\.count)
        for cut in document.quotations.cuts {
            let opening = document.marks[cut.opening]
            let reading = document.quotations.readings[cut.opening]
            guard breaks[cut.opening, default: 0] <= mostBreaks, reading.partner >= 0, cut.after == cut.before + 1,
                cut.margin >= 1.5, opening.right != .edge, !opening.glyph.isSingle,
                isOneText(document.blocks[cut.before], document.blocks[cut.after], document)
            else { continue }
            let gap = document.blocks[cut.before].content.upperBound..<document.blocks[cut.after].content.lowerBound
            report.add(
                gap, "A paragraph break cuts the quotation in two", confidence: cut.confidence,
                edits: [Edit(gap, document.language.isWrittenWithoutSpaces ? "" : " ")])
        }
    }

    /// Whether two paragraphs can be one text: running prose both, and the first does not announce the second.
    private static func isOneText(_ before: Block, _ after: Block, _ document: Document) -> Bool {
        guard before.kind == .paragraph, after.kind == .paragraph else { return false }
        if document.bytes[before.content.upperBound - 1] == UInt8(ascii: ":") { return false }
        return !document.looksLikeVerse(before.content) && !document.looksLikeVerse(after.content)
    }
}
