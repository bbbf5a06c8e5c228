import Bytes
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

/// Words that begin many a sentence, and no part of a name.
enum SentenceOpeners {
    /// Those of a language, in small letters; those of all where the language is not among them.
    static func of(_ language: LanguageTag) -> Set<String> {
        guard let words = LanguageWords.of(language), !words.sentenceOpeners.isEmpty else { return all }
        return words.sentenceOpeners
    }

    private static let all = LanguageWords.all.reduce(into: Set<String>()) { $0.formUnion($1.sentenceOpeners) }
}
