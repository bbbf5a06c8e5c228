import Bytes
import Prose

/// Phrases that give a block away by its first words: what a check with `beginnings` looks at the block with.
struct LeadingPhrases: Sendable {
    /// The phrases, as the check's `beginnings` name them.
    let list: [String]
    private let phrases: LiteralSet

    /// Those of the cards of all languages, which `Trigger.blocks(phrases:)` waits for.
    init(_ lists: LanguagePhrases...) {
        list = []
        phrases = LiteralSet(lists, .folded)
    }

    /// - Parameter list: the phrases in small letters.
    init(_ list: [String]) {
        self.list = list
        phrases = LiteralSet(list.map { Array($0.utf8) })
    }

    /// The length of the longest phrase that begins the range, compared without the case of ASCII; nil where none does.
    ///
    /// - Complexity: linear in the phrases that begin with the range's first bytes; nothing is allocated.
    func length(in bytes: [UInt8], _ range: ByteRange) -> Int? {
        bytes.withUnsafeBufferPointer { bytes in
            phrases.longestLength(in: bytes, at: range.lowerBound, before: range.upperBound) { length in
                // A letter goes on with a letter only in another word.
                let end = range.lowerBound + length
                return end == range.upperBound || !Ascii.isLetter(bytes[end - 1]) || !Ascii.isLetter(bytes[end])
            }
        }
    }
}
