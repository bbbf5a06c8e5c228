import Bytes

/// What a text and the one that it was fixed from have in common: blocks that no edit came near were scanned before.
struct Rereading {
    private let previous: Document
    /// Where each replacement stands in the fixed text, and how far what follows it was moved.
    private let changes: [(range: ByteRange, shift: Int)]
    private var change = 0
    private var shift = 0
    private var block = 0
    private var hit = 0
    private var echo = 0
    private var doubledWord = 0

    /// As far from a block something may stand that its scan sees, in bytes.
    private static let reach = 128

    /// - Parameters:
    ///   - previous: the text as it was, read with the same anchors and beginnings.
    ///   - edits: ascending, not overlapping; ranges of the text as it was, and the lengths of what stands there now.
    init(of previous: Document, fixedBy edits: [(range: ByteRange, length: Int)]) {
        self.previous = previous
        var shift = 0
        changes = edits.map { edit in
            let start = edit.range.lowerBound + shift
            shift += edit.length - edit.range.count
            return (start..<start + edit.length, shift)
        }
    }

    /// The same where both texts are in one language; nil otherwise: outlines tell of its words.
    func `in`(_ language: LanguageTag) -> Rereading? { previous.language == language ? self : nil }

    /// Gives the block, and the scanner's marks and hits, what the scan saw there before; false where it has to look again.
    ///
    /// Asked of blocks in ascending order. Complexity: linear over all blocks.
    mutating func restore(_ block: inout Block, index: Int, into scanner: inout Scanner) -> Bool {
        let (lower, upper) = (block.range.lowerBound - Self.reach, block.range.upperBound + Self.reach)
        while change < changes.count, changes[change].range.upperBound < lower {
            shift = changes[change].shift
            change += 1
        }
        if change < changes.count, changes[change].range.lowerBound <= upper { return false }
        let range = block.range.lowerBound - shift..<block.range.upperBound - shift
        while self.block < previous.blocks.count, previous.blocks[self.block].range.lowerBound < range.lowerBound { self.block += 1 }
        guard self.block < previous.blocks.count, previous.blocks[self.block].range == range,
            previous.blocks[self.block].kind.isProse, previous.blocks[self.block].markup.isEmpty
        else { return false }
        let old = previous.blocks[self.block]
        block.signals = old.signals
        block.outline = old.outline
        let first = scanner.marks.count
        for var mark in previous.marks[old.marks] {
            mark.offset += shift
            mark.block = Int32(truncatingIfNeeded: index)
            scanner.marks.append(mark)
        }
        block.marks = first..<scanner.marks.count
        let hits = previous.anchorHits
        while hit < hits.count, hits[hit].block < self.block { hit += 1 }
        while hit < hits.count, hits[hit].block == self.block {
            scanner.hits.append(
                LiteralPlace(literal: hits[hit].literal, block: Int32(truncatingIfNeeded: index), offset: hits[hit].offset + shift))
            hit += 1
        }
        move(previous.echoes, &echo, index, into: &scanner.echoes)
        move(previous.doubledWords, &doubledWord, index, into: &scanner.doubledWords)
        return true
    }

    /// Adds the echoes of the block, from number `next` on, to those of the block that it has become.
    private func move(_ echoes: [Echo], _ next: inout Int, _ index: Int, into moved: inout [Echo]) {
        while next < echoes.count, echoes[next].block < block { next += 1 }
        while next < echoes.count, echoes[next].block == block {
            let range = echoes[next].range.lowerBound + shift..<echoes[next].range.upperBound + shift
            moved.append(Echo(block: Int32(truncatingIfNeeded: index), range: range))
            next += 1
        }
    }
}
