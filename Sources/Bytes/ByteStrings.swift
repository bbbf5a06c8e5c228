internal import CScan

/// Looking for bytes within bytes.
///
/// What the standard library has under the same names is for collections of any elements, and takes a hundred times as long.
extension UnsafeBufferPointer<UInt8> {
    /// Where some bytes are first; nil where they are not. No bytes at all are at the beginning.
    ///
    /// - Parameter position: where to begin; at most `count`.
    /// - Complexity: linear in both.
    public func firstPlace(of needle: UnsafeBufferPointer<UInt8>, from position: Int = 0) -> Int? {
        guard let first = needle.baseAddress, needle.count > 0 else { return position <= count ? position : nil }
        guard let base = baseAddress, position >= 0, position <= count - needle.count else { return nil }
        // Both ranges are within their buffers.
        guard let found = cscan_find(base + position, count - position, first, needle.count) else { return nil }
        return found - base
    }

    /// Whether both hold the same bytes. `==` of arrays compares them one by one.
    ///
    /// - Complexity: linear.
    public func isSame(as other: UnsafeBufferPointer<UInt8>) -> Bool {
        guard count == other.count, let base = baseAddress, let first = other.baseAddress else { return count == other.count }
        // As many bytes on both sides.
        return cscan_equal(base, first, count) != 0
    }
}

extension Array<UInt8> {
    /// Whether both hold the same bytes. `==` compares them one by one.
    ///
    /// - Complexity: linear.
    public func isSame(as other: [UInt8]) -> Bool {
        withUnsafeBufferPointer { bytes in other.withUnsafeBufferPointer { bytes.isSame(as: $0) } }
    }

    /// Where some bytes are first; nil where they are not.
    ///
    /// - Complexity: linear in both.
    public func firstRange(of needle: ArraySlice<UInt8>) -> Range<Int>? { self[...].firstRange(of: needle) }

    /// The same.
    public func firstRange(of needle: [UInt8]) -> Range<Int>? { self[...].firstRange(of: needle[...]) }
}

extension ArraySlice<UInt8> {
    /// Where some bytes are first; nil where they are not.
    ///
    /// - Complexity: linear in both.
    public func firstRange(of needle: ArraySlice<UInt8>) -> Range<Int>? {
        withUnsafeBufferPointer { bytes in
            needle.withUnsafeBufferPointer { needle in
                bytes.firstPlace(of: needle).map { startIndex + $0..<startIndex + $0 + needle.count }
            }
        }
    }

    /// The same.
    public func firstRange(of needle: [UInt8]) -> Range<Int>? { firstRange(of: needle[...]) }
}
