import Bytes
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
        places = KeyTable(phrases.indices.map { (phrases[$0].withUnsafeBufferPointer(Self.key), Int32($0)) })
    }

    /// The length of the longest phrase that opens the range, compared without ASCII case; nil where none does.
    ///
    /// - Complexity: linear in the phrases that begin with the range's first four bytes; nothing is allocated.
    func length(in bytes: [UInt8], _ range: ByteRange) -> Int? {
        guard range.count >= 4 else { return nil }
        return bytes.withUnsafeBufferPointer { bytes in
            let text = UnsafeBufferPointer(rebasing: bytes[range])
            var longest: Int?
            for place in places.places(of: Self.key(text)) {
                let found = phrases[places.value(at: place)].withUnsafeBufferPointer { Self.opens(text, $0) ? $0.count : 0 }
                if found > longest ?? 0 { longest = found }
            }
            return longest
        }
    }

    private static func opens(_ text: UnsafeBufferPointer<UInt8>, _ phrase: UnsafeBufferPointer<UInt8>) -> Bool {
        guard phrase.count <= text.count else { return false }
        for index in phrase.indices where folded(text[index]) != phrase[index] { return false }
        // A letter goes on with a letter only in another word.
        return phrase.count == text.count || !isLetter(text[phrase.count - 1]) || !isLetter(text[phrase.count])
    }

    private static func key(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        bytes.prefix(4).reduce(0) { $0 << 8 | UInt64(folded($1)) }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    private static func folded(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
}
