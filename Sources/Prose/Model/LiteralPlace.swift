/// A place where a literal stands.
public struct LiteralPlace: Sendable {
    /// Index into the set that it is of.
    public var literal: Int32
    /// Index into `Document.blocks`.
    public var block: Int32
    /// UTF-8 bytes of the file.
    public var offset: Int

    public init(literal: Int32, block: Int32, offset: Int) {
        self.literal = literal
        self.block = block
        self.offset = offset
    }
}
