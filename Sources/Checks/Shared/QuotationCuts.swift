import Bytes
import Prose

/// The paragraph breaks that cut a quotation, sorted by what speaks for them being damage.
struct QuotationCuts: Sendable {
    /// A break with its evidence.
    struct Place: Sendable {
        var cut: QuotationCut
        /// The break with the white space around it.
        var gap: ByteRange
        /// Whether the quotation's marks are damaged, too: whoever broke them broke the paragraph.
        var hasDamagedMarks: Bool
    }

    private(set) var places: [Place] = []
    /// Whether the text carries quotations over paragraphs without re-opening them as a habit.
    private(set) var isHabit = false

    /// A quotation that runs over more breaks than this is set off on purpose: a letter, a poem, a list.
    private static let mostBreaks = 3
    /// So many undamaged quotations that are cut are no accident.
    private static let habit = 3

    fileprivate init(_ document: Document) {
        let cuts = Dictionary(grouping: document.quotations.cuts, by: \.opening)
        let breaks = cuts.mapValues(\.count)
        // What is announced within a quotation, a poem, a letter or an advertisement, is set off from it at both ends.
        let displaying = Set(cuts.lazy.filter { $0.value.contains { Self.announces(document.blocks[$0.before], document) } }.map(\.key))
        for cut in document.quotations.cuts where !displaying.contains(cut.opening) {
            let opening = document.marks[cut.opening]
            let reading = document.quotations.readings[cut.opening]
            let before = document.blocks[cut.before]
            let after = document.blocks[cut.after]
            guard breaks[cut.opening, default: 0] <= Self.mostBreaks, reading.partner >= 0,
                cut.after == cut.before + 1, cut.margin >= MarkReading.leastMargin, opening.right != .edge,
                !Self.standsAsClosing(opening), !opening.glyph.isSingle, Self.isOneText(before, after, document)
            else { continue }
            places.append(
                Place(
                    cut: cut, gap: before.content.upperBound..<after.content.lowerBound,
                    hasDamagedMarks: Self.isDamaged(opening, document.marks[Int(reading.partner)], document)))
        }
        let undamaged = Set(places.lazy.filter { !$0.hasDamagedMarks }.map(\.cut.opening))
        isHabit = undamaged.count >= Self.habit
    }

    /// Whether the mark that is taken to open stands as one that closes: such a reading joins nothing.
    private static func standsAsClosing(_ opening: Mark) -> Bool {
        switch opening.left {
        case .letter, .digit, .comma, .stop, .ellipsis: opening.right.isSpace
        default: false
        }
    }

    /// Whether all of the paragraph is a quotation within the quotation: a letter that is read out.
    private static func isQuotedWhole(_ block: Block, _ document: Document) -> Bool {
        guard block.marks.count >= 3, let last = block.marks.last else { return false }
        let inner = document.quotations.readings[last].partner
        return document.marks[last].glyph.isSingle && document.marks[last].right == .edge
            && inner == Int32(block.marks.lowerBound + 1)
    }

    /// Whether a colon or a dash at the paragraph's end announces the next.
    private static func announces(_ block: Block, _ document: Document) -> Bool {
        switch document.text(block.content.suffix(4)).unicodeScalars.last {
        case ":", "：", "—", "–": true
        default: false
        }
    }

    /// Whether two paragraphs can be one text: running prose both, and the first does not announce the second.
    private static func isOneText(_ before: Block, _ after: Block, _ document: Document) -> Bool {
        guard before.kind == .paragraph, after.kind == .paragraph else { return false }
        // Behind a colon comes what was announced; a sentence that is cut is another rule’s matter.
        guard document.endsSentence(before.content), !isQuotedWhole(before, document) else { return false }
        // What does not end as a paragraph ends is a caption, a credit or a heading that got in between.
        guard document.endsSentence(after.content) || endsInQuotation(after, document) else { return false }
        return !document.looksLikeVerse(before.content) && !document.looksLikeVerse(after.content)
    }

    /// Whether the paragraph ends in speech that is broken off (`—”`).
    private static func endsInQuotation(_ block: Block, _ document: Document) -> Bool {
        guard let last = block.marks.last, document.marks[last].right == .edge else { return false }
        return document.marks[last].left == .dash && document.quotations.readings[last].role == .closing
    }

    /// Whether one of the quotation's marks stands on the wrong side of its space or is not the other's like.
    private static func isDamaged(_ opening: Mark, _ closing: Mark, _ document: Document) -> Bool {
        let conventions = document.conventions
        if conventions.areUnlike(opening.glyph, closing.glyph) { return true }
        if conventions.turned(closing.glyph, as: .closing) != nil { return true }
        if conventions.turned(opening.glyph, as: .opening) != nil { return true }
        if conventions.spacesInside(closing.glyph) { return false }
        return closing.left.isSpace || closing.right == .letter && !document.language.isWrittenWithoutSpaces
            || opening.right.isSpace
    }
}

extension Document {
    /// The paragraph breaks that cut quotations.
    var quotationCuts: QuotationCuts { remembered { QuotationCuts(self) } }
}
