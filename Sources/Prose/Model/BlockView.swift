/// A block together with its document: what a block check is handed. One view walks over all blocks of a document,
/// so that what several checks ask for is computed once a block, and only if one asks.
public final class BlockView {
    public let document: Document
    /// Checks read it for every byte they look at, and only `move(to:)` writes it: no two accesses meet.
    @exclusivity(unchecked) public private(set) var index = 0

    public init(_ document: Document) {
        self.document = document
    }

    /// Turns the view to another block.
    public func move(to index: Int) {
        self.index = index
        cachedProtectedSpans = nil
        cachedNumbers = nil
    }

    public var block: Block { document.blocks[index] }
    /// The block's bytes, white space at its ends included.
    public var range: ByteRange { document.blocks[index].range }
    /// The block's bytes without white space at its ends.
    public var content: ByteRange { document.blocks[index].content }
    public var signals: Signals { document.blocks[index].signals }
    public var language: LanguageTag { document.language }

    /// The byte at `offset`, 0 outside the block.
    public func byte(at offset: Int) -> UInt8 {
        range.contains(offset) ? document.bytes[offset] : 0
    }

    private var cachedProtectedSpans: [ByteRange]?

    /// What no rule may look into: markup, addresses, code, numbers, times, placeholders. Ascending.
    public var protectedSpans: [ByteRange] {
        if let cachedProtectedSpans { return cachedProtectedSpans }
        var spans = document.markup[document.blocks[index].markup].map(\.range)
        spans += document.bytes.withUnsafeBufferPointer { ProtectedSpans.find(in: $0, range: content).map(\.range) }
        cachedProtectedSpans = spans
        return spans
    }

    private var cachedNumbers: [ByteRange]?

    /// The runs of ASCII digits, ascending.
    public var numbers: [ByteRange] {
        if let cachedNumbers { return cachedNumbers }
        var runs: [ByteRange] = []
        document.bytes.withUnsafeBufferPointer { bytes in
            var position = content.lowerBound
            while position < content.upperBound {
                let start = position
                while position < content.upperBound, Ascii.isDigit(bytes[position]) { position += 1 }
                if position > start { runs.append(start..<position) } else { position += 1 }
            }
        }
        cachedNumbers = runs
        return runs
    }

    /// Whether `range` reaches into a protected span. A range that covers a span whole does not reach into it: a rule
    /// may be about the very thing, a tag that was left behind. Complexity: linear in the spans of the block.
    public func isProtected(_ range: ByteRange) -> Bool {
        protectedSpans.contains { span in
            (span.overlaps(range) || span.contains(range.lowerBound))
                && !(range.lowerBound <= span.lowerBound && span.upperBound <= range.upperBound)
        }
    }
}
