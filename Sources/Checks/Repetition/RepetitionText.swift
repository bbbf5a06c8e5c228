import Bytes
import Linting
import Prose

/// `repetition/text`: a text of which a large part is repetition: the same lines, one word, or one short phrase again
/// and again. One finding, at the first block.
///
/// Source of the thresholds: Rae et al., “Scaling Language Models” (Gopher), table A1.
public enum RepetitionText: Check {
    public static let trigger = Trigger.text(signals)
    private static let signals: Signals = [.repeatedPhrase, .repeatedWord]

    private static let mostBytes = 1_000_000
    private static let fewestWords = 200
    /// The share of the letters that the most frequent phrase of two, three and four words may hold.
    private static let phraseShares: [(words: Int, share: Double)] = [(2, 0.20), (3, 0.18), (4, 0.16)]
    private static let wordShare = 0.30
    private static let fewestCopies = 50
    private static let fewestCopiesOfPhrase = 20

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        guard document.bytes.count < mostBytes, let first = document.blocks.first(where: { $0.kind.isProse }) else { return }
        // Few texts have as many signs; the others need no counting.
        let signs = document.blocks.lazy.filter { !$0.signals.isDisjoint(with: signals) }.prefix(2000).count
        guard signs * 4 >= document.blocks.count else { return }
        let words = document.blocks.filter { $0.kind.isProse }.map { document.words(in: $0.content) }
        let total = words.joined().reduce(0) { $0 + $1.count }
        guard words.reduce(0, { $0 + $1.count }) >= fewestWords, let message = message(words, total, document) else { return }
        report.add(first.content, message)
    }

    private static func message(_ blocks: [[ByteRange]], _ total: Int, _ document: Document) -> String? {
        if mayRepeat(blocks, 1, fewestCopies, document) {
            let (word, copies) = mostFrequent(blocks, 1, document)
            if copies >= fewestCopies, Double(copies * word.count) > wordShare * Double(total) {
                return "“\(document.text(word))” appears in the text \(copies) times"
            }
        }
        for limit in phraseShares where mayRepeat(blocks, limit.words, fewestCopiesOfPhrase, document) {
            let (phrase, copies) = mostFrequent(blocks, limit.words, document)
            if copies >= fewestCopiesOfPhrase, Double(copies * phrase.count) > limit.share * Double(total) {
                return "\(document.text(phrase).inMessage) appears in the text \(copies) times and makes up much of it"
            }
        }
        return nil
    }

    /// Whether some phrase of that many words may be there so often: nearly no text has one, and to count them exactly takes a table thirty
    /// times as large. Phrases that share a place are counted together.
    private static func mayRepeat(_ blocks: [[ByteRange]], _ length: Int, _ copies: Int, _ document: Document) -> Bool {
        let most = blocks.reduce(0) { $0 + max(0, $1.count - length + 1) }
        guard most >= copies else { return false }
        var bits = 4
        while 1 << bits < 2 * most, bits < mostPlaces { bits += 1 }
        var counts = [UInt8](repeating: 0, count: 1 << bits)
        return document.bytes.withUnsafeBufferPointer { bytes in
            for words in blocks where words.count >= length {
                for start in 0...words.count - length {
                    let place = place(hash(words[start].lowerBound..<words[start + length - 1].upperBound, bytes), bits)
                    counts[place] += 1
                    // Below the most that a byte counts to.
                    if Int(counts[place]) >= copies { return true }
                }
            }
            return false
        }
    }

    /// Two to the power of this: as many as are in the fastest memory at once.
    private static let mostPlaces = 14

    /// FNV-1a over the bytes of a phrase, without case in ASCII.
    private static func hash(_ range: ByteRange, _ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash = StableHash()
        for position in range { hash.add(bytes[position] | 0x20) }
        return hash.value
    }

    private static func place(_ hash: UInt64, _ bits: Int) -> Int {
        Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - bits))
    }

    /// The phrase of that many words that holds most of the text, by a hash of its bytes.
    private static func mostFrequent(_ blocks: [[ByteRange]], _ length: Int, _ document: Document) -> (ByteRange, Int) {
        let most = blocks.reduce(0) { $0 + max(0, $1.count - length + 1) }
        var bits = 4
        while 1 << bits < 2 * most { bits += 1 }
        // A table of our own, at most half full: a dictionary takes ten times as long. No count: the place is free.
        var phrases = [(hash: UInt64, first: ByteRange, count: Int)](repeating: (0, 0..<0, 0), count: 1 << bits)
        document.bytes.withUnsafeBufferPointer { bytes in
            for words in blocks where words.count >= length {
                for start in 0...words.count - length {
                    let range = words[start].lowerBound..<words[start + length - 1].upperBound
                    let hash = hash(range, bytes)
                    var place = place(hash, bits)
                    while phrases[place].count > 0, phrases[place].hash != hash { place = (place + 1) & (1 << bits - 1) }
                    if phrases[place].count == 0 { phrases[place] = (hash, range, 0) }
                    phrases[place].count += 1
                }
            }
        }
        var best: (range: ByteRange, count: Int) = (0..<0, 0)
        for phrase in phrases where phrase.count > 0 {
            let (weight, bestWeight) = (phrase.first.count * phrase.count, best.range.count * best.count)
            guard weight > bestWeight || weight == bestWeight && phrase.first.lowerBound < best.range.lowerBound else { continue }
            best = (phrase.first, phrase.count)
        }
        return best
    }
}
