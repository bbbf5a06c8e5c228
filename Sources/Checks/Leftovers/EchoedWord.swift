import Bytes
import Linting
import Prose
import UnicodeText

/// `leftovers/echoed-word`: a word of the source right before its own transliteration (`Анна Anna Ivanovna explains`).
public enum EchoedWord: Check {
    public static let trigger = Trigger.blocks(signals, in: { ForeignWords.signals(in: $0).intersection(signals) })
    private static let signals: Signals = [.cyrillic, .greek]

    public static func check(_ block: BlockView, into report: inout Report) {
        for word in ForeignWords.find(block) {
            guard let echo = echo(of: word, block) else { continue }
            let document = block.document
            report.add(
                word.range.lowerBound..<echo.upperBound,
                "“\(document.text(word.range))” is the source word for “\(document.text(echo))” next to it",
                edits: [Edit(word.range.lowerBound..<echo.lowerBound, "")])
        }
    }

    /// The Latin word behind the foreign one, if it is the same name.
    static func echo(of word: ForeignWords.Word, _ block: BlockView) -> ByteRange? {
        guard word.script == .cyrillic, block.byte(at: word.range.upperBound) == 0x20 else { return nil }
        let start = word.range.upperBound + 1
        var end = start
        while Ascii.isLetter(block.byte(at: end)) { end += 1 }
        let source = romanized(block.document.text(word.range))
        let text = block.document.text(start..<end).lowercased()
        if source == text, text.utf8.count >= 3 { return start..<end }
        let foreign = consonants(source)
        let own = consonants(text)
        guard end - start >= 3, foreign.count >= 2, own.count >= 2 else { return nil }
        return own == foreign || own.count >= 3 && own.hasPrefix(foreign.prefix(3)) && abs(own.count - foreign.count) <= 1
            ? start..<end : nil
    }

    private static func romanized(_ text: String) -> String {
        var result = ""
        for character in text.lowercased() { result += letters[character] ?? "" }
        return result
    }

    /// The consonants alone: what all transliterations of a name have in common.
    private static func consonants(_ text: String) -> String {
        var result = ""
        for character in text where !"aeiouyjh".contains(character) {
            let folded: Character = character == "w" ? "v" : character == "c" ? "k" : character
            if result.last != folded { result.append(folded) }
        }
        return result
    }

    private static let letters: [Character: String] = [
        "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "є": "e", "ж": "zh", "з": "z",
        "и": "i", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
        "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ы": "y",
        "э": "e", "ю": "iu", "я": "ia",
    ]
}
