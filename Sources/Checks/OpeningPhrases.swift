import Prose

/// Phrases that give a block away by its first words. Asking costs no more than the block's first letter in nearly all
/// blocks, so that phrases of everyday words need no anchor.
struct OpeningPhrases: Sendable {
    /// By the first four bytes, in lower case.
    private let phrases: [UInt32: [[UInt8]]]
    /// 4,096 bits: which four bytes may begin a phrase.
    private let filter: [UInt64]

    /// - Parameter list: The phrases in lower case, as far as they are of ASCII; none shorter than four bytes.
    init(_ list: [String]) {
        phrases = Dictionary(grouping: list.map { Array($0.utf8) }) { Self.key($0[...]) }
        var filter = [UInt64](repeating: 0, count: 64)
        for key in phrases.keys { filter[Self.hash(key) >> 6] |= 1 << UInt64(Self.hash(key) & 63) }
        self.filter = filter
    }

    /// The length of the longest phrase that opens the range, compared without ASCII case; nil where none does.
    @inline(__always)
    func length(in bytes: [UInt8], _ range: ByteRange) -> Int? {
        guard range.count >= 4 else { return nil }
        let key = Self.key(bytes[range.lowerBound..<range.lowerBound + 4])
        let hash = Self.hash(key)
        guard filter[hash >> 6] & (1 << UInt64(hash & 63)) != 0, let candidates = phrases[key] else { return nil }
        return longest(of: candidates, bytes, range)
    }

    private func longest(of candidates: [[UInt8]], _ bytes: [UInt8], _ range: ByteRange) -> Int? {
        var longest: Int?
        for phrase in candidates where phrase.count <= range.count {
            let matches = phrase.indices.allSatisfy { Self.folded(bytes[range.lowerBound + $0]) == phrase[$0] }
            guard matches, isWhole(range.lowerBound + phrase.count, bytes, range) else { continue }
            longest = max(longest ?? 0, phrase.count)
        }
        return longest
    }

    @inline(__always)
    private static func key(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        bytes.prefix(4).reduce(0) { $0 << 8 | UInt32(folded($1)) }
    }

    @inline(__always)
    private static func hash(_ key: UInt32) -> Int { Int((key &* 0x9E37_79B1) >> 20) }

    private func isWhole(_ end: Int, _ bytes: [UInt8], _ range: ByteRange) -> Bool {
        guard end < range.upperBound, (bytes[end - 1] | 0x20) &- 0x61 < 26 else { return true }
        return (bytes[end] | 0x20) &- 0x61 >= 26
    }

    private static func folded(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
}
