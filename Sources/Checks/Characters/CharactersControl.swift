import Bytes
import Decoding
import Linting
import Prose
import UnicodeText

/// `characters/control`: a control character of ASCII, alone or as the beginning of a terminal's escape sequence
/// (`\u{1B}[0m`).
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
            // Nearly all stand alone: only what may begin a sequence is looked at.
            let mayBegin = byte == 0x1B && position + 1 < block.range.upperBound && document.bytes[position + 1] == UInt8(ascii: "[")
            let length =
                mayBegin ? TokenizerResidue.terminalSequenceLength(document.bytes[..<block.range.upperBound], at: position) : nil
            let place = position..<position + (length ?? 1)
            report.add(
                place,
                length == nil
                    ? "The text contains the control character \(Unicode.Scalar(byte).codePointAndName)"
                    : "The text contains a terminal escape sequence",
                edits: [Edit(place, replacement(byte, place, document))])
            position = place.upperBound
        }
    }

    /// Form feed and vertical tab set words apart; the others nothing.
    private static func replacement(_ byte: UInt8, _ place: ByteRange, _ document: Document) -> String {
        guard byte == 0x0B || byte == 0x0C, let before = document.scalar(before: place.lowerBound),
            let after = document.scalar(at: place.upperBound), !before.scalar.isWhitespace, !after.scalar.isWhitespace
        else { return "" }
        return " "
    }
}
