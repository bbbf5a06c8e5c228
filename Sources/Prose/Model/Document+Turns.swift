import CScan

extension Document {
    /// Some of the blocks, by their indices, one after the other, while what the next ones hold is on its way from memory. Blocks that are
    /// looked at after all others were are in no cache any more, and to wait for each takes longer than most looks.
    ///
    /// - Parameter indices: ascending.
    public func inTurn(_ indices: [Int]) -> BlocksInTurn { BlocksInTurn(self, indices) }
}

/// See `Document.inTurn`.
public struct BlocksInTurn: Sequence, IteratorProtocol {
    private let document: Document
    private let indices: [Int]
    private var position = 0

    /// How many blocks before it is looked at a block's text is asked for, and before that the block itself.
    private static let lead = 16
    /// No more of a block is asked for, in bytes: from there on the processor sees where it goes.
    private static let farthest = 256
    /// What memory hands over at once, in bytes, on nearly all processors.
    private static let line = 64

    fileprivate init(_ document: Document, _ indices: [Int]) {
        self.document = document
        self.indices = indices
    }

    public mutating func next() -> Int? {
        guard position < indices.count else { return nil }
        defer { position += 1 }
        document.blocks.withUnsafeBufferPointer { blocks in
            guard let first = blocks.baseAddress, position + Self.lead < indices.count else { return }
            let content = blocks[indices[position + Self.lead]].content
            document.bytes.withUnsafeBufferPointer { bytes in
                guard let base = bytes.baseAddress else { return }
                for offset in stride(from: 0, to: Swift.min(content.count, Self.farthest), by: Self.line) {
                    cscan_prefetch(base + content.lowerBound + offset)
                }
            }
            guard position + 2 * Self.lead < indices.count else { return }
            cscan_prefetch(UnsafeRawPointer(first + indices[position + 2 * Self.lead]))
        }
        return indices[position]
    }
}
