import Bytes
import Prose

/// The bytes that stand before a block's text on its line: indentation, `>`, list markers, the `#` of a heading.
enum MarkdownPrefix {
    /// The offset behind the container marker at `offset`: `>`, a bullet, a number with `.` or `)`; nil where none stands.
    ///
    /// Source: CommonMark 0.30, sections 5.1 and 5.2.
    static func afterContainerMarker(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int, _ end: Int) -> Int? {
        guard offset < end else { return nil }
        switch bytes[offset] {
        case Ascii.greater:
            return offset + 1
        case Ascii.hyphen, Ascii.plus, Ascii.asterisk:
            return isBoundary(bytes, offset + 1) ? offset + 1 : nil
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            var position = offset
            while position < end, position < offset + 9, Ascii.isDigit(bytes[position]) { position += 1 }
            guard position < end, bytes[position] == Ascii.stop || bytes[position] == Ascii.close else { return nil }
            return isBoundary(bytes, position + 1) ? position + 1 : nil
        default:
            return nil
        }
    }

    /// Where the text of the line begins: behind its container markers, a heading's `#` and the white space there.
    ///
    /// - Parameters:
    ///   - line: From the line's first byte to the first byte known to be text, which is never skipped.
    static func textStart(_ bytes: UnsafeBufferPointer<UInt8>, _ line: ByteRange) -> Int {
        var position = line.lowerBound
        let end = line.upperBound
        while true {
            while position < end, Ascii.isSpace(bytes[position]) { position += 1 }
            guard let behind = afterContainerMarker(bytes, position, end) else { break }
            position = behind
        }
        var hashes = position
        while hashes < end, bytes[hashes] == Ascii.hash { hashes += 1 }
        guard hashes > position, isBoundary(bytes, hashes) else { return position }
        while hashes < end, Ascii.isSpace(bytes[hashes]) { hashes += 1 }
        return hashes
    }

    private static func isBoundary(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
        offset >= bytes.count || Ascii.isSpace(bytes[offset])
    }
}
