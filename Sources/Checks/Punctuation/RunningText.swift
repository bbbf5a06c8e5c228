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
        guard let first = scalar(at: range.lowerBound), first.isCapital else { return false }
        return isLowercase(range.lowerBound + UTF8.width(first)..<range.upperBound)
    }
}

extension Document {
    /// How often the text has each of the words, letter for letter. A word that it writes with a small letter elsewhere is
    /// no part of a name.
    ///
    /// Complexity: linear in the text.
    func counts(of words: Set<String>) -> [String: Int] {
        var counts: [String: Int] = [:]
        // First bytes and lengths tell most words from those that are looked for.
        var heads = [Bool](repeating: false, count: 256 * 65)
        for word in words where word.utf8.count <= 64 { heads[Int(word.utf8.first ?? 0) * 65 + word.utf8.count] = true }
        for block in blocks where block.kind.isProse {
            var position = block.content.lowerBound
            while position < block.content.upperBound {
                guard isLetterByte(bytes[position]) else {
                    position += 1
                    continue
                }
                let start = position
                while position < block.content.upperBound, isLetterByte(bytes[position]) { position += 1 }
                guard position - start <= 64, heads[Int(bytes[start]) * 65 + position - start] else { continue }
                let word = text(start..<position)
                if words.contains(word) { counts[word, default: 0] += 1 }
            }
        }
        return counts
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
