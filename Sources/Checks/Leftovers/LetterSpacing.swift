import Linting
import Prose
import UnicodeText

/// `leftovers/letter-spaced`: a word with spaces between its letters (`C O N C L U S I O N`).
public enum LetterSpacing: DocumentCheck {
    public static let signals: Signals = []

    private static let leastLetters = 6

    public static func check(_ document: Document, into report: inout Report) {
        for block in document.blocks where block.kind.isProse && block.content.count >= 2 * leastLetters - 1 {
            // Letter, space, letter, space at the block's start: such words are headings.
            guard isSpaced(block.content.lowerBound, document), let place = place(block.content, document) else { continue }
            report.add(place, "Spaces stand between the letters of “\(document.text(place).filter { $0 != " " })”")
        }
    }

    private static func isSpaced(_ offset: Int, _ document: Document) -> Bool {
        let length = document.bytes[offset] < 0x80 ? 1 : document.bytes[offset] < 0xE0 ? 2 : 3
        return offset + length < document.bytes.count && document.bytes[offset + length] == 0x20
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
