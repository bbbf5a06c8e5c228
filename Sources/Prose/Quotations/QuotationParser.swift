import Bytes

/// Decides what every quotation mark of a document is (docs/design.md, “The quotation parser”).
///
/// A paragraph whose marks leave nothing to decide is read at once; from the last paragraph break at which all was settled
/// before a paragraph that does leave something, the search in `QuotationLattice` takes over, until all is settled again.
/// Settled is a break where nothing is open, or one quotation that the next paragraph opens anew: a tale that somebody tells
/// over fifty paragraphs is not searched as a whole because of one of them. Complexity: linear in the marks.
struct QuotationParser {
    private let marks: [Mark]
    private let blocks: [Block]
    private let bytes: UnsafeBufferPointer<UInt8>
    private let costs: MarkCosts
    private let certainty: QuotationCosts.Certainty
    /// The longest stretch that one search reads, in marks and breaks: a text in which everything is in doubt for
    /// longer has no structure to find.
    private let longestStretch: Int
    private let opens: [Bool]
    private let closes: [Bool]
    private var quotations = Quotations()
    /// The open quotations of the paragraph that is being read at once.
    private var open: [Int] = []
    /// The last paragraph break before which all is read.
    private var settled = Settled(block: 0)
    /// One for all stretches, so that its memory is reused; nil before the first: most texts need none.
    private var lattice: QuotationLattice?

    /// The block behind a paragraph break, and the mark of the one quotation that is open there.
    private struct Settled {
        var block: Int
        var carried: Int?
    }

    init(bytes: UnsafeBufferPointer<UInt8>, blocks: [Block], marks: [Mark], conventions: QuotationConventions) {
        self.blocks = blocks
        self.bytes = bytes
        self.marks = marks
        costs = MarkCosts(bytes: bytes, conventions: conventions)
        certainty = conventions.model.costs.certainty
        longestStretch = conventions.model.costs.search.stretch
        opens = conventions.openingCost.map { $0 == 0 }
        closes = conventions.closingCost.map { $0 == 0 }
    }

    consuming func parse() -> Quotations {
        guard !marks.isEmpty else { return quotations }
        quotations.readings = .init(repeating: reading(.unread), count: marks.count)
        var block = 0
        while block < blocks.count {
            let carried = open.first
            if readsAtOnce(block) {
                if open.isEmpty {
                    settled = Settled(block: block + 1)
                } else if carried != nil, isReopened(block) {
                    // This paragraph is read once more with the next, should that leave a doubt.
                    settled = Settled(block: block, carried: carried)
                }
                block += 1
            } else {
                settled = search(from: settled)
                block = settled.block
                open.removeAll(keepingCapacity: true)
                if let carried = settled.carried { open.append(carried) }
            }
        }
        if !open.isEmpty { _ = search(from: settled) }
        quotations.notable = quotations.searched.filter(isNotable)
        return quotations
    }

    /// The reading of a mark that was in no doubt.
    private func reading(_ role: MarkRole, partner: Int32 = -1) -> MarkReading {
        MarkReading(role: role, partner: partner, margin: certainty.settled / certainty.even)
    }

    /// Whether a mark that was searched is anything but a mark that stands where and as it should.
    private func isNotable(_ index: Int) -> Bool {
        let mark = marks[index]
        let reading = quotations.readings[index]
        guard reading.margin >= (mark.glyph == .straightSingle ? certainty.straightSingle / certainty.even : MarkReading.leastMargin) else {
            return false
        }
        switch reading.role {
        case .none, .unread: return false
        case .reopening, .stray: return true
        case .opening:
            return reading.partner < 0 || costs.opening(mark) != 0 || costs.conventions.turned(mark.glyph, as: .opening) != nil
        case .closing:
            return reading.partner < 0 || costs.closing(mark) != 0 || costs.conventions.turned(mark.glyph, as: .closing) != nil
                || Pairing(marks[Int(reading.partner)].glyph, mark.glyph) != .alike
        }
    }

    // MARK: Where nothing is in doubt

    /// Reads the block's marks if each can be only one thing; false leaves the block to the search.
    private mutating func readsAtOnce(_ index: Int) -> Bool {
        let block = blocks[index]
        guard isRead(block) else { return open.isEmpty || block.kind == .separator }
        var next = block.marks.lowerBound
        if let carried = open.first {
            guard open.count == 1, block.kind == .paragraph, next < block.marks.upperBound,
                marks[next].left == .edge, marks[next].glyph == marks[carried].glyph, !marks[next].right.isSpace
            else { return false }
            quotations.readings[next] = reading(.reopening, partner: Int32(carried))
            next += 1
        }
        while next < block.marks.upperBound {
            guard read(next) else { return false }
            next += 1
        }
        return open.isEmpty || open.count == 1 && !marks[open[0]].glyph.isSingle && block.kind == .paragraph
    }

    /// Whether the block was read as one that opens a quotation anew.
    @inline(__always) private func isReopened(_ index: Int) -> Bool {
        guard let first = blocks[index].marks.first else { return false }
        return quotations.readings[first].role == .reopening
    }

    /// Reads one mark that can be only one thing; false where it might be another.
    @inline(__always) private mutating func read(_ index: Int) -> Bool {
        let mark = marks[index]
        let glyph = Int(mark.glyph.rawValue)
        let top = open.last.map { marks[$0].glyph }
        // What can only open, or only close, may stand a little unusually, too: before an ellipsis, behind a dash.
        let mayOpen = opens[glyph] && costs.openingSpacing(mark) <= (closes[glyph] ? 0 : certainty.plain)
        let mayClose = closes[glyph] && costs.closingSpacing(mark) <= (opens[glyph] ? 0 : certainty.plain)
        if mark.glyph.isSingle {
            if mark.glyph == .leftSingle, mayOpen, !mayClose, top != .leftSingle {
                open.append(index)
                quotations.readings[index].role = .opening
                return true
            }
            guard mark.glyph == .rightSingle || mark.glyph == .straightSingle else { return false }
            if top?.isSingle != true {
                // Nothing to close: an apostrophe, unless a straight one might open.
                quotations.readings[index].role = .none
                return mark.left == .letter || mark.glyph == .rightSingle && mark.right == .letter
                    || mark.right == .digit || costs.none(mark) <= certainty.plain
            }
            guard mayClose, mark.left != .letter, let top, Pairing(top, mark.glyph) == .alike else {
                return false
            }
            close(index)
            return true
        }
        if mayOpen != mayClose {
            if mayOpen {
                if let top, !top.isSingle { return false }
                open.append(index)
                quotations.readings[index].role = .opening
                return true
            }
            guard let top, !top.isSingle, Pairing(top, mark.glyph) == .alike else { return false }
            close(index)
            return true
        }
        return false
    }

    @inline(__always) private mutating func close(_ index: Int) {
        let opening = open.removeLast()
        quotations.readings[index].role = .closing
        quotations.readings[index].partner = Int32(opening)
        quotations.readings[opening].partner = Int32(index)
    }

    // MARK: Where something is

    /// Whether quotations of a block are read at all: prose that is not mostly marks.
    @inline(__always) private func isRead(_ block: Block) -> Bool {
        guard block.kind.isProse, let first = block.marks.first else { return false }
        // A straight mark alone in its line is a ditto mark.
        if block.marks.count == 1, block.content.count == Int(marks[first].length), marks[first].glyph.isStraight { return false }
        return block.marks.count < costs.model.costs.habit.dense
            || block.marks.count * costs.model.costs.habit.bytesPerMark < block.range.count
    }

    /// Whether the stretch that is being searched is as long as one may be.
    private var isLong: Bool { (lattice?.stepCount ?? 0) > longestStretch }

    /// Searches from one settled break to the next one.
    private mutating func search(from start: Settled) -> Settled {
        var block = start.block
        var previous: Int?
        if lattice == nil { lattice = QuotationLattice(marks: marks, costs: costs) }
        if let carried = start.carried {
            quotations.readings[carried].partner = -1
            lattice?.begin(carrying: carried)
            previous = block - 1
            while let before = previous, before > 0, !blocks[before].kind.isProse { previous = before - 1 }
        }
        while block < blocks.count {
            let current = blocks[block]
            if current.kind.isProse {
                if let previous {
                    if isHeadingWithinQuotation(block) {
                        block += 1
                        continue
                    }
                    let pause = paragraphBreak(previous, block)
                    lattice?.add(pause)
                    if block > start.block, lattice?.isSettled ?? false {
                        return Settled(block: block, carried: lattice?.read(into: &quotations, goesOn: true) ?? nil)
                    }
                    if isLong { break }
                } else {
                    let isShort = isShort(current)
                    lattice?.begin(isShort: isShort)
                }
                previous = block
                if isRead(current) {
                    for mark in current.marks { lattice?.add(mark: mark) }
                }
            } else if current.kind != .separator, isLong {
                break
            }
            block += 1
        }
        lattice?.read(into: &quotations, goesOn: false)
        return Settled(block: block)
    }

    /// Whether the block is a heading behind which a paragraph begins with a mark: a story that is told in quotation
    /// marks has chapters, too.
    private func isHeadingWithinQuotation(_ index: Int) -> Bool {
        guard isHeading(blocks[index]), index + 1 < blocks.count else { return false }
        let next = blocks[index + 1]
        guard next.kind == .paragraph, isRead(next), let first = next.marks.first else { return false }
        return marks[first].left == .edge && !marks[first].right.isBreak
    }

    /// Whether a block without marks is a heading, or a line as short as one that ends without a full stop.
    private func isHeading(_ block: Block) -> Bool {
        guard block.marks.isEmpty, let last = block.content.last else { return false }
        if block.kind == .heading { return true }
        guard block.kind == .paragraph, block.content.count <= costs.model.costs.paragraph.headingLine else { return false }
        switch bytes[last] {
        case UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: ";"): return false
        case UInt8(ascii: "."): return block.content.allSatisfy { !Ascii.isSmallLetter(bytes[$0]) }
        default: return true
        }
    }

    /// Whether a paragraph is no longer than the line that opens or closes a letter.
    private func isShort(_ block: Block) -> Bool { block.content.count <= costs.model.costs.paragraph.letterLine }

    private func paragraphBreak(_ before: Int, _ after: Int) -> QuotationLattice.Break {
        let block = blocks[after]
        var leading = block.marks.lowerBound..<block.marks.lowerBound
        if isRead(block), let first = block.marks.first, marks[first].left == .edge {
            var end = first + 1
            while end < block.marks.upperBound, marks[end].offset <= marks[end - 1].range.upperBound + "\u{2009}".utf8.count,
                marks[end].left == .mark || marks[end].left == .thinSpace
            {
                end += 1
            }
            leading = first..<end
        }
        let isWithinSentence = stopsWithinSentence(before, after)
        return .init(
            before: before, after: after, carryCost: isWithinSentence ? costs.model.costs.paragraph.line : carryCost(before, after),
            leadingMarks: leading,
            leadsToShortLine: isShort(block), isWithinSentence: isWithinSentence,
            reopeningCost: after > before + 1 && isHeading(blocks[before + 1]) ? costs.model.costs.reopening.expected : 0)
    }

    /// Whether a paragraph stops in mid-sentence, so that its quotation must go on: the lines of a text that was broken
    /// at a width, of a poem, or around a word that was set in italics.
    private func stopsWithinSentence(_ before: Int, _ after: Int) -> Bool {
        guard blocks[before].kind == .paragraph, blocks[after].kind == .paragraph, after == before + 1,
            let last = blocks[before].content.last, let first = blocks[after].content.first
        else { return false }
        let end = bytes[last]
        if end == UInt8(ascii: ",") || end == UInt8(ascii: ";") { return true }
        let isLetter = end >= 0x80 ? endsInLetter(last) : Ascii.isSmallLetter(end)
        guard isLetter else { return false }
        let isSmall = Ascii.isSmallLetter(bytes[first])
        return isSmall || blocks[before].content.count >= costs.model.costs.paragraph.headingLine
    }

    /// Whether the character that ends at `last` is a letter of two bytes.
    private func endsInLetter(_ last: Int) -> Bool {
        guard last >= 1, bytes[last] & 0xC0 == 0x80 else { return false }
        return (0xC3...0xDF).contains(bytes[last - 1])
    }

    /// What it costs that a quotation runs over the break without being re-opened.
    private func carryCost(_ before: Int, _ after: Int) -> Float {
        let isVerse = blocks[before].kind == .verse || blocks[after].kind == .verse
        return isVerse ? costs.model.costs.paragraph.line : costs.model.costs.paragraph.cut
    }
}
