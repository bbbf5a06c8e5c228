import Prose

/// A stretch of words that stands again right behind itself.
struct PhraseRepeat {
    /// All copies together.
    var range: ByteRange
    /// The first copy.
    var first: ByteRange
    /// The words of one copy.
    var words: Int
    /// How many whole copies there are.
    var copies: Int
    /// Whether nothing but spaces stands anywhere in it.
    var isUnmarked: Bool

    /// Where the second copy begins.
    var second: Int

    /// The longest phrase that is looked for, in words.
    private static let mostWords = 240
    /// Of the words of a phrase that stands twice, at least every so many have no other like them within it.
    private static let wordsToOneOfItsKind = 5

    /// The phrases in the block that stand twice or more in a row, shorter phrases first, without overlap.
    ///
    /// Complexity: linear in the block.
    static func find(in block: BlockView) -> [PhraseRepeat] { block.remembered { search(block) } }

    private static func search(_ block: BlockView) -> [PhraseRepeat] {
        let document = block.document
        let words = block.words
        let hashes = words.map { hash($0, document) }
        var found: [PhraseRepeat] = []
        for lag in lags(hashes) {
            var run = 0
            for index in lag...words.count {
                if index < words.count, hashes[index] == hashes[index - lag], document.matches(words[index], words[index - lag]) {
                    run += 1
                    continue
                }
                if run >= lag, let new = repeated(index - run - lag, run, lag, words, document),
                    !found.contains(where: { $0.range.overlaps(new.range) })
                {
                    found.append(new)
                }
                run = 0
            }
        }
        return found
    }

    /// The distances, in words, at which several words stood before; ascending, at most `mostWords`.
    private static func lags(_ hashes: [UInt32]) -> [Int] {
        var last: [UInt32: Int] = [:]
        last.reserveCapacity(hashes.count)
        var seen = [Int](repeating: 0, count: mostWords + 1)
        for (index, hash) in hashes.enumerated() {
            let lag = index - (last.updateValue(index, forKey: hash) ?? -mostWords - 1)
            if (2...mostWords).contains(lag) { seen[lag] += 1 }
        }
        return seen.indices.filter { seen[$0] >= max(2, $0 / wordsToOneOfItsKind) && $0 <= hashes.count }
    }

    private static func repeated(
        _ start: Int, _ run: Int, _ lag: Int, _ words: [ByteRange], _ document: Document
    ) -> PhraseRepeat? {
        let copies = run / lag + 1
        // Where more words than one phrase has are repeated, any of them may begin it: one behind a mark does.
        let start = (start...start + run % lag).max { rank($0 + lag, words, document) < rank($1 + lag, words, document) } ?? start
        let all = words[start].lowerBound..<words[start + copies * lag - 1].upperBound
        // One word again and again is another rule's matter.
        guard !(1..<lag).allSatisfy({ document.matches(words[start + $0], words[start]) }) else { return nil }
        let isUnmarked = (start..<start + copies * lag - 1).allSatisfy {
            document.isPlainSpace(words[$0].upperBound..<words[$0 + 1].lowerBound)
        }
        return PhraseRepeat(
            range: all, first: words[start].lowerBound..<words[start + lag - 1].upperBound, words: lag, copies: copies,
            isUnmarked: isUnmarked, second: words[start + lag].lowerBound)
    }

    /// How much the mark before a word sets it apart: as a sentence, as a clause, not at all.
    private static func rank(_ index: Int, _ words: [ByteRange], _ document: Document) -> Int {
        document.bytes[words[index - 1].upperBound..<words[index].lowerBound].reduce(0) { rank, byte in
            switch byte {
            case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): 3
            case UInt8(ascii: ";"), UInt8(ascii: ":"): max(rank, 2)
            case UInt8(ascii: ","): max(rank, 1)
            default: rank
            }
        }
    }

    /// FNV-1a over the folded bytes.
    private static func hash(_ range: ByteRange, _ document: Document) -> UInt32 {
        document.bytes[range].reduce(0x811C_9DC5) { ($0 ^ UInt32($1 | 0x20)) &* 0x0100_0193 }
    }
}
