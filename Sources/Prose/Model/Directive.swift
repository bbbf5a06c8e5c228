import Bytes

/// A comment of a file that is addressed to Obelus, such as `<!-- obelus-ignore quotes: a song -->`.
public struct Directive: Sendable, Hashable {
    /// The comment in bytes of the text as read; empty at its place where the reader leaves comments out of the text.
    public var range: ByteRange
    /// What the comment says, from `obelus-` on, without white space at its ends.
    public var text: String
    /// Whether the comment is for several texts: one alone does not tell that it was not needed.
    public var isShared: Bool

    public init(range: ByteRange, text: String, isShared: Bool = false) {
        self.range = range
        self.text = text
        self.isShared = isShared
    }

    /// What a comment asks for: its first word.
    public enum Verb: String, CaseIterable, Sendable {
        /// Suppress in the block that the comment is in, or else in the next one.
        case ignore = "obelus-ignore"
        /// Suppress from here on, up to `end`.
        case start = "obelus-disable"
        case end = "obelus-enable"
        /// Suppress in the whole text.
        case file = "obelus-ignore-file"

        /// Nil where the word means nothing.
        public init?(word: some StringProtocol) {
            let word = String(word)
            guard let verb = Self(rawValue: word) ?? Self.otherWords.first(where: { $0.word == word })?.verb else { return nil }
            self = verb
        }

        /// Other words for the same, as some linters have them.
        private static let otherWords: [(word: String, verb: Verb)] = [("obelus-ignore-start", .start), ("obelus-ignore-end", .end)]
    }

    /// What every such comment begins with.
    public static let prefix = "obelus-"

    /// The comments of HTML in some bytes that begin with `obelus-`, ascending.
    ///
    /// - Parameters:
    ///   - bytes: UTF-8.
    ///   - range: where to look.
    ///   - isComment: whether what looks like a comment at a place is one, and not, say, part of a program.
    /// - Complexity: linear in the range.
    public static func inComments(
        of bytes: UnsafeBufferPointer<UInt8>, _ range: ByteRange, where isComment: (ByteRange) -> Bool = { _ in true }
    ) -> [Directive] {
        var directives: [Directive] = []
        var position = range.lowerBound
        while let start = bytes.firstPlace(from: position, to: range.upperBound, of: Ascii.less) {
            position = start + 1
            guard begins(bytes, start, range.upperBound, "<!--") else { continue }
            var text = start + 4
            while text < range.upperBound, Ascii.isSpace(bytes[text]) { text += 1 }
            guard begins(bytes, text, range.upperBound, prefix) else { continue }
            // Where this one does not end, none after it does.
            guard let end = end(bytes, text, range.upperBound) else { break }
            position = end + 3
            guard isComment(start..<position) else { continue }
            let content = Ascii.trimmed(bytes, text..<end)
            directives.append(Directive(range: start..<position, text: String(decoding: bytes[content], as: UTF8.self)))
        }
        return directives
    }

    private static func begins(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ literal: String) -> Bool {
        start + literal.utf8.count <= end && bytes[start..<start + literal.utf8.count].elementsEqual(literal.utf8)
    }

    /// Where the `-->` of a comment begins; nil where it has none.
    private static func end(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
        var position = start
        while let angle = bytes.firstPlace(from: position, to: end, of: UInt8(ascii: ">")) {
            if angle - start >= 2, bytes[angle - 1] == UInt8(ascii: "-"), bytes[angle - 2] == UInt8(ascii: "-") { return angle - 2 }
            position = angle + 1
        }
        return nil
    }
}
