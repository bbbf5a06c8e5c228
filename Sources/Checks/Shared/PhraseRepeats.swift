import Bytes
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

    /// What is looked at around an echo, in bytes: the words before it and behind it decide where a copy begins.
    private static let surroundings = 32

    /// The phrases in the block that stand twice or more in a row, shorter phrases first where they are near each other,
    /// without overlap.
    ///
    /// Complexity: linear in the stretches in which the scan noticed some.
    static func find(in block: BlockView) -> [PhraseRepeat] {
        guard block.signals.contains(.repeatedPhrase) else { return [] }
        return block.remembered { block.surroundings(of: block.echoes, surroundings).flatMap { search($0, block) } }
    }

    private static func search(_ window: ByteRange, _ block: BlockView) -> [PhraseRepeat] {
        let document = block.document
        let words = document.words(in: window)
        let hashes = hashes(of: words, document)
        // Ascending and apart from each other, so that one place is found among many by halves.
        var found: [PhraseRepeat] = []
        for lag in lags(hashes) {
            // Those of one distance ascend, and each is longer than the phrase by which the next may reach back.
            var new: [PhraseRepeat] = []
            for run in runs(of: hashes, lag) where run.count >= lag {
                // Words of one hash need not be alike.
                for run in alike(run, lag, words, document) where run.count >= lag {
                    guard let next = repeated(run.lowerBound - lag, run.count, lag, words, block) else { continue }
                    let place = found.partitioningIndex { $0.range.upperBound > next.range.lowerBound }
                    let isTaken = place < found.count && found[place].range.overlaps(next.range)
                    guard !isTaken, new.last?.range.overlaps(next.range) != true else { continue }
                    new.append(next)
                }
            }
            guard !new.isEmpty else { continue }
            found = (found + new).sorted { $0.range.lowerBound < $1.range.lowerBound }
        }
        return found
    }

    /// The runs of words of which each has the hash of the one `lag` words before.
    private static func runs(of hashes: [UInt32], _ lag: Int) -> [Range<Int>] {
        hashes.withUnsafeBufferPointer { hashes in
            var runs: [Range<Int>] = []
            var start = lag
            for index in lag..<max(lag, hashes.count) where hashes[index] != hashes[index - lag] {
                if index - start >= lag { runs.append(start..<index) }
                start = index + 1
            }
            if hashes.count - start >= lag { runs.append(start..<hashes.count) }
            return runs
        }
    }

    /// The stretches of a run in which the words are alike, too.
    private static func alike(_ run: Range<Int>, _ lag: Int, _ words: [ByteRange], _ document: Document) -> [Range<Int>] {
        var stretches: [Range<Int>] = []
        var start = run.lowerBound
        for index in run where !document.matches(words[index], words[index - lag]) {
            if index > start { stretches.append(start..<index) }
            start = index + 1
        }
        if run.upperBound > start { stretches.append(start..<run.upperBound) }
        return stretches
    }

    /// The distances, in words, at which several words stood before; ascending, at most `mostWords`.
    private static func lags(_ hashes: [UInt32]) -> [Int] {
        var bits = 4
        while 1 << bits < 2 * hashes.count { bits += 1 }
        return withUnsafeTemporaryAllocation(of: Int32.self, capacity: 1 << bits) { last in
            withUnsafeTemporaryAllocation(of: Int32.self, capacity: mostWords + 1) { seen in
                // Where the word of each hash was last; -1: the place is free.
                last.initialize(repeating: -1)
                seen.initialize(repeating: 0)
                for (index, hash) in hashes.enumerated() {
                    var place = Int((hash &* 0x9E37_79B1) &>> UInt32(32 - bits))
                    while last[place] >= 0, hashes[Int(last[place])] != hash { place = (place + 1) & (1 << bits - 1) }
                    let lag = last[place] < 0 ? 0 : index - Int(last[place])
                    last[place] = Int32(truncatingIfNeeded: index)
                    if lag >= 2, lag <= mostWords { seen[lag] += 1 }
                }
                return seen.indices.filter { seen[$0] >= max(2, $0 / wordsToOneOfItsKind) && $0 <= hashes.count }
            }
        }
    }

    private static func repeated(
        _ start: Int, _ run: Int, _ lag: Int, _ words: [ByteRange], _ block: BlockView
    ) -> PhraseRepeat? {
        let document = block.document
        let copies = run / lag + 1
        // Where more words than one phrase has are repeated, any of them may begin it: one behind a mark does.
        let start = (start...start + run % lag).max { rank($0 + lag, words, block) < rank($1 + lag, words, block) } ?? start
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
    private static func rank(_ index: Int, _ words: [ByteRange], _ block: BlockView) -> Int {
        block.document.bytes[words[index - 1].upperBound..<words[index].lowerBound].reduce(0) { rank, byte in
            switch byte {
            case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
                // The full stop of an abbreviation sets nothing apart.
                max(rank, block.sentenceStart(atOrBefore: words[index].lowerBound) >= words[index - 1].upperBound ? 3 : 0)
            case UInt8(ascii: ";"), UInt8(ascii: ":"): max(rank, 2)
            case UInt8(ascii: ","): max(rank, 1)
            default: rank
            }
        }
    }

    /// FNV-1a over the folded bytes of each word.
    private static func hashes(of words: [ByteRange], _ document: Document) -> [UInt32] {
        document.bytes.withUnsafeBufferPointer { bytes in
            words.map { word in
                var hash: UInt32 = 0x811C_9DC5
                for position in word { hash = (hash ^ UInt32(bytes[position] | 0x20)) &* 0x0100_0193 }
                return hash
            }
        }
    }
}

extension Document {
    /// Whether a phrase counts or calculates, at least every third of its words being a number in digits: `1 plus 1 divided by 1 plus 1 divided by`.
    func isCalculation(_ phrase: ByteRange) -> Bool {
        let words = words(in: phrase)
        return words.count { bytes[$0].allSatisfy { Ascii.isDigit($0) } } * 3 >= words.count
    }
}
