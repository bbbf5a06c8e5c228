import Bytes
import Synchronization
import UnicodeText

/// A parsed text: its bytes, its blocks, its marks. Checks read it; nothing changes it.
///
/// A class, although it is a value in all but name, because it is handed to every check: passing it costs one word.
public final class Document: Sendable {
    /// The text and its way back to the file.
    public let text: Text
    /// The text as read, in UTF-8: what all positions of a document are offsets into. May hold ill-formed sequences, which the
    /// scan marks and no check looks into.
    public let bytes: [UInt8]
    public let lineStarts: LineStarts
    /// The bytes to read a fixed text from; nil where the text itself will do.
    public let origin: Passage.Origin?
    /// What the text's file is.
    public let format: TextFormat
    /// What checks may assume of the text.
    public let traits: Traits
    /// The layout that plain text was read in; `.lines` for other formats.
    public let layout: ParagraphLayout
    /// Whether the layout was recognized, not given.
    public let isLayoutRecognized: Bool
    /// The language of the text as a whole.
    public let language: LanguageTag
    /// Whether the language was recognized, not given.
    public let isLanguageRecognized: Bool
    public let blocks: [Block]
    /// The markup spans of all blocks, ascending; empty in plain text.
    public let markup: [MarkupSpan]
    /// The comments that are addressed to Obelus, ascending.
    public let directives: [Directive]
    /// The quotation marks, apostrophes and primes of all prose blocks, ascending.
    public let marks: [Mark]
    /// All signals of all prose blocks together.
    public let signals: Signals
    /// Where the anchors of the rules stand, ascending by block.
    public let anchorHits: [LiteralPlace]
    /// Where phrases seem to be repeated, ascending by block.
    public let echoes: [Echo]
    /// Where a word seems to stand twice in a row, both together, ascending by block.
    public let doubledWords: [Echo]
    /// How quotation marks are set in the text's language, and in this text.
    public let conventions: QuotationConventions
    /// How the quotation marks pair up.
    public let quotations: Quotations
    /// The source that the text translates; nil where its file does not hold it.
    public let counterpart: Counterpart?
    /// What the text was scanned for.
    public let request: ScanRequest
    /// What was made of the document for whoever asked, by its type. Few, and looked for once a rule; no dictionary, because the
    /// runtime takes long to make the first one of a key.
    @usableFromInline let made = Mutex<[(type: ObjectIdentifier, value: any RememberedValue)]>([])

    /// What a parse makes of a passage.
    struct Parts {
        var passage: Passage
        var format: TextFormat
        var language: LanguageTag
        var isLanguageRecognized: Bool
        var marks: [Mark]
        var signals: Signals
        var anchorHits: [LiteralPlace]
        var echoes: [Echo]
        var doubledWords: [Echo]
        var conventions: QuotationConventions
        var quotations: Quotations
        var request: ScanRequest
    }

    init(_ parts: Parts) {
        text = parts.passage.text
        bytes = parts.passage.text.bytes
        lineStarts = parts.passage.lineStarts
        origin = parts.passage.origin
        format = parts.format
        traits = parts.passage.traits ?? parts.format.traits
        layout = parts.passage.layout
        isLayoutRecognized = parts.passage.isLayoutRecognized
        language = parts.language
        isLanguageRecognized = parts.isLanguageRecognized
        blocks = parts.passage.blocks
        markup = parts.passage.markup
        directives = parts.passage.directives
        marks = parts.marks
        signals = parts.signals
        anchorHits = parts.anchorHits
        echoes = parts.echoes
        doubledWords = parts.doubledWords
        conventions = parts.conventions
        quotations = parts.quotations
        counterpart = parts.passage.counterpart
        request = parts.request
    }

    /// The passage that the document was made of.
    public var passage: Passage {
        var passage = Passage(
            text: text, blocks: blocks, markup: markup, layout: layout, isLayoutRecognized: isLayoutRecognized,
            lineStarts: lineStarts, language: language, counterpart: counterpart, origin: origin, directives: directives)
        passage.traits = traits
        return passage
    }

    /// What `make` makes of the document, once for all that ask for a value of the type: several rules may look at the same thing.
    ///
    /// Two threads that ask at once may both make it; one of the two values is kept.
    @inlinable
    public func remembered<Value: Sendable>(_ make: () -> Value) -> Value {
        let type = ObjectIdentifier(Value.self)
        if let known = made.withLock({ $0.first { $0.type == type }?.value }) {
            // What is beside a type holds a value of it: it is put there below only. A cast that asks takes longer than most rules.
            return unsafeDowncast(known, to: RememberedBox<Value>.self).value
        }
        // Outside the lock: what is made may ask for something else.
        let value = make()
        return made.withLock { made in
            if let other = made.first(where: { $0.type == type })?.value {
                return unsafeDowncast(other, to: RememberedBox<Value>.self).value
            }
            made.append((type, RememberedBox(value)))
            return value
        }
    }

    /// The last block that begins at or before an offset; 0 where none does.
    ///
    /// - Complexity: logarithmic in the blocks.
    public func blockIndex(at offset: Int) -> Int {
        max(1, blocks.partitioningIndex { $0.range.lowerBound > offset }) - 1
    }

    /// The bytes of `range` as text, ill-formed sequences as U+FFFD.
    public func text(_ range: ByteRange) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }
}

extension Document {
    /// Whether the document was made of the same as a passage is, apart from its language: the same would be found in both.
    ///
    /// - Complexity: linear.
    public func isRead(like passage: Passage) -> Bool {
        guard passage.text.bytes == bytes, passage.directives.map(\.text) == directives.map(\.text), passage.blocks.count == blocks.count,
            passage.markup.count == markup.count, (passage.traits ?? format.traits) == traits,
            passage.counterpart?.habits == counterpart?.habits, passage.counterpart?.notes == counterpart?.notes
        else { return false }
        guard zip(passage.markup, markup).allSatisfy({ $0.range == $1.range && $0.isOpaque == $1.isOpaque }) else { return false }
        return zip(passage.blocks, blocks).allSatisfy { other, own in
            own.range == other.range && own.content == other.content && own.kind == other.kind && own.gapBefore == other.gapBefore
                && own.isPageFurniture == other.isPageFurniture
        }
    }
}

/// A value of a type that is not known where it is kept.
@usableFromInline protocol RememberedValue: AnyObject, Sendable {}

@usableFromInline final class RememberedBox<Value: Sendable>: RememberedValue {
    @usableFromInline let value: Value

    @inlinable init(_ value: Value) { self.value = value }
}
