import Bytes
import Linting
import Prose
import UnicodeText

/// `spaces/before-hyphen`: a space before the hyphen within a word (`a middle -class family`).
///
/// A hyphen with a space before it alone may also be a dash that lost its other space, the flag of a command, or a suffix that is spoken
/// of. It is taken for a word's where the language's card knows the word, or says of one of the parts that a hyphen joins it to words and
/// what is around agrees; and, for somebody to look at, where the text writes the word elsewhere.
public enum BeforeHyphen: Check {
    public static let trigger = Trigger.blocks(.spacedHyphen)

    /// For each place that no card knows, the text is searched once.
    private static let mostSearches = 8

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        guard !document.language.isWrittenWithoutSpaces else { return }
        let words = LanguageWords.of(document.language)
        var searches = 0
        for block in view.blocks {
            let places = find(in: block)
            guard !places.isEmpty else { continue }
            let known = places.map { place in words.map { isJoined(place, $0, block) } ?? false }
            // A second such hyphen, or one with its space behind, makes dashes of both.
            let isClear = !known.contains(false) && !hasSpaceBehindHyphen(block)
            for (place, isKnown) in zip(places, known) {
                if !isKnown {
                    // “java -version” and “java-version” are two things, and both right.
                    guard searches < mostSearches else { continue }
                    searches += 1
                    guard stands(document.bytes[place.left] + [UInt8(ascii: "-")] + document.bytes[place.right], document) else { continue }
                }
                report.add(
                    place.space.lowerBound..<place.right.upperBound, "There is a space before the hyphen",
                    safety: isKnown && isClear ? .safe : .unsafe, edits: [Edit(place.space, "")])
            }
        }
    }

    private struct Place {
        let left: ByteRange
        let space: ByteRange
        let right: ByteRange
    }

    /// The hyphens with a word and one space before them, and a word behind them that is all of its token.
    private static func find(in block: BlockView) -> [Place] {
        let bytes = block.document.bytes
        var places: [Place] = []
        for hyphen in block.document.places(of: UInt8(ascii: "-"), in: block.content) {
            guard block.byte(at: hyphen - 1) == 0x20 else { continue }
            let left = block.word(before: hyphen - 1)
            let right = block.word(at: hyphen + 1)
            guard !left.isEmpty, !right.isEmpty, bytes[hyphen - 1] == 0x20, !block.isProtected(left.lowerBound..<right.upperBound),
                block.scalar(before: left.lowerBound).map({ " \u{A0}-'’\"“„«‘(".unicodeScalars.contains($0) }) != false,
                endsToken(right.upperBound, block)
            else { continue }
            places.append(Place(left: left, space: hyphen - 1..<hyphen, right: right))
        }
        return places
    }

    /// Whether white space or a mark of prose ends the word there.
    private static func endsToken(_ offset: Int, _ block: BlockView) -> Bool {
        guard let next = block.scalar(at: offset) else { return true }
        if next == " " || next == "\u{A0}" || next == "\n" || next == "\r" { return true }
        guard ".,;:!?)\"”“»’…".unicodeScalars.contains(next) else { return false }
        // `-file.txt` is a name.
        return block.scalar(at: offset + UTF8.width(next)).map { !$0.isLetter && !$0.isDigit } != false
    }

    /// Whether the language’s card knows the word, or says of one of its parts that a hyphen joins it to words.
    private static func isJoined(_ place: Place, _ words: LanguageWords, _ block: BlockView) -> Bool {
        let document = block.document
        let left = document.text(place.left)
        let right = document.text(place.right)
        if words.hyphenated.contains("\(left)-\(right)".lowercased()) { return true }
        if words.hyphenated.contains(left + "-") || words.hyphenated.contains(left.lowercased() + "-") {
            // No clause ends behind a preposition; behind another part, a word that begins clauses may begin one.
            return words.beforeNouns.contains(left.lowercased()) || !isFunctionWord(right, words)
        }
        guard words.hyphenated.contains("-" + right), !words.beforeNouns.contains(left.lowercased()),
            !words.conjunctions.contains(left.lowercased())
        else { return false }
        let space = document.spaceAfter(place.right.upperBound, notAfter: block.content.upperBound)
        if space.isEmpty { return true }
        let next = document.text(block.word(at: space.upperBound))
        return !isFunctionWord(right, words) && !next.isEmpty && !isFunctionWord(next, words)
    }

    private static func isFunctionWord(_ word: String, _ words: LanguageWords) -> Bool {
        let word = word.lowercased()
        let bytes = Array(word.utf8)
        return words.sentenceOpeners.contains(word) || words.beforeNouns.contains(word) || words.conjunctions.contains(word)
            || words.common?.occurs(in: bytes, 0..<bytes.count) == true || words.copulas.contains(word)
    }

    /// Whether the text has the word elsewhere, with nothing that makes another word of it beside it.
    ///
    /// Complexity: linear in the text.
    private static func stands(_ word: [UInt8], _ document: Document) -> Bool {
        var start = document.bytes.startIndex
        while let place = document.bytes[start...].firstRange(of: word) {
            let before = place.lowerBound > 0 ? document.bytes[place.lowerBound - 1] : 0x20
            let after = place.upperBound < document.bytes.count ? document.bytes[place.upperBound] : 0x20
            if !document.isLetterByte(before), before != UInt8(ascii: "-"), !document.isLetterByte(after), after != UInt8(ascii: "_") {
                return true
            }
            start = place.upperBound
        }
        return false
    }

    private static func hasSpaceBehindHyphen(_ block: BlockView) -> Bool {
        block.document.places(of: UInt8(ascii: "-"), in: block.content).contains {
            block.byte(at: $0 + 1) == 0x20 && block.document.isLetterByte(block.byte(at: $0 - 1))
        }
    }
}
