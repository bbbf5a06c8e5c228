import Bytes
import Linting
import Prose
import UnicodeText

/// `leftovers/letter-spaced`: a word with spaces between its letters (`C O N C L U S I O N`).
public enum LetterSpaced: Check {
    /// Such words are headings.
    public static let trigger = Trigger.blocks(outline: .beginsWithLoneCharacter)

    private static let leastLetters = 6

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        guard standApart(block.content, document), let place = place(block.content, document) else { return }
        report.add(place, "There are spaces between the letters of “\(document.text(place).filter { $0 != " " })”")
    }

    /// Whether spaces stand between as many characters as there are letters at least, by their bytes.
    private static func standApart(_ range: ByteRange, _ document: Document) -> Bool {
        var position = range.lowerBound
        for _ in 1..<leastLetters {
            guard position < range.upperBound else { return false }
            switch document.bytes[position] {
            case 0..<0x80: position += 1
            case 0x80..<0xE0: position += 2
            case 0xE0..<0xF0: position += 3
            default: position += 4
            }
            guard position < range.upperBound, document.bytes[position] == 0x20 else { return false }
            position += 1
        }
        return true
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
