import Prose
import UnicodeText

/// What tells two words that a mark glues together from a name, an address or a piece of code.
extension BlockView {
    /// Whether running text goes on on both sides of two words: other words before the left one, and a space or a mark of
    /// prose behind the right one.
    func isInRunningText(_ left: ByteRange, _ right: ByteRange) -> Bool {
        guard left.lowerBound - 1 > content.lowerBound, let before = scalar(before: left.lowerBound),
            " \u{A0}-'’".unicodeScalars.contains(before), right.upperBound + 1 < content.upperBound,
            let after = scalar(at: right.upperBound)
        else { return false }
        return " \u{A0}-'’,:;?!".unicodeScalars.contains(after)
    }

    /// Whether a range holds a capital and small letters behind it.
    func isCapitalized(_ range: ByteRange) -> Bool {
        guard !range.isEmpty, let first = scalar(at: range.lowerBound), first.isCapital else { return false }
        return isLowercase(range.lowerBound + UTF8.width(first)..<range.upperBound)
    }
}

extension Document {
    /// How often the text has each of the words, letter for letter. A word that it writes with a small letter elsewhere is
    /// no part of a name.
    ///
    /// Complexity: linear in the text.
    func counts(of words: Set<String>) -> [String: Int] {
        let words = Array(words)
        var counts = [Int](repeating: 0, count: words.count)
        forEachWord(among: words.map { Array($0.utf8) }) { index, _ in counts[index] += 1 }
        return Dictionary(zip(words, counts).filter { $0.1 > 0 }, uniquingKeysWith: +)
    }

    /// Calls `body` with each run of letters in the prose that is one of the words, byte for byte: with the word's index, and
    /// the place. Of longer words than a sentence can spell there are none.
    ///
    /// Complexity: linear in the text.
    func forEachWord(among words: [[UInt8]], _ body: (Int, ByteRange) -> Void) {
        let longest = 64
        var lengths = [Bool](repeating: false, count: 256 * (longest + 1))
        var heads = WordHeads()
        var entries: [(key: UInt64, value: Int32)] = []
        for (index, word) in words.enumerated() where word.count <= longest {
            guard let first = word.first else { continue }
            lengths[Int(first) * (longest + 1) + word.count] = true
            heads.insert(word)
            entries.append((word.withUnsafeBufferPointer { Self.hash($0, 0..<$0.count) }, Int32(index)))
        }
        let table = KeyTable(entries)
        let prose = blocks.lazy.filter { $0.kind.isProse }.map { $0.content }
        bytes.withUnsafeBufferPointer { bytes in
            forEachWord(of: .any, in: prose, beginningWith: heads) { start, end in
                var position = start
                while position < end, isLetterByte(bytes[position]) { position += 1 }
                let length = position - start
                guard length <= longest, lengths[Int(bytes[start]) * (longest + 1) + length] else { return true }
                for place in table.places(of: Self.hash(bytes, start..<position)) {
                    let index = table.value(at: place)
                    if words[index].elementsEqual(bytes[start..<position]) { body(index, start..<position) }
                }
                return true
            }
        }
    }

    /// FNV-1a.
    private static func hash(_ bytes: UnsafeBufferPointer<UInt8>, _ range: ByteRange) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for position in range { hash = (hash ^ UInt64(bytes[position])) &* 0x0000_0100_0000_01B3 }
        return hash
    }
}

/// Words that begin many a sentence, and no part of a name.
enum SentenceOpeners {
    /// In small letters.
    static let words: Set<String> = [
        "the", "he", "she", "it", "they", "we", "but", "and", "this", "in", "er", "sie", "es", "wir", "das", "die", "der", "aber", "und",
        "il", "elle", "mais", "les", "ce", "él", "ella", "pero", "los", "el", "ele", "ela", "mas", "os", "lui", "lei", "ma", "gli",
        "он", "она", "они", "но", "это", "мы", "він", "вона", "вони", "але", "це", "ми", "on", "ona", "ale", "to", "ten", "jak",
    ]
}
