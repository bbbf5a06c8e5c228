import Linting
import Prose

/// The quotations inside others that seem never to be closed, and the marks that open these: whoever gives the inner ones the marks of
/// an inner quotation, and whoever gives all quotations those of a style, must agree which they are.
struct UnclosedAround: Sendable {
    /// For the mark that opens an inner quotation the one that opens the outer one, as indices into the document's marks.
    private(set) var outer: [Int: Int] = [:]
    /// Inner and outer quotations beside each other in print, with the mark that ends the inner one where all are whole.
    private(set) var twins: [(opening: Int, closing: Int?)] = []

    /// Complexity: linear in the marks of the document that were in doubt and of their blocks.
    fileprivate init(_ document: Document) {
        for (index, _, reading) in document.doubtfulMarks where reading.role == .opening && reading.partner < 0 {
            if let inner = document.pairWithinSpeech(openedBy: index) { outer[inner.opening] = index }
        }
        for index in document.quotations.searched where document.isTwin(index) {
            let readings = document.quotations.readings
            twins.append((index + 1, document.closingOfTwin(index + 1)))
            if readings[index].role != .opening || readings[index].partner <= index + 1 { outer[index + 1] = index }
        }
    }
}

extension Document {
    /// The quotations inside others that seem never to be closed.
    var unclosedAround: UnclosedAround { remembered { UnclosedAround(self) } }

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

    /// Whether a mark and the next are two of the same with a thin space between them (`“ “Very likely,” said she`): nobody sets them so
    /// but where a quotation begins with another.
    fileprivate func isTwin(_ index: Int) -> Bool {
        guard index + 1 < marks.count else { return false }
        let (outer, inner) = (marks[index], marks[index + 1])
        return outer.right == .thinSpace && inner.left == .thinSpace && inner.offset - outer.range.upperBound <= 3
            && outer.glyph == inner.glyph && !inner.glyph.isSingle && !inner.glyph.isStraight && inner.right == .letter
            && conventions.closing(for: inner.glyph) != nil
    }

    /// The first mark behind one in its block that closes such a quotation; nil where another is opened before.
    fileprivate func closingOfTwin(_ inner: Int) -> Int? {
        guard let glyph = conventions.closing(for: marks[inner].glyph) else { return nil }
        for index in inner + 1..<max(inner + 1, blocks[Int(marks[inner].block)].marks.upperBound) {
            if marks[index].glyph == glyph { return index }
            if marks[index].glyph == marks[inner].glyph { return nil }
        }
        return nil
    }
}

/// The quotations in single marks around one mark after another.
struct SingleQuotations {
    private var next = 0
    /// Their opening marks, the innermost last; some of them may have ended.
    private var open: [Int] = []

    /// The mark that opens the innermost one around a mark.
    ///
    /// - Parameter index: not before the one asked for last.
    /// - Complexity: linear in the marks for all that are asked for.
    mutating func innermost(around index: Int, _ document: Document) -> Int? {
        let readings = document.quotations.readings
        while next < index {
            if document.marks[next].glyph.isSingle, readings[next].role == .opening, readings[next].partner >= 0 { open.append(next) }
            next += 1
        }
        while let last = open.last, readings[last].partner < index { open.removeLast() }
        return open.last
    }
}
