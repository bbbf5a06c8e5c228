internal import CScan

/// Finds bytes beyond ASCII, sixty-four bytes at a time: from one to the next a text of letters has few.
struct BytesBeyondASCII {
    private let bytes: UnsafeBufferPointer<UInt8>
    /// Nothing from here on is looked for, though some bytes behind it may be found.
    private let end: Int
    /// Where the bytes begin that `bits` tells of; the end until somebody has asked.
    private var start: Int
    private var bits: UInt64 = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>, endingAt end: Int) {
        self.bytes = bytes
        self.end = end
        start = end
    }

    /// The first at `position` or behind it; nil where there is none. Positions ascend.
    ///
    /// - Complexity: linear in the bytes between.
    @inline(__always)
    mutating func first(from position: Int) -> Int? {
        if position >= start, position &- start < 64 {
            let rest = bits &>> UInt64(position &- start)
            if rest != 0 { return position &+ rest.trailingZeroBitCount }
            return search(from: start &+ 64)
        }
        return search(from: position)
    }

    private mutating func search(from position: Int) -> Int? {
        start = position
        while start < end {
            bits = Self.bits(bytes, start)
            if bits != 0 { return start &+ bits.trailingZeroBitCount }
            start &+= 64
        }
        return nil
    }

    @inline(__always)
    private static func bits(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> UInt64 {
        guard let base = bytes.baseAddress else { return 0 }
        if start &+ 64 <= bytes.count { return cscan_classify_plain(base + start).high }
        var bits: UInt64 = 0
        for index in start..<bytes.count { bits |= UInt64(bytes[index] &>> 7) &<< UInt64(index &- start) }
        return bits
    }
}
