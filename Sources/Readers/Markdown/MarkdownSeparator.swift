import Bytes
import Prose

/// A thematic break: a line of three or more `*`, `-` or `_`.
enum MarkdownSeparator {
    /// The marks of the break on `line`, behind any quote and list markers; nil where the line has another form.
    ///
    /// Source: CommonMark 0.30, section 4.1. Complexity: linear in the line.
    static func range(in bytes: UnsafeBufferPointer<UInt8>, line: ByteRange) -> ByteRange? {
        var end = line.upperBound
        while end > line.lowerBound, Ascii.isBlank(bytes[end - 1]) { end -= 1 }
        guard end > line.lowerBound else { return nil }
        let mark = bytes[end - 1]
        guard mark == Ascii.asterisk || mark == Ascii.hyphen || mark == Ascii.underscore else { return nil }
        var start = end
        var count = 0
        var position = end
        while position > line.lowerBound, bytes[position - 1] == mark || Ascii.isBlank(bytes[position - 1]) {
            position -= 1
            guard bytes[position] == mark else { continue }
            start = position
            count += 1
        }
        guard count >= 3, MarkdownPrefix.textStart(bytes, line.lowerBound..<start) == start else { return nil }
        return start..<end
    }
}
