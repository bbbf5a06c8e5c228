import Bytes
import Linting
import Prose
import UnicodeText

/// `punctuation/lower-case-sentence`: a full stop within a line with a small word behind it (`in the country. will happen`): the
/// stop is one too many, or the words between were lost.
public enum LowerCaseSentence: Check {
    public static let trigger = Trigger.text()

    /// In letters: abbreviations are shorter.
    private static let fewestLetters = 4
    /// A text that does so again and again writes so.
    private static let most = 3

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        guard LanguageWords.of(view.language)?.common != nil else { return }
        var found: [(stop: Int, word: ByteRange, left: String)] = []
        for stop in stops(document) {
            guard let block = view.block(around: stop), block.kind == .paragraph || block.kind == .listItem, block.content.contains(stop),
                let place = place(stop, block)
            else { continue }
            found.append((stop, place.word, place.left))
            guard found.count <= 4 * most else { return }
        }
        let single = found.filter { place in found.count { $0.left == place.left } == 1 }
        guard single.count <= most else { return }
        for place in single {
            report.add(place.stop..<place.word.upperBound, "The sentence after the full stop begins with a lower-case letter")
        }
    }

    /// The full stops behind which a space and what may be a small letter follow: behind most a capital does. By bytes, over the
    /// whole text at once.
    private static func stops(_ document: Document) -> [Int] {
        document.bytes.withUnsafeBufferPointer { bytes in
            var result: [Int] = []
            var position = 0
            while position < bytes.count {
                var stops = bytes.stopsBeforeSmallLetters(from: position, to: bytes.count)
                while stops != 0 {
                    let stop = position + stops.trailingZeroBitCount
                    stops &= stops - 1
                    if mayBegin(stop + 1, bytes) { result.append(stop) }
                }
                position += 64
            }
            return result
        }
    }

    @inline(__always) private static func mayBegin(_ offset: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard offset + 2 < bytes.count else { return false }
        switch bytes[offset + 1] {
        case ..<0x80: return true
        // The capitals of Russian and Ukrainian.
        case 0xD0: return bytes[offset + 2] >= 0xB0
        case 0xE0...: return false
        default: return true
        }
    }

    private static func place(_ stop: Int, _ block: BlockView) -> (word: ByteRange, left: String)? {
        let document = block.document
        guard block.scalar(at: stop + 2)?.isSmall == true else { return nil }
        let left = block.word(before: stop)
        let word = block.word(at: stop + 2)
        guard block.isLowercase(left), block.isLowercase(word), block.length(left) >= fewestLetters, block.length(word) >= 2,
            endsWord(word, block),
            block.byte(at: left.lowerBound - 1) == 0x20, isWord(word, block), !isAbbreviated(document.text(left), block.language),
            !block.isProtected(stop..<word.upperBound), !block.isSpoken(stop..<word.upperBound)
        else { return nil }
        return (word, document.text(left))
    }

    /// Whether the word is one by itself; a full stop behind it may make an address or an abbreviation of it.
    private static func endsWord(_ word: ByteRange, _ block: BlockView) -> Bool {
        switch block.byte(at: word.upperBound) {
        case 0x20, UInt8(ascii: ","): true
        case UInt8(ascii: "."): block.byte(at: word.lowerBound) >= 0x80 && block.length(word) > fewestLetters
        default: false
        }
    }

    /// Whether the word is none of a program or a firm: one of the language's common words, or one with letters that such names do
    /// not have.
    private static func isWord(_ word: ByteRange, _ block: BlockView) -> Bool {
        if block.document.bytes[word].contains(where: { $0 >= 0x80 }) { return true }
        guard let words = LanguageWords.of(block.language) else { return false }
        let text = block.document.text(word)
        return words.common?.occurs(in: block.document.bytes, word) == true || words.sentenceOpeners.contains(text)
            || words.conjunctions.contains(text) || words.beforeNouns.contains(text) || words.copulas.contains(text)
    }

    private static func isAbbreviated(_ word: String, _ language: LanguageTag) -> Bool {
        ProseSentences(language).abbreviations.contains(word + ".")
    }
}
