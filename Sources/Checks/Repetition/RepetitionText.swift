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
        let (word, copies) = mostFrequent(blocks, 1, document)
        if copies >= fewestCopies, Double(copies * word.count) > wordShare * Double(total) {
            return "“\(document.text(word))” appears in the text \(copies) times"
        }
        for limit in phraseShares {
            let (phrase, copies) = mostFrequent(blocks, limit.words, document)
            if copies >= 20, Double(copies * phrase.count) > limit.share * Double(total) {
                return "\(document.text(phrase).inMessage) appears in the text \(copies) times and makes up much of it"
            }
        }
        return nil
    }

    /// The phrase of that many words that holds most of the text, by a hash of its bytes.
    private static func mostFrequent(_ blocks: [[ByteRange]], _ length: Int, _ document: Document) -> (ByteRange, Int) {
        var counts: [UInt64: (first: ByteRange, count: Int)] = [:]
        for words in blocks where words.count >= length {
            for start in 0...words.count - length {
                let range = words[start].lowerBound..<words[start + length - 1].upperBound
                let hash = document.bytes[range].reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1 | 0x20)) &* 0x0100_0000_01B3 }
                counts[hash, default: (range, 0)].count += 1
            }
        }
        return counts.values.map { ($0.first, $0.count) }.max {
            ($0.0.count * $0.1, $1.0.lowerBound) < ($1.0.count * $1.1, $0.0.lowerBound)
        } ?? (0..<0, 0)
    }
}
