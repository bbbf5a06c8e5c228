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
        forEachWord(like: words.map { Array($0.utf8) }) { range in
            let word = text(range)
            if words.contains(word) { counts[word, default: 0] += 1 }
        }
        return counts
    }

    /// Calls `body` with each run of letters in the prose that is as long as one of the words and begins with its first two
    /// bytes: what tells nearly all others from them.
    ///
    /// Complexity: linear in the text.
    func forEachWord(like words: [[UInt8]], _ body: (ByteRange) -> Void) {
        let longest = 64
        var lengths = [Bool](repeating: false, count: 256 * (longest + 1))
        var heads = WordHeads()
        for word in words where word.count <= longest {
            guard let first = word.first else { continue }
            lengths[Int(first) * (longest + 1) + word.count] = true
            heads.insert(word)
        }
        let prose = blocks.lazy.filter(\.kind.isProse).map(\.content)
        forEachWord(of: .any, in: prose, beginningWith: heads) { start, end in
            var position = start
            while position < end, isLetterByte(bytes[position]) { position += 1 }
            let length = position - start
            if length <= longest, lengths[Int(bytes[start]) * (longest + 1) + length] { body(start..<position) }
            return true
        }
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
