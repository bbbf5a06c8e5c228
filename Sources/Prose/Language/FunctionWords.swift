import Bytes

/// The commonest words of a language: one stands in nearly every clause.
public struct FunctionWords: Sendable {
    private let words: LiteralSet

    /// Nil where the language is not known well enough, or is told by its script.
    public static func of(_ language: LanguageTag) -> FunctionWords? { LanguageWords.of(language)?.common }

    /// Whether one of the words stands in the range. Complexity: linear; in text of the language a few words.
    public func occurs(in bytes: [UInt8], _ range: ByteRange) -> Bool {
        bytes.withUnsafeBufferPointer { occurs(in: $0, range) }
    }

    func occurs(in bytes: UnsafeBufferPointer<UInt8>, _ range: ByteRange) -> Bool {
        var start = range.lowerBound
        for position in range {
            let byte = bytes[position]
            if Ascii.isLetterOrBeyond(byte) { continue }
            if start < position, words.contains(start..<position, of: bytes) { return true }
            start = position + 1
        }
        return start < range.upperBound && words.contains(start..<range.upperBound, of: bytes)
    }

    /// Whether so many words of a text in Latin letters may be among these; a few more may seem to be than are. By bytes: whoever has to
    /// count them exactly needs to look at few texts.
    ///
    /// - Complexity: linear.
    public func mayOccur(_ times: Int, in bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            var count = 0
            var start = 0
            var position = 0
            while position < bytes.count {
                let byte = bytes[position]
                if Ascii.isLetter(byte) || byte >= 0x80 && isLetter(byte, position, bytes) {
                    position += 1
                    continue
                }
                if start < position, mayBe(start..<position, bytes) { count += 1 }
                guard count < times else { return true }
                // The others of a character begin with none that is a letter.
                position += 1
                while position < bytes.count, bytes[position] & 0xC0 == 0x80 { position += 1 }
                start = position
            }
            if start < bytes.count, mayBe(start..<bytes.count, bytes) { count += 1 }
            return count >= times
        }
    }

    /// Whether a byte beyond ASCII belongs to a letter of Latin, as far as words of these lists have them: to most characters of two
    /// bytes, and those from U+1000 on (E1), among which Vietnamese has some. What is taken for no letter only parts words.
    private func isLetter(_ byte: UInt8, _ position: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        switch byte {
        case 0x80..<0xC0: true
        case 0xC3: position + 1 < bytes.count && bytes[position + 1] != 0x97 && bytes[position + 1] != 0xB7  // × and ÷
        case 0xC4...0xDF, 0xE1: true
        default: false
        }
    }

    /// Whether a word is one of these, or may be where its first letter is made small.
    private func mayBe(_ word: ByteRange, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let first = bytes[word.lowerBound]
        return first >= 0xC3 && (first != 0xC3 || word.count > 1 && bytes[word.lowerBound + 1] < 0x9F) || words.contains(word, of: bytes)
    }

    /// - Parameter list: in small letters.
    init(_ list: [Substring]) { words = LiteralSet(list.map { Array($0.utf8) }) }
}
