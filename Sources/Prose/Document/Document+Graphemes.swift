import Bytes

extension Document {
    /// Whether a grapheme cluster begins or ends at an offset: see `GraphemeBoundaries.isBoundary`.
    public func isGraphemeBoundary(_ offset: Int) -> Bool {
        bytes.withUnsafeBufferPointer { GraphemeBoundaries.isBoundary(offset, in: $0) }
    }

    /// The smallest range around another that cuts no grapheme cluster. Complexity: constant.
    public func widenedToGraphemes(_ range: ByteRange) -> ByteRange {
        bytes.withUnsafeBufferPointer { GraphemeBoundaries.widened(range, in: $0) }
    }
}
