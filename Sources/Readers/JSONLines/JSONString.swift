import Bytes
import Prose

/// A string of JSON, unescaped.
struct JSONString {
    /// Reads what is between the quotation marks of a string that a parser has accepted (RFC 8259, section 7).
    ///
    /// Half of a surrogate pair becomes the three bytes that UTF-8 would have for it, which are ill-formed: it is kept, and
    /// nothing looks into it.
    ///
    /// - Complexity: linear in the bytes.
    /// - Parameters:
    ///   - bytes: the file, or a part of it.
    ///   - range: the string's bytes among them.
    ///   - start: the byte of the file that the first of the bytes is.
    static func text(_ bytes: UnsafeBufferPointer<UInt8>, _ range: ByteRange, start: Int) -> Text {
        var string = JSONString(bytes, range, start: start)
        string.read()
        // A writer that escapes all letters beyond ASCII goes on to do so.
        let asciiOnly = string.hasEscapedLetters && !string.hasRawLetters
        return Text(
            string.text, map: SourceMap(start: start + range.lowerBound, atoms: string.atoms), escape: .json(asciiOnly: asciiOnly))
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private let range: ByteRange
    private let start: Int
    private var text: [UInt8] = []
    private var atoms: [SourceMap.Atom] = []
    private var hasEscapedLetters = false
    private var hasRawLetters = false

    private init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: ByteRange, start: Int) {
        self.bytes = bytes
        self.range = range
        self.start = start
        text.reserveCapacity(range.count)
    }

    private mutating func read() {
        var position = range.lowerBound
        while position < range.upperBound {
            let end = bytes.firstPlace(from: position, to: range.upperBound, of: UInt8(ascii: "\\"), mask: 0xFF) ?? range.upperBound
            text.append(contentsOf: bytes[position..<end])
            position = end
            if position < range.upperBound { readEscape(&position) }
        }
        // Only asked where it matters.
        if hasEscapedLetters {
            hasRawLetters = bytes.firstPlace(from: range.lowerBound, to: range.upperBound, of: 0x80, mask: 0x80) != nil
        }
    }

    private mutating func readEscape(_ position: inout Int) {
        let first = position
        let before = text.count
        let sign = first + 1 < range.upperBound ? bytes[first + 1] : UInt8(ascii: "\\")
        position = min(first + 2, range.upperBound)
        switch sign {
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "u"): readUnit(first, &position)
        default: text.append(sign)
        }
        atoms.append(SourceMap.Atom(text: before..<text.count, file: start + first..<start + position))
    }

    /// Reads `\u` and four digits, or two of these that make one character.
    private mutating func readUnit(_ first: Int, _ position: inout Int) {
        guard let unit = self.unit(at: first) else { return text.append(UInt8(ascii: "u")) }
        position = first + 6
        var value = UInt32(unit)
        if UTF16.isLeadSurrogate(unit), let next = self.unit(at: position), UTF16.isTrailSurrogate(next) {
            value = 0x10000 + (UInt32(unit) - 0xD800) << 10 + UInt32(next) - 0xDC00
            position += 6
        }
        if value >= 0x80 { hasEscapedLetters = true }
        text.appendUTF8(value)
    }

    /// The value of `\uXXXX` at an offset.
    private func unit(at offset: Int) -> UInt16? {
        guard offset + 6 <= range.upperBound, bytes[offset] == UInt8(ascii: "\\"), bytes[offset + 1] == UInt8(ascii: "u") else {
            return nil
        }
        var value: UInt16 = 0
        for byte in bytes[offset + 2..<offset + 6] {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt16(byte - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"):
                value = value << 4 | UInt16((byte | 0x20) - UInt8(ascii: "a") + 10)
            default: return nil
            }
        }
        return value
    }
}
