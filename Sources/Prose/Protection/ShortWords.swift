import Bytes

/// A set of ASCII words of up to eight bytes, each packed into one word of the machine.
struct ShortWords: Sendable {
    private let words: Set<UInt64>

    /// - Parameters:
    ///   - list: The words, with white space between them.
    init(_ list: String) {
        words = Set(list.split(separator: " ").map { Self.packed($0.utf8) })
    }

    /// Whether the bytes of `range`, their letters in lower case, are one of the words. Complexity: constant.
    func contains(_ bytes: UnsafeBufferPointer<UInt8>, _ range: ByteRange) -> Bool {
        guard (1...8).contains(range.count) else { return false }
        return words.contains(Self.packed(range.lazy.map { bytes[$0] }))
    }

    private static func packed(_ bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.reduce(0) { $0 << 8 | UInt64(Ascii.isLetter($1) ? $1 | 0x20 : $1) }
    }
}
