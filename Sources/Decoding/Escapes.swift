/// A character written as program code writes it: `\u00e9`, `\ud83d\ude00`, `\xe9`, `\n`, `\'`, `caf%C3%A9`,
/// `<0xE2><0x80><0x99>`.
public struct EscapeSequence: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        /// `\u00e9`, one or a pair of surrogates; `\U0001F600`; `\xe9`.
        case codePoint
        /// `\n`, `\r\n`, `\t`.
        case lineBreak
        /// `\'`, `\"`, `\*`: a backslash before a mark.
        case mark
        /// `%C3%A9`: bytes of UTF-8 with a percent sign each.
        case percent
        /// `<0xE2>`: bytes that a decoder found no token for.
        case byteToken
    }

    public let range: Range<Int>
    public let replacement: String
    public let kind: Kind

    /// The sequence that begins at `offset`; nil where none does.
    public init?(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int, endingBefore end: Int) {
        guard let found = Self.next(in: bytes, at: offset, endingBefore: end).sequence else { return nil }
        self = found
    }

    private init(_ range: Range<Int>, _ replacement: String, _ kind: Kind) {
        self.range = range
        self.replacement = replacement
        self.kind = kind
    }

    /// The sequence that begins at `offset`, and where to look for the next one.
    ///
    /// Escaped bytes in a row are one sequence, or none where they are no UTF-8 together or nothing but ASCII. To look for another
    /// within such a row would take quadratic time and might find two bytes of another encoding that happen to be a character.
    ///
    /// - Returns: `sequence`: nil where none begins; `end`: behind the sequence or the row, and at least behind the byte at `offset`.
    public static func next(
        in bytes: UnsafeBufferPointer<UInt8>, at offset: Int, endingBefore end: Int
    ) -> (sequence: EscapeSequence?, end: Int) {
        guard offset < end else { return (nil, offset + 1) }
        switch bytes[offset] {
        case UInt8(ascii: "\\"):
            guard let (length, text, kind) = backslash(bytes, offset, end) else { return (nil, offset + 1) }
            return (EscapeSequence(offset..<offset + length, text, kind), offset + length)
        case UInt8(ascii: "%"): return byteRun(bytes, offset, end, prefix: "%", suffix: "", .percent)
        case UInt8(ascii: "<"): return byteRun(bytes, offset, end, prefix: "<0x", suffix: ">", .byteToken)
        default: return (nil, offset + 1)
        }
    }

    private static func backslash(
        _ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int, _ end: Int
    ) -> (Int, String, Kind)? {
        guard offset + 1 < end else { return nil }
        let next = bytes[offset + 1]
        switch next {
        case UInt8(ascii: "u"), UInt8(ascii: "U"), UInt8(ascii: "x"): return codePoint(bytes, offset, end)
        case UInt8(ascii: "n"): return (2, "\n", .lineBreak)
        case UInt8(ascii: "t"): return (2, "\t", .lineBreak)
        case UInt8(ascii: "r"):
            let isPair = offset + 3 < end && bytes[offset + 2] == UInt8(ascii: "\\") && bytes[offset + 3] == UInt8(ascii: "n")
            return (isPair ? 4 : 2, "\n", .lineBreak)
        case 0x21...0x2F, 0x3A...0x40, 0x5B, 0x5D...0x60, 0x7B...0x7E:
            return (2, String(Unicode.Scalar(next)), .mark)
        default: return nil
        }
    }

    private static func codePoint(
        _ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int, _ end: Int
    ) -> (Int, String, Kind)? {
        let digits = bytes[offset + 1] == UInt8(ascii: "u") ? 4 : bytes[offset + 1] == UInt8(ascii: "x") ? 2 : 8
        guard let value = hexadecimal(bytes, offset + 2, digits, end) else { return nil }
        let length = 2 + digits
        if let scalar = Unicode.Scalar(value) {
            guard value >= 0x20 else { return nil }
            return (length, String(scalar), .codePoint)
        }
        // A pair of surrogates stands for a character beyond U+FFFF.
        guard value < 0xDC00, offset + 2 * length <= end, bytes[offset + length] == UInt8(ascii: "\\"),
            bytes[offset + length + 1] == UInt8(ascii: "u"),
            let low = hexadecimal(bytes, offset + length + 2, 4, end), (0xDC00..<0xE000).contains(low),
            let scalar = Unicode.Scalar(0x10000 + (value - 0xD800) << 10 + (low - 0xDC00))
        else { return nil }
        return (2 * length, String(scalar), .codePoint)
    }

    private static func hexadecimal(
        _ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int, _ digits: Int, _ end: Int
    ) -> UInt32? {
        guard offset + digits <= end else { return nil }
        var value: UInt32 = 0
        for position in offset..<offset + digits {
            let byte = bytes[position]
            let letter = byte | 0x20
            if byte &- UInt8(ascii: "0") < 10 {
                value = value << 4 | UInt32(byte - UInt8(ascii: "0"))
            } else if letter &- UInt8(ascii: "a") < 6 {
                value = value << 4 | UInt32(letter - UInt8(ascii: "a") + 10)
            } else {
                return nil
            }
        }
        return value
    }

    /// A run of escaped bytes that is well-formed UTF-8, and more than ASCII.
    private static func byteRun(
        _ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int, _ end: Int, prefix: StaticString, suffix: StaticString,
        _ kind: Kind
    ) -> (sequence: EscapeSequence?, end: Int) {
        let length = prefix.utf8CodeUnitCount + 2 + suffix.utf8CodeUnitCount
        var decoded: [UInt8] = []
        var isASCII = true
        var position = offset
        while position + length <= end, has(prefix, bytes, position),
            let value = hexadecimal(bytes, position + prefix.utf8CodeUnitCount, 2, end),
            has(suffix, bytes, position + prefix.utf8CodeUnitCount + 2)
        {
            decoded.append(UInt8(value))
            if value >= 0x80 { isASCII = false }
            position += length
        }
        let next = max(position, offset + 1)
        guard !isASCII, let text = String(validating: decoded, as: UTF8.self) else { return (nil, next) }
        return (EscapeSequence(offset..<position, text, kind), next)
    }

    private static func has(_ text: StaticString, _ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
        for index in 0..<text.utf8CodeUnitCount where bytes[offset + index] != text.utf8Start[index] { return false }
        return true
    }

    /// `text` with all its escapes decoded.
    public static func decoded(_ text: String) -> String {
        let bytes = Array(text.utf8)
        return bytes.withUnsafeBufferPointer { buffer in
            var result: [UInt8] = []
            var position = 0
            while position < buffer.count {
                let (escape, end) = EscapeSequence.next(in: buffer, at: position, endingBefore: buffer.count)
                if let escape { result += escape.replacement.utf8 } else { result += buffer[position..<end] }
                position = end
            }
            return String(decoding: result, as: UTF8.self)
        }
    }
}
