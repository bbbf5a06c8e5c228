/// Makes ill-formed UTF-8 well-formed.
public enum WellFormed {
    /// Appends `bytes` to `result` with a space for every byte that belongs to no well-formed sequence.
    ///
    /// Source: RFC 3629, section 4 (the same as table 3-7 of the Unicode Standard). Complexity: linear.
    public static func append(_ bytes: UnsafeBufferPointer<UInt8>, to result: inout [UInt8]) {
        var position = 0
        while position < bytes.count {
            // All that is well-formed goes at once.
            let start = position
            var length = 1
            while position < bytes.count, length > 0 {
                length = bytes[position] < 0x80 ? 1 : sequenceLength(bytes, at: position)
                position += length
            }
            result.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<position]))
            guard position < bytes.count else { return }
            result.append(Ascii.space)
            position += 1
        }
    }

    /// The bytes of the well-formed sequence at `position`; 0 where none begins.
    private static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Int {
        let lead = bytes[position]
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch lead {
        case 0x00...0x7F: return 1
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: length = 4
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: return 0
        }
        guard position + length <= bytes.count, second.contains(bytes[position + 1]) else { return 0 }
        for offset in 2..<max(2, length) where bytes[position + offset] & 0xC0 != 0x80 { return 0 }
        return length
    }
}
