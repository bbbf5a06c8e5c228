import Bytes
import CScan

/// A document together with what called a check: what a check is handed that looks at a text as a whole.
public struct DocumentView {
    public let document: Document
    /// Where the literals stand that called the check, ascending; empty where something else did.
    public let places: [LiteralPlace]
    /// The blocks that called the check, as indices into `Document.blocks`, ascending.
    private let indices: [Int]
    private let cache: BlockCache

    /// The view of a document for one pass.
    public init(_ document: Document) {
        self.init(document, [], [], BlockCache())
    }

    private init(_ document: Document, _ indices: [Int], _ places: [LiteralPlace], _ cache: BlockCache) {
        self.document = document
        self.indices = indices
        self.places = places
        self.cache = cache
    }

    /// The view for a check that some blocks or literals call.
    public func called(by indices: [Int] = [], at places: [LiteralPlace] = []) -> DocumentView {
        DocumentView(document, indices, places, cache)
    }

    public var language: LanguageTag { document.language }

    /// The blocks that called the check, ascending. Empty for a check that a text calls.
    public var blocks: CallingBlocks { CallingBlocks(self, indices) }

    /// The block of that index in `Document.blocks`.
    public func block(_ index: Int, at places: [LiteralPlace] = []) -> BlockView { BlockView(document, index, places, cache) }

    /// The last block that begins at or before an offset, or the first; nil where the document has none: a file of nothing but definitions of
    /// links is one. Complexity: logarithmic in the blocks.
    public func block(around offset: Int) -> BlockView? { document.blocks.isEmpty ? nil : block(document.blockIndex(at: offset)) }

    /// What `make` makes of the document, once for all that ask for a value of the type. The way to share what several rules need,
    /// as with `BlockView.remembered`.
    @inlinable
    public func remembered<Value: Sendable>(_ make: () -> Value) -> Value { document.remembered(make) }
}

/// Some of a document's blocks, one after the other, while what the next ones hold is on its way from memory. Blocks that are
/// looked at after all others were are in no cache any more, and to wait for each takes longer than most looks.
public struct CallingBlocks: RandomAccessCollection {
    private let view: DocumentView
    private let numbers: [Int]

    public var startIndex: Int { 0 }
    public var endIndex: Int { numbers.count }

    /// How many blocks before it is looked at a block's text is asked for, and before that the block itself.
    private static let lead = 16
    /// No more of a block is asked for, in bytes: from there on the processor sees where it goes.
    private static let farthest = 256
    /// What memory hands over at once, in bytes, on nearly all processors.
    private static let line = 64

    fileprivate init(_ view: DocumentView, _ numbers: [Int]) {
        self.view = view
        self.numbers = numbers
    }

    public subscript(position: Int) -> BlockView {
        prefetch(from: position)
        return view.block(numbers[position])
    }

    private func prefetch(from position: Int) {
        guard position + Self.lead < numbers.count else { return }
        view.document.blocks.withUnsafeBufferPointer { blocks in
            guard let first = blocks.baseAddress else { return }
            let content = blocks[numbers[position + Self.lead]].content
            view.document.bytes.withUnsafeBufferPointer { bytes in
                guard let base = bytes.baseAddress else { return }
                // Within the block, and so within the bytes.
                for offset in stride(from: 0, to: Swift.min(content.count, Self.farthest), by: Self.line) {
                    cscan_prefetch(base + content.lowerBound + offset)
                }
            }
            guard position + 2 * Self.lead < numbers.count else { return }
            cscan_prefetch(UnsafeRawPointer(first + numbers[position + 2 * Self.lead]))
        }
    }
}
