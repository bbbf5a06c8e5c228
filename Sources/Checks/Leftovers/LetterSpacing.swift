import Linting
import Prose
import UnicodeText

/// `leftovers/letter-spaced`: a word with spaces between its letters (`C O N C L U S I O N`).
public enum LetterSpacing: BlockCheck {
    /// Such words are headings.
    public static let outline: Outline = .beginsWithLoneCharacter

    private static let leastLetters = 6

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        guard block.content.count >= 2 * leastLetters - 1, let place = place(block.content, document) else { return }
        report.add(place, "Spaces stand between the letters of “\(document.text(place).filter { $0 != " " })”")
    }

    private static func place(_ range: ByteRange, _ document: Document) -> ByteRange? {
        var position = range.lowerBound
        var letters = 0
        var distinct: Set<Unicode.Scalar> = []
        while position < range.upperBound, let decoded = document.scalar(at: position), decoded.scalar.isLetter {
            let next = position + decoded.length
            guard next >= range.upperBound || document.bytes[next] == 0x20 else { break }
            letters += 1
            distinct.insert(decoded.scalar)
            position = next + 1
        }
        guard letters >= leastLetters, distinct.count >= 4 else { return nil }
        return range.lowerBound..<min(range.upperBound, position - 1)
    }
}
