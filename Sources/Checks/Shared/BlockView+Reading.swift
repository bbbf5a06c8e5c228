import Bytes
import Prose
import UnicodeText

/// What is read beside a place. Markup that is not read itself (emphasis, a link’s destination, the backslash of an escape)
/// stands between two characters that are read side by side: whoever asks for a neighbor steps over it.
extension BlockView {
    /// Where the character begins that is read at `offset` or, behind markup, next.
    ///
    /// Complexity: logarithmic in the block’s markup, of which texts without any ask nothing.
    func reading(at offset: Int) -> Int {
        var offset = offset
        while let span = silentSpan(offset), span.upperBound > offset { offset = span.upperBound }
        return offset
    }

    /// Where the character ends that is read before `offset`.
    func reading(before offset: Int) -> Int {
        var offset = offset
        while offset > content.lowerBound, let span = silentSpan(offset - 1), span.lowerBound < offset { offset = span.lowerBound }
        return offset
    }

    /// The character that is read at `offset` or next; nil at the end of the block's content.
    func readScalar(at offset: Int) -> Unicode.Scalar? { scalar(at: reading(at: offset)) }

    /// The character that is read before `offset`; nil at the start of the block's content.
    func readScalar(before offset: Int) -> Unicode.Scalar? { scalar(before: reading(before: offset)) }

    /// The white space that is read right before `offset`, on the same line; markup may stand on both sides of it, and none in it.
    func readSpace(before offset: Int) -> ByteRange {
        document.spaceBefore(reading(before: offset), notBefore: content.lowerBound)
    }

    /// The bytes of a range without the markup in it that is not read.
    func readBytes(in range: ByteRange) -> [UInt8] {
        guard !block.markup.isEmpty else { return Array(document.bytes[range]) }
        var bytes: [UInt8] = []
        var position = reading(at: range.lowerBound)
        while position < range.upperBound {
            bytes.append(document.bytes[position])
            position = reading(at: position + 1)
        }
        return bytes
    }

    /// Whether a tag of HTML in the range ends a line: `<br>`, or the tag of a paragraph, an item or a cell. It does what white space does.
    func breaksLine(_ range: ByteRange) -> Bool {
        for place in range where byte(at: place) == Ascii.less {
            var start = place + 1
            if byte(at: start) == UInt8(ascii: "/") { start += 1 }
            var end = start
            while end < range.upperBound, Ascii.isLetterOrDigit(byte(at: end)) { end += 1 }
            if Self.blockTags.contains(document.text(start..<end).lowercased()) { return true }
        }
        return false
    }

    private static let blockTags: Set<String> = [
        "br", "p", "div", "ul", "ol", "li", "dl", "dt", "dd", "table", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "hr",
        "blockquote",
    ]

    /// The span of markup that is not read in which the byte at `offset` lies.
    private func silentSpan(_ offset: Int) -> ByteRange? {
        guard let span = markupSpan(offset), !span.isOpaque else { return nil }
        return span.range
    }

    /// Whether the byte at `offset` lies in markup, read as a word (code, a picture) or not at all.
    ///
    /// Complexity: logarithmic in the block’s markup.
    func isWithinMarkup(_ offset: Int) -> Bool { markupSpan(offset) != nil }

    private func markupSpan(_ offset: Int) -> MarkupSpan? {
        var low = block.markup.lowerBound
        var high = block.markup.upperBound
        while low < high {
            let middle = (low + high) / 2
            if document.markup[middle].range.upperBound <= offset { low = middle + 1 } else { high = middle }
        }
        guard low < block.markup.upperBound, document.markup[low].range.lowerBound <= offset else { return nil }
        return document.markup[low]
    }
}
