/// A block together with its document: what a block check is handed.
public struct BlockView {
    public let document: Document
    /// Index into `Document.blocks`.
    public let index: Int
    public let block: Block
    private let cache: BlockCache

    /// - Parameter cache: shared by the views of one pass, so that what several checks ask for about one block is
    ///   computed once, and only if one asks.
    public init(_ document: Document, _ index: Int, cache: BlockCache) {
        self.document = document
        self.index = index
        self.block = document.blocks[index]
        self.cache = cache
    }

    /// A view of one block alone, for checks that look at few.
    public init(_ document: Document, at index: Int) {
        self.init(document, index, cache: BlockCache())
    }

    /// The block's bytes, white space at its ends included.
    public var range: ByteRange { block.range }
    /// The block's bytes without white space at its ends.
    public var content: ByteRange { block.content }
    public var signals: Signals { block.signals }
    public var language: LanguageTag { document.language }

    /// The byte at `offset`, 0 outside the block.
    public func byte(at offset: Int) -> UInt8 {
        block.range.contains(offset) ? document.bytes[offset] : 0
    }

    /// What no rule may look into: markup, addresses, code, numbers, times, placeholders. Ascending.
    public var protectedSpans: [ByteRange] { cache.protectedSpans(of: document, index) }

    /// The runs of ASCII digits, ascending.
    public var numbers: [ByteRange] { cache.numbers(of: document, index) }

    /// Whether `range` reaches into a protected span. A range that covers a span whole does not reach into it: a rule
    /// may be about the very thing, a tag that was left behind. Complexity: linear in the spans of the block.
    public func isProtected(_ range: ByteRange) -> Bool {
        protectedSpans.contains { span in
            (span.overlaps(range) || span.contains(range.lowerBound))
                && !(range.lowerBound <= span.lowerBound && span.upperBound <= range.upperBound)
        }
    }
}

/// What was computed about the block that checks look at just now.
public final class BlockCache {
    private var index = -1
    private var spans: [ByteRange]?
    private var runsOfDigits: [ByteRange]?

    public init() {}

    private func turn(to index: Int) {
        guard self.index != index else { return }
        self.index = index
        spans = nil
        runsOfDigits = nil
    }

    fileprivate func protectedSpans(of document: Document, _ index: Int) -> [ByteRange] {
        turn(to: index)
        if let spans { return spans }
        let block = document.blocks[index]
        var found = document.markup[block.markup].map(\.range)
        found += document.bytes.withUnsafeBufferPointer {
            ProtectedSpans.find(in: $0, range: block.content).map(\.range)
        }
        spans = found
        return found
    }

    fileprivate func numbers(of document: Document, _ index: Int) -> [ByteRange] {
        turn(to: index)
        if let runsOfDigits { return runsOfDigits }
        let content = document.blocks[index].content
        var runs: [ByteRange] = []
        document.bytes.withUnsafeBufferPointer { bytes in
            var position = content.lowerBound
            while position < content.upperBound {
                let start = position
                while position < content.upperBound, Ascii.isDigit(bytes[position]) { position += 1 }
                if position > start { runs.append(start..<position) } else { position += 1 }
            }
        }
        runsOfDigits = runs
        return runs
    }
}
