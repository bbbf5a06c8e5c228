import Linting
import Prose

/// `quotes/nesting`: a quotation inside a quotation with the same marks (`“He said “no” twice”`).
public enum SameMarksInside: DocumentCheck {
    public static let signals: Signals = .doubleMark

    public static func check(_ document: Document, into report: inout Report) {
        let own = PreferredMarks(language: document.language)
        var outer: [Int] = []
        var reported: Set<Int> = []
        document.forEachPair { first, second, depth in
            outer.removeLast(max(0, outer.count - depth))
            defer { outer.append(first) }
            let opening = document.marks[first]
            let closing = document.marks[second]
            guard depth > 0, let around = outer.last, document.marks[around].glyph == opening.glyph,
                !opening.glyph.isStraight, opening.block == closing.block, document.isClear(first, second)
            else { return }
            reported.insert(first)
            report.add(
                opening.range, "The quotation inside has the marks of the one around it",
                edits: document.edits(
                    replacing: opening, closing, with: (own.innerOpening, own.innerClosing)))
        }
        reportTwins(document, own, besides: reported, &report)
    }

    /// `“ “Very likely,” said she`: nobody sets two of the same marks with a thin space between them, but print sets a
    /// quotation so that begins with another.
    private static func reportTwins(
        _ document: Document, _ own: PreferredMarks, besides reported: Set<Int>, _ report: inout Report
    ) {
        let marks = document.marks
        for index in document.quotations.searched where index + 1 < marks.count && !reported.contains(index + 1) {
            let outer = marks[index]
            let inner = marks[index + 1]
            guard outer.right == .thinSpace, inner.left == .thinSpace, inner.offset - outer.range.upperBound <= 3,
                outer.glyph == inner.glyph, !inner.glyph.isSingle, !inner.glyph.isStraight, inner.right == .letter,
                let glyph = document.conventions.closing(for: inner.glyph)
            else { continue }
            let rest = document.blocks[Int(inner.block)].marks.filter { $0 > index + 1 }
            let closing = rest.first { marks[$0].glyph == glyph }
            let isWhole = closing.map { close in !rest.contains { $0 < close && marks[$0].glyph == inner.glyph } } ?? false
            let edits = isWhole ? closing.map { document.edits(replacing: inner, marks[$0], with: (own.innerOpening, own.innerClosing)) } : nil
            report.add(inner.range, "The quotation inside has the marks of the one around it", edits: edits ?? [])
        }
    }
}
