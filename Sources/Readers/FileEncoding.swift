import Bytes

/// How a file's bytes spell its text.
///
/// Everything after the file is read works on UTF-8. A file in UTF-16 is decoded first and encoded when it is written, and each of its code
/// units comes back as it was: half of a surrogate pair becomes the three bytes that UTF-8 would have for it, and a byte too many at the end a
/// sequence that begins with FF. UTF-8 has neither, so they are bytes that are not well-formed, which are reported and never changed.
///
/// Source: The Unicode Standard, section 3.10, and RFC 2781; of the three bytes, Simon Sapin's WTF-8.
public enum FileEncoding: Sendable, Hashable {
    case utf8
    case utf16(littleEndian: Bool)

    /// The encoding that a byte order mark names; UTF-8 where there is none. UTF-32 is not told from UTF-16: ask for that before.
    public static func of(_ bytes: some Collection<UInt8>) -> FileEncoding {
        if bytes.starts(with: [0xFF, 0xFE]) { return .utf16(littleEndian: true) }
        return bytes.starts(with: [0xFE, 0xFF]) ? .utf16(littleEndian: false) : .utf8
    }

    /// A file's bytes in UTF-8, its byte order mark included.
    ///
    /// - Complexity: linear.
    public func decoded(_ bytes: [UInt8]) -> [UInt8] {
        guard case .utf16(let littleEndian) = self else { return bytes }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        let unit = { (index: Int) -> UInt32 in
            littleEndian ? UInt32(bytes[index]) | UInt32(bytes[index + 1]) << 8 : UInt32(bytes[index]) << 8 | UInt32(bytes[index + 1])
        }
        var position = 0
        while position + 1 < bytes.count {
            var value = unit(position)
            position += 2
            if 0xD800..<0xDC00 ~= value, position + 1 < bytes.count, case let trail = unit(position), 0xDC00..<0xE000 ~= trail {
                value = 0x10000 + (value - 0xD800) << 10 + trail - 0xDC00
                position += 2
            }
            result.appendUTF8(value)
        }
        if position < bytes.count { result += [0xFF, 0x80 | bytes[position] >> 4, 0x80 | bytes[position] & 0xF] }
        return result
    }

    /// The bytes of a file whose text is in UTF-8: the way back from `decoded`.
    ///
    /// - Complexity: linear.
    /// - Returns: nil where decoding the result would not lead to these bytes. They are then not what `decoded` made, or two halves of
    ///   a surrogate pair that were apart have come together.
    public func encoded(_ bytes: [UInt8]) -> [UInt8]? {
        guard case .utf16(let littleEndian) = self else { return bytes }
        var result: [UInt8] = []
        result.reserveCapacity(2 * bytes.count)
        let append = { (unit: UInt32) in
            let (high, low) = (UInt8(truncatingIfNeeded: unit >> 8), UInt8(truncatingIfNeeded: unit))
            result += littleEndian ? [low, high] : [high, low]
        }
        var position = 0
        while position < bytes.count {
            let lead = UInt32(bytes[position])
            let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 || lead == 0xFF ? 3 : 4
            guard position + length <= bytes.count else { return nil }
            let rest = bytes[position + 1..<position + length].map { UInt32($0 & 0x3F) }
            position += length
            switch (length, lead) {
            case (1, _): append(lead)
            case (2, _): append((lead & 0x1F) << 6 | rest[0])
            case (3, 0xFF): result.append(UInt8(truncatingIfNeeded: rest[0] << 4 | rest[1]))
            case (3, _): append((lead & 0xF) << 12 | rest[0] << 6 | rest[1])
            default:
                let value = (lead & 7) << 18 | rest[0] << 12 | rest[1] << 6 | rest[2]
                guard 0x10000...0x10FFFF ~= value else { return nil }
                append(0xD800 + (value - 0x10000) >> 10)
                append(0xDC00 + (value - 0x10000) & 0x3FF)
            }
        }
        return decoded(result) == bytes ? result : nil
    }
}

extension [UInt8] {
    /// Appends a code point in UTF-8; half of a surrogate pair as the three bytes that UTF-8 would have for it.
    mutating func appendUTF8(_ value: UInt32) {
        switch value {
        case 0..<0x80: append(UInt8(value))
        case 0x80..<0x800: self += [UInt8(0xC0 | value >> 6), UInt8(0x80 | value & 0x3F)]
        case 0x800..<0x10000: self += [UInt8(0xE0 | value >> 12), UInt8(0x80 | value >> 6 & 0x3F), UInt8(0x80 | value & 0x3F)]
        default:
            self += [
                UInt8(0xF0 | value >> 18 & 7), UInt8(0x80 | value >> 12 & 0x3F), UInt8(0x80 | value >> 6 & 0x3F),
                UInt8(0x80 | value & 0x3F),
            ]
        }
    }
}
