import Bytes
import UnicodeText

/// Where extended grapheme clusters begin and end (UAX #29): what a reader takes for one character, which no edit and no excerpt
/// is to cut.
///
/// A cluster of more than `reach` bytes, which nobody can see, is taken for several.
public enum GraphemeBoundaries {
    /// How far before and behind an offset is looked, in bytes: fifty times what an emoji of four people takes, ten times what the
    /// Stream-Safe Text Format (UAX #15) lets stand upon a letter.
    private static let reach = 1024

    /// Whether a cluster begins or ends at an offset, the text's ends included. An offset within a character is none.
    ///
    /// - Parameters:
    ///   - offset: in UTF-8 bytes, from 0 to the text's length.
    ///   - bytes: UTF-8; an ill-formed sequence is a character of its own.
    /// - Complexity: constant. Between two characters of ASCII two bytes are looked at; between others that are no part of any
    ///   longer cluster the two; else ICU at a window.
    public static func isBoundary(_ offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        isSurelyBoundary(offset, bytes) ?? cluster(around: offset, in: bytes).isEmpty
    }

    /// The cluster that an offset cuts; empty, at the offset, where it cuts none.
    ///
    /// - Complexity: constant, as of `isBoundary`.
    public static func cluster(around offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> ByteRange {
        let here = offset..<offset
        if isSurelyBoundary(offset, bytes) == true { return here }
        let start = start(before: offset, bytes)
        let end = min(bytes.count, offset + reach)
        let found = SharedSegmenters.with(.graphemeCluster, locale: "und") { segmenter in
            var found = here
            segmenter.forEachSegment(in: bytes, range: start..<end) { cluster in
                if cluster.lowerBound < offset, offset < cluster.upperBound { found = cluster }
                return cluster.upperBound < offset
            }
            return found
        }
        return found ?? here
    }

    /// The smallest range around another that cuts no cluster. Complexity: as of `cluster`.
    public static func widened(_ range: ByteRange, in bytes: UnsafeBufferPointer<UInt8>) -> ByteRange {
        let lower = cluster(around: range.lowerBound, in: bytes)
        let upper = range.isEmpty ? lower : cluster(around: range.upperBound, in: bytes)
        return lower.lowerBound..<upper.upperBound
    }

    /// The answer where two bytes or two characters give it.
    @inline(__always)
    private static func isSurelyBoundary(_ offset: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool? {
        guard offset > 0, offset < bytes.count else { return true }
        let left = bytes[offset - 1]
        let right = bytes[offset]
        // CR LF is one cluster (GB3).
        if left < 0x80, right < 0x80 { return left != 0x0D || right != 0x0A }
        return isSurelyBoundaryBeyondASCII(offset, bytes)
    }

    @inline(never)
    private static func isSurelyBoundaryBeyondASCII(_ offset: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool? {
        guard let left = bytes.decodeScalar(before: offset), let right = bytes.decodeScalar(at: offset) else { return true }
        // Within a character both sides are ill-formed; between two ill-formed ones ICU tells.
        guard left.isWellFormed, right.isWellFormed, stands(left.scalar), stands(right.scalar) else { return nil }
        return true
    }

    /// Whether the scalar is of those that most text is made of and joins no other to a cluster, CR and LF among themselves left
    /// aside: letters of Latin, Greek, Cyrillic, kana and ideographs, punctuation of these.
    private static func stands(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x300, 0x370..<0x483, 0x48A..<0x590, 0x2010...0x2027, 0x2030...0x203B, 0x3001...0x3029, 0x3041...0x3096,
            0x309B...0x30FF, 0x4E00...0x9FFF, 0xFF01...0xFF60:
            true
        default: false
        }
    }

    /// Where ICU may begin so that it finds the cluster around the offset whole: at the nearest place before it where one surely
    /// begins, whatever stands before that.
    private static func start(before offset: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var position = characterStart(offset, bytes)
        var right = bytes.decodeScalar(at: position)?.scalar.clusterRole ?? .control
        while position > max(0, offset - reach), let decoded = bytes.decodeScalar(before: position) {
            let left = decoded.scalar.clusterRole
            if position < offset, right == .control || left == .control || right == .other && left != .joiner { break }
            position -= decoded.length
            right = left
        }
        // A line end of two characters.
        if position > 0, bytes[position - 1] == 0x0D, bytes[position] == 0x0A { position -= 1 }
        return position
    }

    /// Where the character begins that an offset lies in; the offset where it lies in none.
    private static func characterStart(_ offset: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var position = offset
        while position > max(0, offset - 3), bytes[position] & 0xC0 == 0x80 { position -= 1 }
        guard let decoded = bytes.decodeScalar(at: position), decoded.isWellFormed, position + decoded.length > offset else {
            return offset
        }
        return position
    }
}
