import Bytes

/// A stretch of a block in which a word or a phrase stands at least twice in a row, as far as bytes tell.
public struct Echo: Sendable {
    /// Index into `Document.blocks`.
    public var block: Int32
    /// All copies.
    public var range: ByteRange
}
