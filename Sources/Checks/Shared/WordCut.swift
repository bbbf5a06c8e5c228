import Bytes
import Prose
import UnicodeText

/// A word with a hyphen and white space in it.
struct WordCut {
    let gap: ByteRange
    let first: [UInt8]
    let second: [UInt8]
    /// The two as one word.
    var word: [UInt8] { first + second }

    /// - Returns: nil where the parts are none of one word: where the second begins no small word of three letters, or
    ///   joins two compounds (`long- and short-range`, `Vor- und Nachteile`), or begins the first anew (`wh- what`).
    init?(_ hyphen: Int, _ next: Int, _ document: Document) {
        guard hyphen > 0, next < document.bytes.count, document.isLetterByte(document.bytes[hyphen - 1]),
            Self.mayBeCut(hyphen, next, document)
        else { return nil }
        let after = document.text(next..<min(next + Self.longestPart, document.bytes.count)).prefix { $0.isLetter }
        guard after.count > Self.fewestLetters, after.unicodeScalars.allSatisfy(\.isLowercase) else { return nil }
        let before = Self.lastLetters(document.text(max(0, hyphen - Self.longestPart)..<hyphen))
        let start = hyphen - before.utf8.count
        let end = next + after.utf8.count
        // A compound of three goes on behind a hyphen: “state-of- the-art”.
        let isInCompound = start > 0 && document.bytes[start - 1] == UInt8(ascii: "-")
        guard before.count >= Self.fewestLetters, !isInCompound, !after.hasPrefix(before.lowercased()),
            !Self.joiners.contains(String(after)),
            FunctionWords.of(document.language)?.occurs(in: document.bytes, next..<end) != true
        else { return nil }
        gap = hyphen..<next
        first = Array(before.utf8)
        second = Array(after.utf8)
    }

    /// Whether no byte of ASCII is too near that is no letter, or is a capital behind the white space.
    private static func mayBeCut(_ hyphen: Int, _ next: Int, _ document: Document) -> Bool {
        guard hyphen >= fewestLetters, next + fewestLetters < document.bytes.count else { return false }
        return document.bytes[hyphen - fewestLetters..<hyphen].allSatisfy { Ascii.isLetterOrBeyond($0) }
            && document.bytes[next...next + fewestLetters].allSatisfy { $0 >= 0x80 || Ascii.isSmallLetter($0) }
    }

    /// The letters that a text ends in.
    private static func lastLetters(_ text: String) -> Substring {
        var start = text.endIndex
        while start > text.startIndex {
            let before = text.index(before: start)
            guard text[before].isLetter else { break }
            start = before
        }
        return text[start...]
    }

    /// In bytes.
    private static let longestPart = 80
    /// Shorter parts are no syllables of a cut word, but prefixes and stammering.
    private static let fewestLetters = 2

    /// What joins two compounds of which the second part is the same.
    private static let joiners: Set<String> = [
        "and", "or", "to", "nor", "but", "through", "versus", "than", "und", "oder", "bis", "sowie", "aber", "statt",
        "beziehungsweise", "noch", "als", "wie", "ou", "sino", "oraz", "lub", "albo", "czy", "nebo", "anebo", "či", "až", "или", "либо",
        "чи",
        "або",
    ]
}
