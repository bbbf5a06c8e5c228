/// Finds bytes beyond ASCII, sixty-four bytes at a time: from one to the next a text of letters has few.
public struct BytesBeyondASCII {
    @usableFromInline let bytes: UnsafeBufferPointer<UInt8>
    /// Nothing from here on is looked for, though some bytes behind it may be found.
    @usableFromInline let end: Int
    /// Where the bytes begin that `bits` tells of; the end until somebody has asked.
    @usableFromInline var start: Int
    @usableFromInline var bits: UInt64 = 0

    @inlinable
    public init(_ bytes: UnsafeBufferPointer<UInt8>, endingAt end: Int) {
        self.bytes = bytes
        self.end = end
        start = end
    }

    /// The first at `position` or behind it; nil where there is none. Positions ascend.
    ///
    /// - Complexity: linear in the bytes between.
    @inlinable @inline(__always)
    public mutating func first(from position: Int) -> Int? {
        if position >= start, position &- start < 64 {
            let rest = bits &>> UInt64(position &- start)
            if rest != 0 { return position &+ rest.trailingZeroBitCount }
            return search(from: start &+ 64)
        }
        return search(from: position)
    }

    @usableFromInline
    mutating func search(from position: Int) -> Int? {
        start = position
        // As far as the sixty-four bytes reach that begin before the end.
        bits = bytes.nextPlaces(of: 0x80, mask: 0x80, from: &start, to: Swift.min(bytes.count, end &+ 63))
        return bits != 0 ? start &+ bits.trailingZeroBitCount : nil
    }
}
