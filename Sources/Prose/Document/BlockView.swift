import Bytes
import UnicodeText

/// A block together with its document: what a check is handed that looks at one block at a time.
///
/// What is made of a block for whoever asks (its protected spans, its numbers, what `remembered` is given) is made once for all
/// checks of a pass, and only if one asks. A view comes from a `DocumentView`, and holds for the pass.
///
/// An object, because many checks are handed each.
public final class BlockView {
    public let document: Document
    /// Index into `Document.blocks`.
    public let index: Int
    public let block: Block
    /// Where the literals stand that called the check, ascending; empty where something else did.
    public let places: [LiteralPlace]
    private let cache: BlockCache

    init(_ document: Document, _ index: Int, _ places: [LiteralPlace], _ cache: BlockCache) {
        self.document = document
        self.index = index
        self.block = document.blocks[index]
        self.places = places
        self.cache = cache
    }

    /// The block's bytes, white space at its ends included.
    public var range: ByteRange { block.range }
    /// The block's bytes without white space at its ends.
    public var content: ByteRange { block.content }
    public var kind: Block.Kind { block.kind }
    public var signals: Signals { block.signals }
    /// The language that the block is in. Checks ask here and not the document: a text may hold blocks in several.
    public var language: LanguageTag { document.language }

    /// The byte at `offset`, 0 outside the block.
    public func byte(at offset: Int) -> UInt8 {
        block.range.contains(offset) ? document.bytes[offset] : 0
    }

    /// What no rule may look into: markup, addresses, code, numbers, times, placeholders. Ascending.
    public var protectedSpans: [ByteRange] { cache.protectedSpans(of: document, index) }

    /// Whether a protected span begins before `range` and reaches to its end. Complexity: as of `isProtected`.
    public func isInsideProtected(_ range: ByteRange) -> Bool {
        cache.anyProtectedSpan(of: document, index, meeting: range) { span in
            span.lowerBound < range.lowerBound && range.upperBound <= span.upperBound
        }
    }

    /// What `make` makes of the block, once for all that ask for a value of the type while the pass is at the block. The way to
    /// share what several rules need: an extension with a property that asks for it.
    ///
    ///     extension BlockView { var runs: [WordRun] { remembered { WordRun.find(in: self) } } }
    public func remembered<Value>(_ make: () -> Value) -> Value { cache.value(index, make) }

    /// Where phrases seem to be repeated in the block, ascending by end. Complexity: logarithmic in those of the document.
    public var echoes: [ByteRange] { ranges(document.echoes) }

    /// Where a word seems to stand twice in a row in the block, ascending. Complexity: logarithmic in those of the document.
    public var doubledWords: [ByteRange] { ranges(document.doubledWords) }

    private func ranges(_ all: [Echo]) -> [ByteRange] {
        all[all.partitioningIndex { $0.block >= index }...].prefix { $0.block == index }.map(\.range)
    }

    /// The runs of ASCII digits, ascending.
    public var numbers: [ByteRange] { cache.numbers(of: document, index) }

    /// Whether `range` reaches into a protected span. A range that covers a span whole does not reach into it: a rule
    /// may be about the very thing, a tag that was left behind. Complexity: logarithmic in the spans of the block, and
    /// linear in those that it meets.
    public func isProtected(_ range: ByteRange) -> Bool {
        cache.anyProtectedSpan(of: document, index, meeting: range) { span in
            (span.overlaps(range) || span.contains(range.lowerBound))
                && !(range.lowerBound <= span.lowerBound && span.upperBound <= range.upperBound)
        }
    }
}

/// A value of a type that is not known where it is kept.
private final class Remembered<Value> {
    let value: Value

    init(_ value: Value) { self.value = value }
}

/// What was computed about the block that checks look at just now.
final class BlockCache {
    private var index = -1
    private var spans: [ByteRange]?
    /// For each span, where the farthest of those up to it ends: spans of markup may hold others.
    private var farthestEnds: [Int] = []
    private var runsOfDigits: [ByteRange] = []
    private var knowsDigits = false
    /// By the type of the value; few, so that no dictionary is worth it.
    private var values: [(type: ObjectIdentifier, value: AnyObject)] = []

    fileprivate func value<Value>(_ index: Int, _ make: () -> Value) -> Value {
        turn(to: index)
        let type = ObjectIdentifier(Value.self)
        if let known = values.first(where: { $0.type == type }) {
            // What stands beside a type holds a value of it: it is put there below only. A cast that asks takes longer than most rules.
            return unsafeDowncast(known.value, to: Remembered<Value>.self).value
        }
        let made = make()
        values.append((type, Remembered(made)))
        return made
    }

    private func turn(to index: Int) {
        guard self.index != index else { return }
        self.index = index
        spans = nil
        knowsDigits = false
        if !values.isEmpty { values.removeAll(keepingCapacity: true) }
    }

    fileprivate func protectedSpans(of document: Document, _ index: Int) -> [ByteRange] {
        turn(to: index)
        if let spans { return spans }
        let block = document.blocks[index]
        var found = document.markup[block.markup].map(\.range)
        found += document.bytes.withUnsafeBufferPointer {
            ProtectedSpans.find(in: $0, range: block.content).map(\.range)
        }
        found.sort { $0.lowerBound < $1.lowerBound }
        farthestEnds.removeAll(keepingCapacity: true)
        for span in found { farthestEnds.append(max(farthestEnds.last ?? 0, span.upperBound)) }
        spans = found
        return found
    }

    /// Whether `body` holds for one of the spans around or within `range`.
    fileprivate func anyProtectedSpan(
        of document: Document, _ index: Int, meeting range: ByteRange, _ body: (ByteRange) -> Bool
    ) -> Bool {
        let spans = protectedSpans(of: document, index)
        return spans[farthestEnds.partitioningIndex { $0 > range.lowerBound }...]
            .prefix { $0.lowerBound <= max(range.lowerBound, range.upperBound - 1) }
            .contains(where: body)
    }

    fileprivate func numbers(of document: Document, _ index: Int) -> [ByteRange] {
        turn(to: index)
        if knowsDigits { return runsOfDigits }
        knowsDigits = true
        let content = document.blocks[index].content
        // The room of the block before serves this one, too.
        var runs: [ByteRange] = []
        swap(&runs, &runsOfDigits)
        runs.removeAll(keepingCapacity: true)
        document.bytes.withUnsafeBufferPointer { bytes in
            var position = content.lowerBound
            // Digits are among the sixteen from U+0030 on.
            while let start = bytes.firstPlace(from: position, to: content.upperBound, of: 0x30, mask: 0xF0) {
                position = start
                while position < content.upperBound, Ascii.isDigit(bytes[position]) { position += 1 }
                if position > start { runs.append(start..<position) } else { position += 1 }
            }
        }
        runsOfDigits = runs
        return runs
    }
}
