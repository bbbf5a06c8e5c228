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

    /// - Parameter list: in small letters.
    init(_ list: [Substring]) { words = LiteralSet(list.map { Array($0.utf8) }) }
}
