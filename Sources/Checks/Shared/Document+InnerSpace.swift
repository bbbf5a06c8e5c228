import Bytes
import Prose
import UnicodeText

extension Document {
    /// Whether the space inside a quotation, beside one of its marks, can be there by mistake.
    func mayMove(_ space: ByteRange, of mark: Mark, partner: Mark?, index: Int) -> Bool {
        !separatesMarks(space, index) && !isSpacedPair(mark, partner) && !isBesideLatin(space, mark)
            && !isBeforeOmission(space.upperBound) && !isOperand(mark)
    }

    /// Whether the mark is one of a formula or a program, where a string with a space at its end is joined to something (`"Rows: " & n`).
    private func isOperand(_ mark: Mark) -> Bool {
        let content = blocks[Int(mark.block)].content
        let before = spaceBefore(mark.offset, notBefore: content.lowerBound).lowerBound
        if before > content.lowerBound, Self.operators.contains(bytes[before - 1]) { return true }
        let after = spaceAfter(mark.range.upperBound, notAfter: content.upperBound).upperBound
        return after < content.upperBound && Self.operators.contains(bytes[after])
    }

    private static var operators: String.UTF8View { "&+=|".utf8 }

    /// Whether an ellipsis or a dash follows: many set a space before it, wherever it stands.
    private func isBeforeOmission(_ offset: Int) -> Bool {
        guard offset + 2 < bytes.count else { return false }
        if bytes[offset] == UInt8(ascii: "."), bytes[offset + 1] == UInt8(ascii: ".") { return true }
        return bytes[offset] == 0xE2 && bytes[offset + 1] == 0x80
            && (bytes[offset + 2] == 0xA6 || (0x93...0x95).contains(bytes[offset + 2]))
    }

    /// Whether the space is a thin one between two marks of the same kind (` ”⁠ ” `): it keeps them apart for the eye.
    private func separatesMarks(_ space: ByteRange, _ index: Int) -> Bool {
        guard bytes[space.lowerBound] != 0x20 else { return false }
        let isBefore = index > 0 && marks[index - 1].range.upperBound == space.lowerBound
        return isBefore || index + 1 < marks.count && marks[index + 1].offset == space.upperBound
    }

    /// Whether the text sets such marks with a space on both inner sides, though not all of them.
    private func isSpacedPair(_ mark: Mark, _ partner: Mark?) -> Bool {
        guard conventions.toleratesSpacedPairs, mark.glyph == .leftGuillemet || mark.glyph == .rightGuillemet, let partner else {
            return false
        }
        return mark.glyph == .leftGuillemet ? partner.left.isSpace : partner.right.isSpace
    }

    /// Whether a letter or digit of Latin stands behind the space in Chinese or Japanese: programs that set spaces between
    /// the scripts take the mark for a character of its own.
    private func isBesideLatin(_ space: ByteRange, _ mark: Mark) -> Bool {
        guard language.isWrittenWithoutSpaces, space.count == 1 else { return false }
        let neighbor = space.upperBound == mark.offset ? space.lowerBound - 1 : space.upperBound
        guard bytes.indices.contains(neighbor) else { return false }
        let byte = bytes[neighbor]
        return byte < 0x80 && Ascii.isLetterOrDigit(byte)
    }
}
