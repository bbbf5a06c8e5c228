import Bytes
import Decoding
import Linting
import Prose
import UnicodeText

/// `characters/control`: a control character of ASCII, alone or as the beginning of a terminal's escape sequence
/// (`\u{1B}[0m`). The same one several times in a row is one finding.
public enum CharactersControl: Check {
    public static let trigger = Trigger.blocks(.control)

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        var position = block.range.lowerBound
        while position < block.range.upperBound {
            let byte = document.bytes[position]
            guard byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D || byte == 0x7F else {
                position += 1
                continue
            }
            let length = sequenceLength(position, block)
            let place = position..<(length.map { position + $0 } ?? endOfRun(position, block))
            report.add(
                place, length == nil ? message(byte, count: place.count) : "The text contains a terminal escape sequence",
                edits: [Edit(place, replacement(byte, place, document))])
            position = place.upperBound
        }
    }

    private static func sequenceLength(_ position: Int, _ block: BlockView) -> Int? {
        let bytes = block.document.bytes
        // Nearly all stand alone: only what may begin a sequence is looked at.
        guard bytes[position] == 0x1B, position + 1 < block.range.upperBound, bytes[position + 1] == UInt8(ascii: "[") else { return nil }
        return TokenizerResidue.terminalSequenceLength(bytes[..<block.range.upperBound], at: position)
    }

    /// Where the same character stands no more, or begins a sequence.
    private static func endOfRun(_ position: Int, _ block: BlockView) -> Int {
        let bytes = block.document.bytes
        var end = position + 1
        while end < block.range.upperBound, bytes[end] == bytes[position], sequenceLength(end, block) == nil { end += 1 }
        return end
    }

    private static func message(_ byte: UInt8, count: Int) -> String {
        let name = Unicode.Scalar(byte).codePointAndName
        return "The text contains the control character \(name)" + (count == 1 ? "" : " \(count) times in a row")
    }

    /// Form feed and vertical tab set words apart; the others nothing.
    private static func replacement(_ byte: UInt8, _ place: ByteRange, _ document: Document) -> String {
        guard byte == 0x0B || byte == 0x0C, let before = document.scalar(before: place.lowerBound),
            let after = document.scalar(at: place.upperBound), !before.scalar.isWhitespace, !after.scalar.isWhitespace
        else { return "" }
        return " "
    }
}
