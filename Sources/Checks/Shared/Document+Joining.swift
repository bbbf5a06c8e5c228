import Bytes
import Linting
import Prose
import UnicodeText

extension Document {
    /// The edit that joins two paragraphs: a space in the place of the break, or nothing where the language writes none. None where more is
    /// there than a break.
    ///
    /// - Parameter gap: what is between the two, in bytes of the text as read.
    /// - Complexity: linear in the gap.
    func joint(_ gap: ByteRange) -> [Edit] {
        isBreak(gap) ? [Edit(gap, language.isWrittenWithoutSpaces ? "" : " ")] : []
    }

    /// Whether nothing is between two paragraphs but white space, what nobody sees, and the signs of a block quotation: the number of an
    /// empty item, the end of emphasis or a mark on a character that is gone is not to go along with the break.
    ///
    /// - Complexity: linear in the gap.
    func isBreak(_ gap: ByteRange) -> Bool {
        text(gap).unicodeScalars.allSatisfy {
            $0 == ">" || $0.properties.isWhitespace || $0.properties.isDefaultIgnorableCodePoint && $0.properties.generalCategory == .format
        }
    }
}
