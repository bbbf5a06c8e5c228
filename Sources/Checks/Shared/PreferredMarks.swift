import Linting
import Prose

/// The quotation marks that a fix should set: those of the text itself, or else those of its language.
struct PreferredMarks {
    var opening: String
    var closing: String
    var innerOpening: String
    var innerClosing: String

    /// The marks of a language, with the no-break spaces that French sets inside guillemets.
    init(language: LanguageTag) {
        let own = LanguageConventions(language)
        let outer = Self.spaced(own.outer, own)
        let inner = Self.spaced(own.inner, own)
        (opening, closing) = outer
        (innerOpening, innerClosing) = inner
    }

    private static func spaced(
        _ pair: (opening: Unicode.Scalar, closing: Unicode.Scalar), _ own: LanguageConventions
    ) -> (String, String) {
        let space = "«»‹›".unicodeScalars.contains(pair.opening) ? own.spaceInside : ""
        return (String(pair.opening) + space, space + String(pair.closing))
    }

    /// The marks of a text, among those that `isOwn` lets through.
    init(of document: Document, where isOwn: (Mark.Glyph) -> Bool) {
        self.init(language: document.language)
        var counts: [Mark.Glyph: (all: Int, spaced: Int)] = [:]
        for (mark, reading) in zip(document.marks, document.quotations.readings)
        where reading.role == .opening && reading.partner >= 0 && !mark.glyph.isSingle && isOwn(mark.glyph) {
            counts[mark.glyph, default: (0, 0)].all += 1
            if mark.right.isSpace { counts[mark.glyph]?.spaced += 1 }
        }
        guard let (most, count) = counts.max(by: { ($0.value.all, $0.key.rawValue) < ($1.value.all, $1.key.rawValue) }),
            let partner = document.conventions.closing(for: most)
        else { return }
        // What the text does counts, also where its language has spaces inside some of its marks.
        let isSpaced = document.conventions.spacesInside(most) && 2 * count.spaced > count.all
        if isSpaced, opening.hasPrefix(most.text) { return }
        opening = most.text + (isSpaced ? "\u{A0}" : "")
        closing = (isSpaced ? "\u{A0}" : "") + partner.text
        if most.isStraight {
            innerOpening = "'"
            innerClosing = "'"
        }
    }
}

extension Document {
    /// The marks that open a double quotation and the marks that close it, in order, with the marks that opened the double
    /// quotations around each, the innermost last.
    ///
    /// - Parameter indices: the marks that are looked at, ascending indices into `marks`.
    func forEachPair(among indices: some Sequence<Int>, _ body: (_ opening: Int, _ closing: Int, _ around: [Int]) -> Void) {
        var open: [Int] = []
        for index in indices where !marks[index].glyph.isSingle {
            let reading = quotations.readings[index]
            guard reading.role == .opening, reading.partner >= 0 else { continue }
            // Any mark may have closed them.
            while let last = open.last, quotations.readings[last].partner < index { open.removeLast() }
            body(index, Int(reading.partner), open)
            open.append(index)
        }
    }

    /// Whether both marks of a pair are clearly what they are taken for.
    func isClear(_ opening: Int, _ closing: Int) -> Bool {
        min(quotations.readings[opening].margin, quotations.readings[closing].margin) >= MarkReading.leastMargin
    }

    /// The edits that give a pair other marks, taking the spaces inside along.
    func edits(replacing opening: Mark, _ closing: Mark, with marks: (opening: String, closing: String)) -> [Edit] {
        let left = spaceAfter(opening.range.upperBound, notAfter: closing.offset)
        let right = spaceBefore(closing.offset, notBefore: left.upperBound)
        return [
            Edit(opening.offset..<left.upperBound, marks.opening),
            Edit(right.lowerBound..<closing.range.upperBound, marks.closing),
        ]
    }
}
