import Bytes
import Prose

/// A shortcode: a name in brackets with attributes, which the generator of a site replaces (`[video src="bridge.mp4" loop]`). CommonMark
/// knows none, and takes it for a paragraph.
enum MarkdownShortcode {
    /// Whether a paragraph is a shortcode and nothing else: a name in small letters, and one attribute with a value at least.
    ///
    /// - Complexity: linear in the paragraph; most are none by their first byte.
    static func `is`(_ bytes: UnsafeBufferPointer<UInt8>, _ range: ByteRange) -> Bool {
        guard range.count > 4, bytes[range.lowerBound] == UInt8(ascii: "["), bytes[range.upperBound - 1] == UInt8(ascii: "]") else {
            return false
        }
        let inside = range.lowerBound + 1..<range.upperBound - 1
        var position = inside.lowerBound
        while position < inside.upperBound, isOfName(bytes[position]) { position += 1 }
        guard position > inside.lowerBound, Ascii.isSmallLetter(bytes[inside.lowerBound]), position < inside.upperBound,
            Ascii.isBlank(bytes[position])
        else { return false }
        var hasValue = false
        while position < inside.upperBound {
            switch bytes[position] {
            case UInt8(ascii: "["), UInt8(ascii: "]"): return false
            case UInt8(ascii: "="):
                let isSet = isOfName(bytes[position - 1]) && position + 1 < inside.upperBound && !Ascii.isSpace(bytes[position + 1])
                if isSet { hasValue = true }
            default: break
            }
            position += 1
        }
        return hasValue
    }

    private static func isOfName(_ byte: UInt8) -> Bool {
        Ascii.isLetterOrDigit(byte) || byte == Ascii.hyphen || byte == Ascii.underscore
    }
}
