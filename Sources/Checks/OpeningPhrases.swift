import Prose

/// Phrases that give a block away by its first words: what a check with `openings` looks at the block with.
struct OpeningPhrases: Sendable {
    /// The phrases, as the check's `openings` name them.
    let list: [String]
    private let phrases: [[UInt8]]
    /// By the first four bytes, in lower case: indices into `phrases`.
    private let places: KeyTable
    /// - Parameter list: The phrases in lower case, as far as they are of ASCII; none shorter than four bytes.
    init(_ list: [String]) {
        self.list = list
        let phrases = list.map { Array($0.utf8) }
        self.phrases = phrases
        places = KeyTable(phrases.indices.map { (Self.key(phrases[$0][...]), Int32($0)) })
    }

    /// The length of the longest phrase that opens the range, compared without ASCII case; nil where none does.
    func length(in bytes: [UInt8], _ range: ByteRange) -> Int? {
        guard range.count >= 4 else { return nil }
        let candidates = places.places(of: Self.key(bytes[range.prefix(4)]))
        return candidates.isEmpty ? nil : longest(of: candidates.map { phrases[places.value(at: $0)] }, bytes, range)
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

    private static func key(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.prefix(4).reduce(0) { $0 << 8 | UInt64(folded($1)) }
    }

    private func isWhole(_ end: Int, _ bytes: [UInt8], _ range: ByteRange) -> Bool {
        guard end < range.upperBound, (bytes[end - 1] | 0x20) &- 0x61 < 26 else { return true }
        return (bytes[end] | 0x20) &- 0x61 >= 26
    }

    private static func folded(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
}
