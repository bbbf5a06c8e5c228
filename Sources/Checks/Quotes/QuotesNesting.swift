import Linting
import Prose

/// `quotes/nesting`: a quotation inside a quotation with the same marks (`“He said “no” twice”`).
public enum QuotesNesting: Check {
    public static let trigger = Trigger.text(.doubleMark)

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        let own = PreferredMarks(language: document.language)
        var reported: Set<Int> = []
        // Only where the search over marks had something to decide does one of two pairs stand right within the other.
        document.forEachPair(among: document.quotations.searched) { first, second, around in
            let opening = document.marks[first]
            guard let outer = around.last, document.marks[outer].glyph == opening.glyph, !opening.glyph.isStraight,
                opening.block == document.marks[second].block, document.isClear(first, second),
                !isWithinSingle(first, second, after: outer, document)
            else { return }
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
        reportTwins(document, own, besides: reported, &report)
    }

    /// Whether a quotation in single marks lies between the two (`“He said ‘I read “Emma” twice’ to me”`): then the marks alternate as they
    /// should.
    private static func isWithinSingle(_ first: Int, _ second: Int, after outer: Int, _ document: Document) -> Bool {
        // It begins a few marks before, if at all; to look for it farther off would take quadratic time.
        (max(outer + 1, first - 16)..<first).contains { index in
            let reading = document.quotations.readings[index]
            return document.marks[index].glyph.isSingle && reading.role == .opening && reading.partner > second
        }
    }

    /// The language's marks for a quotation inside; none where the one around it has these (`“Ha detto “no” due volte”`): which
    /// of the two is to change is then the writer's to say.
    private static func edits(replacing opening: Mark, _ closing: Mark, _ own: PreferredMarks, _ document: Document) -> [Edit] {
        if own.innerOpening.hasPrefix(opening.glyph.text) { return [] }
        return document.edits(replacing: opening, closing, with: (own.innerOpening, own.innerClosing))
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
            let edits =
                isWhole ? closing.map { Self.edits(replacing: inner, marks[$0], own, document) } : nil
            report.add(inner.range, "The inner quotation has the same marks as the outer one", edits: edits ?? [])
        }
    }
}

extension Document {
    /// The quotation inside a speech that goes on in the next paragraph, which opens it anew, where both have the same marks
    /// (`“Why don’t you say “Well, sir?” I have not done.⏎“You are looking grave.”`): the speech seems never to be closed.
    ///
    /// - Parameter outer: the mark that opens the speech, an index into `marks`.
    /// - Returns: the first pair behind it, as indices into `marks`.
    func pairWithinSpeech(openedBy outer: Int) -> (opening: Int, closing: Int)? {
        let mark = marks[outer]
        guard !mark.glyph.isSingle, !mark.glyph.isStraight else { return nil }
        let block = blocks[Int(mark.block)]
        let rest = (outer + 1..<max(outer + 1, block.marks.upperBound)).filter { !marks[$0].glyph.isSingle }
        guard let opening = rest.first, marks[opening].glyph == mark.glyph, quotations.readings[opening].role == .opening else {
            return nil
        }
        let closing = Int(quotations.readings[opening].partner)
        // All that is quoted in the rest of the paragraph is whole, and the paragraph goes on behind it.
        guard block.marks.contains(closing), let last = rest.last, marks[last].right != .edge,
            rest.allSatisfy({ quotations.readings[$0].partner >= 0 }),
            let next = blocks[(Int(mark.block) + 1)...].first(where: { $0.kind != .separator }), let first = next.marks.first,
            next.kind == .paragraph, marks[first].left == .edge, marks[first].glyph == mark.glyph
        else { return nil }
        return (opening, closing)
    }
}
