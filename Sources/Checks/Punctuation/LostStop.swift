import Bytes
import Linting
import Prose
import UnicodeText

/// `punctuation/lost-stop`: a sentence that begins behind a word and a space (`the bridge was closed The council met`).
///
/// A word that begins many a sentence and is no part of a name stands there with a capital, between words with small letters.
public enum LostStop: Check {
    public static let trigger = Trigger.text()

    /// A text that does so again and again is made of titles, or of lines that were joined.
    private static let mostFindings = 4
    /// In bytes: no opener is longer.
    private static let longestWord = 24
    /// In letters.
    private static let longestAcronym = 5
    /// Written with a capital for courtesy or reverence, or as a noun.
    private static let capitalized: Set<String> = [
        "sie", "ihr", "ihre", "ihren", "ihrem", "ihrer", "du", "auf", "he", "his", "him", "she", "her", "it", "its", "you", "your", "we",
        "our", "вы", "ви",
    ]

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        guard document.language.hasCase, let words = LanguageWords.of(document.language), !words.sentenceOpeners.isEmpty else { return }
        let openers = openers.value(of: document.language.base) { _ in
            LiteralSet(
                words.sentenceOpeners.filter { !capitalized.contains($0) }.map { $0.prefix(1).uppercased() + $0.dropFirst() }, .exact)
        }
        var found: [ByteRange] = []
        for index in document.blocks.indices {
            let block = document.blocks[index]
            let count = found.count
            guard block.kind == .paragraph || block.kind == .listItem, block.content.count > 40 else { continue }
            document.bytes.withUnsafeBufferPointer { bytes in
                var position = block.content.lowerBound
                while position < block.content.upperBound {
                    var spaces = bytes.spacesBeforeCapitals(from: position, to: block.content.upperBound)
                    while spaces != 0 {
                        let space = position + spaces.trailingZeroBitCount
                        spaces &= spaces - 1
                        // Most stand behind a mark, or before a longer word.
                        guard space > block.content.lowerBound, Ascii.isLetterOrBeyond(bytes[space - 1]), isCapital(bytes, space + 1),
                            let end = wordEnd(bytes, space + 1, block.content.upperBound), bytes[end] == 0x20 || bytes[end] == 0xC2,
                            openers.contains(space + 1..<end, of: bytes),
                            let place = place(space, end, words, view.block(index))
                        else { continue }
                        found.append(place)
                    }
                    position += 64
                }
            }
            // Lines of verse that were joined begin with capitals, too.
            if found.count > count + 1 || found.count > count && isVerse(view.block(index), openers) {
                found.removeLast(found.count - count)
            }
            if found.count > mostFindings { return }
        }
        for place in found { report.add(place, "A sentence seems to begin here, and the one before has no end") }
    }

    /// Whether one of the words that begin sentences stands with its capital behind a comma or a semicolon, where a line of verse may begin
    /// and no sentence does.
    private static func isVerse(_ block: BlockView, _ openers: LiteralSet) -> Bool {
        block.document.bytes.withUnsafeBufferPointer { bytes in
            block.content.contains { offset in
                guard bytes[offset] == UInt8(ascii: ",") || bytes[offset] == UInt8(ascii: ";"), block.byte(at: offset + 1) == 0x20 else {
                    return false
                }
                let word = block.word(at: offset + 2)
                return !word.isEmpty && word.count <= longestWord && openers.contains(word, of: bytes)
            }
        }
    }

    /// The words that begin sentences, with their capitals.
    private static let openers = MadeOnce<LanguageTag, LiteralSet>()

    /// Whether a capital of ASCII stands there, or one of Latin-1 or Cyrillic. A text may end within a letter.
    @inline(__always)
    private static func isCapital(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        let next = start + 1 < bytes.count ? bytes[start + 1] : UInt8.max
        return switch bytes[start] {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case 0xC3: next < 0x9F
        case 0xC4, 0xC5: true
        case 0xD0: next < 0xB0
        default: false
        }
    }

    /// The word's end, nil where it is longer than any of the words.
    @inline(__always)
    private static func wordEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ limit: Int) -> Int? {
        var end = start
        while end < limit, end - start <= longestWord, Ascii.isLetterOrBeyond(bytes[end]) { end += 1 }
        return end < limit && end > start && end - start <= longestWord ? end : nil
    }

    /// From the word before to the one that begins the sentence; nil where these may belong together.
    private static func place(_ space: Int, _ end: Int, _ words: LanguageWords, _ block: BlockView) -> ByteRange? {
        let opener = block.word(at: space + 1)
        let left = block.word(before: space)
        let next = end + (block.byte(at: end) == 0xC2 ? 2 : 1)
        let after = block.word(at: next)
        guard opener.upperBound == end, block.isCapitalized(opener), block.length(left) >= 2,
            block.isLowercase(after) || after.isEmpty && Ascii.isDigit(block.byte(at: next)),
            !block.isProtected(left.lowerBound..<opener.upperBound)
        else { return nil }
        let text = block.document.text(left)
        // An acronym ends a sentence as well; one that only part of a word is does not.
        let isAcronym = text.unicodeScalars.count <= longestAcronym && text.unicodeScalars.allSatisfy(\.isCapital)
        guard block.isLowercase(left) && block.length(left) >= 3 || isAcronym,
            block.scalar(before: left.lowerBound).map({ $0 == " " || $0 == "/" || $0 == "-" }) == true
        else { return nil }
        // “of The Hague”, “das Wenn und Aber”: what needs a noun ends no sentence.
        if words.sentenceOpeners.contains(text) || words.beforeNouns.contains(text) || words.conjunctions.contains(text) { return nil }
        if words.common?.occurs(in: block.document.bytes, left) == true { return nil }
        return left.lowerBound..<opener.upperBound
    }
}
