/// A stretch of clean text with the one paragraph in it that is to be damaged: what a damage function reads.
public struct Stretch: Sendable {
    /// A character of the paragraph and its place in the text.
    public struct Sign: Sendable {
        public let scalar: Unicode.Scalar
        public let range: Range<Int>
    }

    /// The whole stretch, some paragraphs long. UTF-8.
    public let bytes: [UInt8]
    /// The primary subtag of its language, such as `de`.
    public let language: String
    /// The paragraph without its line end, in bytes.
    public let paragraph: Range<Int>
    /// The paragraph after it, if there is one.
    public let next: Range<Int>?
    /// The paragraph's characters.
    public let signs: [Sign]
    /// The paragraph's words, as ranges of `signs`.
    public let words: [Range<Int>]

    public init(bytes: [UInt8], language: String, paragraph: Range<Int>, next: Range<Int>?) {
        self.bytes = bytes
        self.language = language
        self.paragraph = paragraph
        self.next = next
        var offset = paragraph.lowerBound
        signs = String(decoding: bytes[paragraph], as: UTF8.self).unicodeScalars.map { scalar in
            let length = UTF8.width(scalar)
            offset += length
            return Sign(scalar: scalar, range: offset - length..<offset)
        }
        words = Self.words(of: signs)
    }

    private static func words(of signs: [Sign]) -> [Range<Int>] {
        var words: [Range<Int>] = []
        var start: Int?
        for (index, sign) in signs.enumerated() {
            if sign.scalar.isLetter {
                if start == nil { start = index }
            } else if let first = start {
                words.append(first..<index)
                start = nil
            }
        }
        if let start { words.append(start..<signs.count) }
        return words
    }

    /// The character at an index of `signs`, a line feed outside.
    public subscript(_ index: Int) -> Unicode.Scalar {
        signs.indices.contains(index) ? signs[index].scalar : "\n"
    }

    /// The bytes of a range of signs.
    public func range(_ signs: Range<Int>) -> Range<Int> {
        let start = place(before: signs.lowerBound)
        return signs.isEmpty ? start..<start : start..<self.signs[signs.upperBound - 1].range.upperBound
    }

    /// The byte offset before a sign, or the paragraph's end.
    public func place(before index: Int) -> Int {
        index < signs.count ? signs[index].range.lowerBound : paragraph.upperBound
    }

    /// The text of a range of signs.
    public func text(_ signs: Range<Int>) -> String {
        String(decoding: bytes[range(signs)], as: UTF8.self)
    }

    /// The signs' replacement by other text.
    public func change(_ signs: Range<Int>, to text: String) -> Change {
        Change(range(signs), of: bytes, to: text)
    }

    /// One sign's replacement by other text.
    public func change(_ sign: Int, to text: String) -> Change {
        change(sign..<sign + 1, to: text)
    }

    /// The insertion of text before a sign.
    public func insert(_ text: String, before sign: Int) -> Change {
        insert(text, at: place(before: sign))
    }

    /// The insertion of text at a byte offset of the stretch.
    public func insert(_ text: String, at offset: Int) -> Change {
        Change(offset..<offset, of: bytes, to: text)
    }

    /// What stands between two paragraphs here.
    public var separator: String {
        guard let next else { return "\n\n" }
        return String(decoding: bytes[paragraph.upperBound..<next.lowerBound], as: UTF8.self)
    }

    /// The same without the next paragraph's indent, which is its own.
    public var paragraphBreak: String {
        let separator = separator.unicodeScalars
        return String(
            String.UnicodeScalarView(
                separator.prefix((separator.lastIndex(of: "\n").map { separator.distance(from: separator.startIndex, to: $0) + 1 }) ?? 0)))
    }

    /// The indices of `signs` for which the condition holds.
    public func sites(_ condition: (Int) -> Bool) -> [Int] {
        signs.indices.filter(condition)
    }

    /// Whether the sign stands in a stretch without spaces that is a word with punctuation marks, at most: no number,
    /// address, path or code.
    public func isPlain(_ index: Int) -> Bool {
        var start = index
        var end = index
        while start > 0, !self[start - 1].isSpace { start -= 1 }
        while end < signs.count, !self[end].isSpace { end += 1 }
        return !(start..<end).contains { self[$0].isDigit || Self.codeSigns.contains(self[$0]) }
    }

    private static let codeSigns: Set<Unicode.Scalar> = [
        "/", "\\", "@", "_", "<", ">", "#", "&", "=", "+", "*", "|", "~", "^", "`", "{", "}", "[", "]", "$", "%",
    ]
}

extension Unicode.Scalar {
    /// A letter, or a mark that belongs to one.
    var isLetter: Bool { isASCII ? (value | 0x20) &- 97 < 26 : properties.isAlphabetic }
    var isDigit: Bool { value &- 48 < 10 }
    /// White space, no-break spaces included, and the line feed that stands for the paragraph's ends.
    var isSpace: Bool { self == " " || properties.isWhitespace }
    var isLower: Bool { properties.isLowercase }
    var isUpper: Bool { properties.isUppercase }
    var isHan: Bool { (0x4E00...0x9FFF).contains(value) }
    var isKana: Bool { (0x3041...0x30FF).contains(value) }
    var isCyrillic: Bool { (0x400...0x4FF).contains(value) }
    var isArabicLetter: Bool { (0x620...0x64A).contains(value) }
}
