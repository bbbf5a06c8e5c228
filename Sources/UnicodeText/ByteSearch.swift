extension UnsafeBufferPointer<UInt8> {
    /// The first place in a range at which a byte is `value`, the bits outside `mask` left out; nil where none is.
    ///
    /// - Parameters:
    ///   - position: UTF-8 bytes; where to begin.
    ///   - end: at most `count`.
    ///   - value: has no bit outside `mask`.
    /// - Complexity: linear, eight bytes at a time.
    @inlinable
    public func firstPlace(from position: Int, to end: Int, of value: UInt8, mask: UInt8 = 0xFF) -> Int? {
        guard let base = baseAddress else { return nil }
        let ones: UInt64 = 0x0101_0101_0101_0101
        let values = ones &* UInt64(value)
        let masks = ones &* UInt64(mask)
        var position = position
        while position &+ 8 <= end {
            let difference = UnsafeRawPointer(base + position).loadUnaligned(as: UInt64.self).littleEndian & masks ^ values
            // The lowest of these bits stands for the first byte that does not differ.
            let alike = (difference &- ones) & ~difference & (ones &<< 7)
            if alike != 0 { return position &+ alike.trailingZeroBitCount &>> 3 }
            position &+= 8
        }
        while position < end {
            if base[position] & mask == value { return position }
            position &+= 1
        }
        return nil
    }
}
