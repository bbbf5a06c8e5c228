/// A scalar as it stands in UTF-8 bytes.
public struct DecodedScalar: Sendable, Hashable {
    /// U+FFFD where the bytes are ill-formed.
    public let scalar: Unicode.Scalar
    /// In bytes, from 1 to 4.
    public let length: Int
    public let isWellFormed: Bool

    @inlinable
    init(scalar: Unicode.Scalar, length: Int, isWellFormed: Bool) {
        self.scalar = scalar
        self.length = length
        self.isWellFormed = isWellFormed
    }

    @inlinable
    static func illFormed(length: Int) -> DecodedScalar {
        DecodedScalar(scalar: "\u{FFFD}", length: length, isWellFormed: false)
    }
}

/// Decoding at any offset, as the Unicode Standard and WHATWG have it: each maximal subpart of an ill-formed
/// subsequence is one U+FFFD (Unicode 15.0, section 3.9, table 3-7 and "U+FFFD Substitution of Maximal Subparts").
/// ICU divides ill-formed text in the same way, so these offsets and its own agree.
extension UnsafeBufferPointer where Element == UInt8 {
    /// Decodes the scalar that begins at `offset`.
    ///
    /// - Parameters:
    ///   - offset: A byte offset below `end`, where a scalar begins.
    ///   - end: Where the text ends; a sequence that it cuts is ill-formed. nil is the end of the buffer.
    /// - Returns: nil where there is no byte at `offset` before `end`.
    /// - Complexity: O(1).
    @inlinable
    public func decodeScalar(at offset: Int, endingBefore end: Int? = nil) -> DecodedScalar? {
        let end = Swift.min(end ?? count, count)
        guard offset >= 0, offset < end else { return nil }
        let lead = self[offset]
        if lead < 0x80 {
            return DecodedScalar(scalar: Unicode.Scalar(lead), length: 1, isWellFormed: true)
        }
        return decodeMultibyteScalar(at: offset, lead: lead, end: end)
    }

    /// Decodes the scalar that ends right before `offset`.
    ///
    /// Going backwards gives the same scalars as going forwards, ill-formed ones included.
    ///
    /// - Parameters:
    ///   - offset: A byte offset above `start`, where a scalar ends.
    ///   - start: Where the text begins; 0 is the start of the buffer.
    /// - Returns: nil where there is no byte before `offset` from `start` on.
    /// - Complexity: O(1): it looks at four bytes at most.
    @inlinable
    public func decodeScalar(before offset: Int, startingAt start: Int = 0) -> DecodedScalar? {
        let start = Swift.max(0, start)
        guard offset > start, offset <= count else { return nil }
        let last = self[offset - 1]
        if last < 0x80 {
            return DecodedScalar(scalar: Unicode.Scalar(last), length: 1, isWellFormed: true)
        }
        // The lead byte is the nearest that is no continuation byte; its sequence has to end at `offset`.
        var lead = offset - 1
        let lowest = Swift.max(start, offset - 4)
        while lead > lowest, isContinuation(self[lead]) { lead -= 1 }
        if let decoded = decodeScalar(at: lead, endingBefore: offset), lead + decoded.length == offset {
            return decoded
        }
        return .illFormed(length: 1)
    }

    @inlinable
    func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

    @usableFromInline
    func decodeMultibyteScalar(at offset: Int, lead: UInt8, end: Int) -> DecodedScalar {
        // Table 3-7: the lead byte says how many bytes follow, and narrows the range of the second.
        let following: Int
        var range: ClosedRange<UInt8> = 0x80...0xBF
        switch lead {
        case 0xC2...0xDF: following = 1
        case 0xE0: (following, range) = (2, 0xA0...0xBF)
        case 0xED: (following, range) = (2, 0x80...0x9F)
        case 0xE1...0xEF: following = 2
        case 0xF0: (following, range) = (3, 0x90...0xBF)
        case 0xF4: (following, range) = (3, 0x80...0x8F)
        case 0xF1...0xF3: following = 3
        default: return .illFormed(length: 1)
        }
        var value = UInt32(lead) & (0x3F >> UInt32(following))
        for index in 1...following {
            guard offset + index < end, range.contains(self[offset + index]) else {
                return .illFormed(length: index)
            }
            value = value << 6 | UInt32(self[offset + index] & 0x3F)
            range = 0x80...0xBF
        }
        guard let scalar = Unicode.Scalar(value) else { return .illFormed(length: 1) }
        return DecodedScalar(scalar: scalar, length: following + 1, isWellFormed: true)
    }
}
