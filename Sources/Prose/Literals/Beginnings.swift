import Bytes

/// How blocks begin: some rules wait for phrases there that would be too common anywhere else (`Share`, `Photo`).
///
/// The scan asks for each block whether one may stand there, while the block's first bytes are at hand anyway.
public enum Beginnings {
    /// Whether a phrase may begin the range, or a sign does behind which one may stand. Without a branch on the bytes:
    /// it is asked of every block, and nothing foretells the answer.
    @inline(__always)
    static func mayStand(at range: ByteRange, _ bytes: UnsafeBufferPointer<UInt8>, _ phrases: LiteralFilter) -> Bool {
        let word = LiteralSet.load(bytes, range.lowerBound)
        // `firstWord` looks behind no quotation mark, and a third of all blocks of a novel begin with one.
        let isQuote = word & 0xF8FF_FF == 0xB8_A0E2
        return phrases.mayBegin(as: word) || (isQuote ? 0 : ScanTables.shared.signs[Int(bytes[range.lowerBound])]) != 0
    }

    /// Where the first word of a block begins that begins with a sign (`▶`, `– `, `[`); nil where it begins with a word
    /// or a quotation mark: what is said is text.
    public static func firstWord(of range: ByteRange, _ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard !range.isEmpty, ScanTables.shared.signs[Int(bytes[range.lowerBound])] != 0, !isQuote(bytes, range.lowerBound) else {
            return nil
        }
        let end = min(range.upperBound, range.lowerBound + mostSigns)
        var position = range.lowerBound
        while position < end, !beginsWord(bytes[position]) {
            switch bytes[position] {
            case 0xC2: position += 2
            case 0xE2: position += 3
            case 0xF0...0xF4: position += 4
            default: position += 1
            }
        }
        return position
    }

    /// The longest run of signs before a block's first word that is looked behind, in bytes.
    private static let mostSigns = 16

    static func beginsWord(_ byte: UInt8) -> Bool {
        byte >= 0xC3 && byte != 0xE2 && byte < 0xF0 || Ascii.isLetterOrDigit(byte)
    }

    private static func isQuote(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
        guard offset + 2 < bytes.count else { return false }
        if bytes[offset] == 0xC2 { return bytes[offset + 1] == 0xAB }
        return bytes[offset] == 0xE2 && bytes[offset + 1] == 0x80 && (0x98...0x9F).contains(bytes[offset + 2])
    }
}
