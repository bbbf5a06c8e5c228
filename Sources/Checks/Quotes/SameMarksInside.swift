import Linting
import Prose

/// `quotes/nesting`: a quotation inside a quotation with the same marks (`“He said “no” twice”`).
public enum SameMarksInside: DocumentCheck {
    public static let signals: Signals = .doubleMark

    public static func check(_ document: Document, into report: inout Report) {
        let own = PreferredMarks(language: document.language)
        var outer: [Int] = []
        document.forEachPair { first, second, depth in
            outer.removeLast(max(0, outer.count - depth))
            defer { outer.append(first) }
            let opening = document.marks[first]
            let closing = document.marks[second]
            guard depth > 0, let around = outer.last, document.marks[around].glyph == opening.glyph,
                !opening.glyph.isStraight, opening.block == closing.block, document.isClear(first, second)
            else { return }
            report.add(
                opening.range, "The quotation inside has the marks of the one around it",
                edits: document.edits(
                    replacing: opening, closing, with: (own.innerOpening, own.innerClosing)))
        }
    }
}
