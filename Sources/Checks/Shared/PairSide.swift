import Bytes
import Linting
import Prose
import UnicodeText

/// One of the two texts of a pair, as scalars: what checks on pairs compare is characters in any script and width, not bytes.
///
/// An object, so that whoever asks for a side does not copy it.
final class PairSide {
    let bytes: [UInt8]
    let language: LanguageTag
    /// The text's scalars, full-width forms and digits of other scripts as their kin in ASCII.
    let scalars: [Unicode.Scalar]
    /// For each scalar the byte at which it begins, and at the end the length of the text.
    let offsets: [Int]
    /// What is not prose, ascending.
    private(set) lazy var spans: [ProtectedSpan] = bytes.withUnsafeBufferPointer { ProtectedSpans.find(in: $0, range: 0..<$0.count) }

    init(_ bytes: [UInt8], _ language: LanguageTag) {
        self.bytes = bytes
        self.language = language
        var scalars: [Unicode.Scalar] = []
        // Room for as many scalars as there are bytes, and for the end: no text has more.
        offsets = [Int](unsafeUninitializedCapacity: bytes.count + 1) { offsets, count in
            scalars = [Unicode.Scalar](unsafeUninitializedCapacity: bytes.count) { scalars, count in
                count = bytes.withUnsafeBufferPointer { Self.decode($0, into: scalars, offsets) }
            }
            count = scalars.count + 1
        }
        self.scalars = scalars
    }

    /// Writes the scalars of a text and where each begins, and its end behind the last of these; returns how many scalars there are.
    ///
    /// - Parameters:
    ///   - scalars: room for as many as there are bytes.
    ///   - offsets: room for one more.
    private static func decode(
        _ bytes: UnsafeBufferPointer<UInt8>, into scalars: UnsafeMutableBufferPointer<Unicode.Scalar>,
        _ offsets: UnsafeMutableBufferPointer<Int>
    ) -> Int {
        var (position, count) = (0, 0)
        while position < bytes.count {
            offsets[count] = position
            if bytes[position] < 0x80 {
                scalars[count] = Unicode.Scalar(bytes[position])
                position += 1
            } else if let decoded = bytes.decodeScalar(at: position) {
                scalars[count] = folded(decoded.scalar)
                position += decoded.length
            }
            count += 1
        }
        offsets[count] = bytes.count
        return count
    }

    /// A character's kin in ASCII: a full-width form’s, a digit’s, a percent sign’s.
    static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0xFF01...0xFF5E: return Unicode.Scalar(UInt8(scalar.value - 0xFEE0))
        case 0x3000, 0xA0, 0x202F, 0x2009: return " "
        case 0x66A, 0xFE6A: return "%"
        case 0x66B: return "."
        case 0x66C: return ","
        default:
            guard let digit = scalar.digitValue else { return scalar }
            return Unicode.Scalar(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit))
        }
    }

    var count: Int { scalars.count }

    /// The bytes of a range of scalars.
    func bytes(_ range: Range<Int>) -> ByteRange { offsets[range.lowerBound]..<offsets[range.upperBound] }

    /// The scalars that a range of bytes meets.
    func scalars(_ range: ByteRange) -> Range<Int> {
        offsets.partitioningIndex { $0 >= range.lowerBound }..<offsets.partitioningIndex { $0 >= range.upperBound }
    }

    subscript(_ index: Int) -> Unicode.Scalar? { scalars.indices.contains(index) ? scalars[index] : nil }

    func text(_ range: Range<Int>) -> String {
        let place = bytes(range)
        // As many bytes as characters: all are of ASCII, and their own kin. A string is made of bytes ten times as fast.
        if place.count == range.count { return String(decoding: bytes[place], as: UTF8.self) }
        return String(String.UnicodeScalarView(scalars[range]))
    }

    /// Whether the words of the language are written without spaces.
    var isUnspaced: Bool { language.isWrittenWithoutSpaces || language.base == .thai }

    /// The words: letters and marks in a row, as ranges of scalars.
    private(set) lazy var words: [Range<Int>] = {
        var words: [Range<Int>] = []
        // Most words have more letters.
        words.reserveCapacity(count / 5)
        var start: Int?
        for (index, scalar) in scalars.enumerated() {
            let isInside =
                (scalar.isASCII ? Ascii.isLetter(UInt8(truncatingIfNeeded: scalar.value)) : scalar.isLetter || scalar.isMark)
                || start != nil && (scalar == "'" || scalar == "’") && self[index + 1]?.isLetter == true
            if isInside {
                if start == nil { start = index }
            } else if let first = start {
                words.append(first..<index)
                start = nil
            }
        }
        if let start { words.append(start..<count) }
        return words
    }()

    /// Where the text's content ends, white space left aside: at the line end of its last line, too.
    var end: Int {
        var end = count
        while end > 0, scalars[end - 1].isWhitespace { end -= 1 }
        return end
    }
}
