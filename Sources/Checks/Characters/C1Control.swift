import Bytes
import Decoding
import Linting
import Prose
import UnicodeText

/// `characters/c1-control`: a control of U+0080–U+009F where Windows-1252 has a quotation mark or a dash (U+0092 for
/// `’`).
public enum C1Control: Check {
    public static let trigger = Trigger.blocks(.c1Control)

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        // Misread text holds them, too; there they belong to what they were read from.
        let misread = block.misreadPlaces
        document.forEachScalarBeyondASCII(in: block.range) { scalar, place in
            guard (0x80..<0xA0).contains(scalar.value), !misread.overlap(place) else { return }
            let meant = CodePage.windows1252Character(of: UInt8(scalar.value))
            if meant == scalar {
                report.add(
                    place, "The text contains the control character \(scalar.codePointAndName)",
                    // Beside a letter it may be what is left of one.
                    safety: touchesLetter(place, document) ? .unsafe : .safe, edits: [Edit(place, "")])
            } else {
                report.add(
                    place, "Control character \(scalar.codePointAndName) instead of \(meant.inMessage)",
                    safety: fits(meant, place, document) ? .safe : .unsafe, edits: [Edit(place, String(meant))])
            }
        }
    }

    private static func touchesLetter(_ place: ByteRange, _ document: Document) -> Bool {
        document.scalar(before: place.lowerBound)?.scalar.isLetter == true || document.scalar(at: place.upperBound)?.scalar.isLetter == true
    }

    /// Whether the mark could stand there: one that opens a quotation does not between two letters.
    private static func fits(_ mark: Unicode.Scalar, _ place: ByteRange, _ document: Document) -> Bool {
        guard "‘“‚„‹«".unicodeScalars.contains(mark) else { return true }
        let isWithinWord =
            document.scalar(before: place.lowerBound)?.scalar.isLetter ?? false
            && document.scalar(at: place.upperBound)?.scalar.isLetter ?? false
        return !isWithinWord
    }
}
