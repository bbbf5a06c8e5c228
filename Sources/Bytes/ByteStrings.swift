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
}

extension Array<UInt8> {
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
