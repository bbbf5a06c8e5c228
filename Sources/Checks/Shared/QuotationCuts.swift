import Bytes
import Prose
import UnicodeText

/// The paragraph breaks that cut a quotation, sorted by what speaks for them being damage.
struct QuotationCuts: Sendable {
    /// A break with its evidence.
    struct Place: Sendable {
        var cut: QuotationCut
        /// The break with the white space around it.
        var gap: ByteRange
        /// Whether the quotation's marks are damaged, too: whoever broke them broke the paragraph.
        var hasDamagedMarks: Bool
        /// Whether the quotation is part of a sentence, not set off from the text.
        var isSpeech: Bool
        /// Whether the text can mean nothing by it.
        var isSure = true
    }

    /// Ascending. Where the text has several quotations that are set off, such as letters, and more of them than of others that
    /// are cut, they are left out: it carries them over paragraphs on purpose. If it leaves few quotations whole, they are here,
    /// but unsure.
    private(set) var places: [Place] = []

    /// A quotation that runs over more breaks than this is set off on purpose: a letter, a poem, a list.
    private static let mostBreaks = 3
    /// So many undamaged quotations that are set off and not reopened are no accident.
    private static let habit = 3
    /// A program that cuts paragraphs leaves hardly a quotation of several sentences whole; who carries some over paragraphs on
    /// purpose has more of them in one, at least so many to one.
    private static let wholeToOneCut = 2

    fileprivate init(_ document: Document) {
        let cuts = Dictionary(grouping: document.quotations.cuts, by: \.opening)
        let breaks = cuts.mapValues(\.count)
        // What is announced within a quotation, a poem, a letter or an advertisement, is set off from it at both ends.
        let displaying = Set(
            cuts.lazy.filter {
                $0.value.contains { Self.announces(document.blocks[$0.before], document) } || Self.areParallel($0.value, document)
            }
            .map(\.key))
        for cut in document.quotations.cuts where !displaying.contains(cut.opening) {
            let opening = document.marks[cut.opening]
            let reading = document.quotations.readings[cut.opening]
            let before = document.blocks[cut.before]
            let after = document.blocks[cut.after]
            guard breaks[cut.opening, default: 0] <= Self.mostBreaks, reading.partner >= 0,
                cut.after == cut.before + 1, cut.margin >= MarkReading.leastMargin, ![.edge, .comma, .stop].contains(opening.right),
                !Self.standsAsClosing(opening), !opening.glyph.isSingle, Self.isOneText(before, after, document),
                Self.holdsNoLike(cut.opening..<Int(reading.partner), document),
                !Self.isCredited(document.marks[Int(reading.partner)], document),
                !Self.leavesBracket(opening.range.upperBound..<document.marks[Int(reading.partner)].offset, document),
                !Self.announces(opening.block..<document.marks[Int(reading.partner)].block, document)
            else { continue }
            places.append(
                Place(
                    cut: cut, gap: before.content.upperBound..<after.content.lowerBound,
                    hasDamagedMarks: Self.isDamaged(opening, document.marks[Int(reading.partner)], document),
                    isSpeech: Self.isSpeech(cut.opening, document)))
        }
        let setOff = Set(places.lazy.filter { !$0.hasDamagedMarks && !$0.isSpeech }.map(\.cut.opening)).count
        let speech = Set(places.lazy.filter { !$0.hasDamagedMarks && $0.isSpeech }.map(\.cut.opening)).count
        // Where each paragraph of a quotation is opened anew, one that is part of a sentence is cut by damage alone.
        let isRule = document.conventions.language.reopening == .paragraphs
        guard setOff + (isRule ? 0 : speech) >= Self.habit, !isRule || setOff > speech else { return }
        let isLeftOut = { (place: Place) in !place.hasDamagedMarks && !(isRule && place.isSpeech) }
        if (setOff + speech) * Self.wholeToOneCut < Self.wholeQuotations(document) {
            places.removeAll(where: isLeftOut)
        } else if !isRule {
            places.removeAll { !$0.hasDamagedMarks && !$0.isSpeech }
        } else {
            for index in places.indices where isLeftOut(places[index]) { places[index].isSure = false }
        }
    }

    /// Whether two of its paragraphs in a row begin with the same words (`Then they came for … ¶ Then they came for …`): lines of a poem or
    /// of a creed, each for itself.
    private static func areParallel(_ cuts: [QuotationCut], _ document: Document) -> Bool {
        let beginnings = cuts.map { cut -> ArraySlice<UInt8> in
            let bytes = document.bytes[document.blocks[cut.after].content]
            guard let space = bytes.firstIndex(of: 0x20), let second = bytes[(space + 1)...].firstIndex(of: 0x20) else { return [] }
            return bytes[..<second]
        }
        return zip(beginnings, beginnings.dropFirst()).contains { !$0.isEmpty && $0 == $1 }
    }

    /// Whether a bracket that was opened before the quotation closes within it: what was quoted ended before, and its mark was lost.
    private static func leavesBracket(_ range: ByteRange, _ document: Document) -> Bool {
        var depth = 0
        for place in range where document.bytes[place] == Ascii.open || document.bytes[place] == Ascii.close {
            depth += document.bytes[place] == Ascii.open ? 1 : -1
            if depth < 0 { return true }
        }
        return false
    }

    /// How many quotations of several sentences are within one paragraph.
    private static func wholeQuotations(_ document: Document) -> Int {
        document.quotations.readings.indices.count { index in
            let reading = document.quotations.readings[index]
            let opening = document.marks[index]
            guard reading.role == .opening, reading.partner >= 0, !opening.glyph.isSingle else { return false }
            let closing = document.marks[Int(reading.partner)]
            guard closing.block == opening.block else { return false }
            return document.bytes[opening.range.upperBound..<max(opening.range.upperBound, closing.offset)].indices.dropLast(2).contains {
                ".?!".utf8.contains(document.bytes[$0]) && document.bytes[$0 + 1] == 0x20
            }
        }
    }

    /// Whether the quotation is part of a sentence or a paragraph that somebody tells: words lead into it, or the sentence goes on
    /// behind it (`…,” said the minister`). Nobody carries such a quotation over paragraphs on purpose: a letter, a statement or
    /// an answer that is set off begins with its paragraph, or behind a colon, and ends with one.
    private static func isSpeech(_ opening: Int, _ document: Document) -> Bool {
        let mark = document.marks[opening]
        if mark.left != .edge, !isAnnounced(mark, document) { return true }
        let closing = document.marks[Int(document.quotations.readings[opening].partner)]
        if closing.left == .comma || closing.right == .comma || closing.right == .letter || closing.right == .wide { return true }
        if let last = document.scalar(before: closing.offset)?.scalar, last == "，" || last == "、" { return true }
        guard closing.right.isSpace, let scalar = scalar(behind: closing, document) else { return false }
        return scalar.isLetter && !scalar.isUppercase
    }

    /// Whether a colon stands before the mark.
    private static func isAnnounced(_ mark: Mark, _ document: Document) -> Bool {
        let start = document.blocks[Int(mark.block)].content.lowerBound
        let space = document.spaceBefore(mark.offset, notBefore: start)
        let before = document.scalar(before: space.lowerBound)?.scalar
        return before == ":" || before == "："
    }

    /// Whether a dash follows, behind which somebody is named: a statement that is set off from the text.
    private static func isCredited(_ closing: Mark, _ document: Document) -> Bool {
        scalar(behind: closing, document).map { "-–—―~".unicodeScalars.contains($0) } ?? false
    }

    /// What stands behind a mark in its block, spaces aside.
    private static func scalar(behind mark: Mark, _ document: Document) -> Unicode.Scalar? {
        let end = document.blocks[Int(mark.block)].content.upperBound
        let next = document.spaceAfter(mark.range.upperBound, notAfter: end).upperBound
        return next < end ? document.scalar(at: next)?.scalar : nil
    }

    /// Whether one of the paragraphs announces the next: a verse, a letter or a list within the quotation has lines of its own.
    private static func announces(_ blocks: Range<Int32>, _ document: Document) -> Bool {
        blocks.contains { index in
            let last = document.scalar(before: document.blocks[Int(index)].content.upperBound)?.scalar
            return last == ":" || last == "："
        }
    }

    /// Whether no mark like the first one stands among the others: where closing marks are lost, the next opening one is no
    /// quotation within the one that was never closed.
    private static func holdsNoLike(_ range: Range<Int>, _ document: Document) -> Bool {
        !range.dropFirst().contains { index in
            document.marks[index].glyph == document.marks[range.lowerBound].glyph && !document.reopensParagraph(index)
        }
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
    /// Whether the mark opens a quotation anew at a paragraph's beginning.
    fileprivate func reopensParagraph(_ index: Int) -> Bool {
        quotations.readings[index].role == .reopening && marks[index].left == .edge
    }

    /// The paragraph breaks that cut quotations.
    var quotationCuts: QuotationCuts { remembered { QuotationCuts(self) } }
}
