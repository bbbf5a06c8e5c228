import Bytes
import Linting
import Prose
import UnicodeText

extension PairSide {
    /// Whether the commonest words of a language are among some words, or nil where they are not known.
    func functionWords(of language: LanguageTag, among words: [Range<Int>]) -> Int? {
        guard let common = FunctionWords.of(language) else { return nil }
        return words.count { word in
            // Without case in ASCII; beyond it only the first letter of a sentence is a capital.
            guard let first = self[word.lowerBound], !first.isASCII, first.isUppercase else { return common.occurs(in: bytes, bytes(word)) }
            return common.occurs(in: lowercased(word))
        }
    }

    /// A word in small letters.
    func lowercased(_ word: Range<Int>) -> [UInt8] { Array(text(word).lowercased().utf8) }

    /// Whether it looks like a command, a program or a list of keywords.
    var isCode: Bool {
        if let first = scalars.first, first == " " || first == "\t" || first == "$" || first == ">" || first == "{" || first == "#" {
            return true
        }
        // A list as programs write it.
        if scalars.first == "[", let last = lastVisible, last == "]", scalars.contains("'") || scalars.contains("\"") { return true }
        let signs = scalars.count { $0 == ";" || $0 == "{" || $0 == "}" || $0 == "=" || $0 == "\\" || $0 == "|" }
        return signs >= 3 && signs * 12 > scalars.count
            || (1..<max(1, min(count, 8))).contains { scalars[$0 - 1] == "(" && scalars[$0] == ")" }
    }

    private var lastVisible: Unicode.Scalar? { end > 0 ? scalars[end - 1] : nil }

    /// Whether a language is written in the script of a letter: true where that is not known.
    static func isOwn(_ scalar: Unicode.Scalar, _ language: LanguageTag) -> Bool {
        let script = scalar.script
        switch script {
        case .latin: return language.isWrittenInLatin || language.writtenScript == 0
        case .cyrillic: return language.isWrittenInCyrillic || language.writtenScript == 0
        case .arabic: return language.isWrittenInArabic || language.writtenScript == 0
        case .han:
            return language.base == .chinese || language.base == .japanese || language.base == .korean
                || language.writtenScript == 0
        case .hiragana, .katakana: return language.base == .japanese
        default: return !(language.isWrittenInLatin || language.isWrittenInCyrillic || language.isWrittenInArabic)
        }
    }
}

extension FunctionWords {
    fileprivate func occurs(in word: [UInt8]) -> Bool { occurs(in: word, 0..<word.count) }
}
