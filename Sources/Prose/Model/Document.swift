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
    /// What the text was scanned for.
    public let request: ScanRequest
    /// What was made of the document for whoever asked, by its type. Few, and looked for once a rule; no dictionary, because the
    /// runtime takes long to make the first one of a key.
    private let made = Mutex<[(type: ObjectIdentifier, value: any Sendable)]>([])

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
        format = parts.format
        traits = parts.format.traits
        layout = parts.passage.layout
        isLayoutRecognized = parts.passage.isLayoutRecognized
        language = parts.language
        isLanguageRecognized = parts.isLanguageRecognized
        blocks = parts.passage.blocks
        markup = parts.passage.markup
        marks = parts.marks
        signals = parts.signals
        anchorHits = parts.anchorHits
        echoes = parts.echoes
        doubledWords = parts.doubledWords
        conventions = parts.conventions
        quotations = parts.quotations
        request = parts.request
    }

    /// The passage that the document was made of.
    public var passage: Passage {
        Passage(
            text: text, blocks: blocks, markup: markup, layout: layout, isLayoutRecognized: isLayoutRecognized,
            lineStarts: lineStarts, language: language)
    }

    /// What `make` makes of the document, once for all that ask for a value of the type: several rules may look at the same thing.
    ///
    /// Two threads that ask at once may both make it; one of the two values is kept.
    public func remembered<Value: Sendable>(_ make: () -> Value) -> Value {
        let type = ObjectIdentifier(Value.self)
        func known(_ made: [(type: ObjectIdentifier, value: any Sendable)]) -> Value? {
            made.first { $0.type == type }?.value as? Value
        }
        if let value = made.withLock({ known($0) }) { return value }
        // Outside the lock: what is made may ask for something else.
        let value = make()
        return made.withLock { made in
            if let other = known(made) { return other }
            made.append((type, value))
            return value
        }
    }

    /// The last block that begins at or before an offset; 0 where none does.
    ///
    /// - Complexity: logarithmic in the blocks.
    public func blockIndex(at offset: Int) -> Int {
        var low = 0
        var high = blocks.count
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if blocks[middle].range.lowerBound <= offset { low = middle } else { high = middle }
        }
        return low
    }

    /// The bytes of `range` as text, ill-formed sequences as U+FFFD.
    public func text(_ range: ByteRange) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }
}

/// How plain text sets off its paragraphs.
public enum ParagraphLayout: String, Sendable, CaseIterable {
    /// Recognize it.
    case auto
    /// Every line is a paragraph of its own; blank lines may stand between.
    case lines
    /// Lines are broken at a fixed width, and blank lines stand between paragraphs.
    case wrapped
}

/// What a parse goes by: the costs of quotation marks, and what a scan looks for besides what it always sees: the literals and beginnings of blocks that some set of rules waits for.
///
/// A class, because what a document was scanned for is compared by identity: two linters may have the same rules in another order.
public final class ScanRequest: Sendable {
    /// The literals that rules want to know the places of.
    public let anchors: LiteralSet
    /// What rules wait for at the start of a block.
    public let beginnings: LiteralSet
    /// What the roles of quotation marks cost.
    public let quotationModel: QuotationModel
    /// The conventions made so far, by language. To put them together takes longer than to scan a short record.
    private let conventions = Mutex<[(language: LanguageTag, conventions: QuotationConventions)]>([])
    /// Records say what language they are in, and may say anything; from there on nothing is kept.
    private static let mostLanguages = 64

    public init(anchors: LiteralSet = .none, beginnings: LiteralSet = .none, quotationModel: QuotationModel = .standard) {
        self.anchors = anchors
        self.beginnings = beginnings
        self.quotationModel = quotationModel
    }

    /// How the language sets quotation marks, by the request's costs.
    func conventions(of language: LanguageTag) -> QuotationConventions {
        if let known = conventions.withLock({ $0.first { $0.language == language }?.conventions }) { return known }
        let new = QuotationConventions(language, quotationModel)
        conventions.withLock { if $0.count < Self.mostLanguages { $0.append((language, new)) } }
        return new
    }

    /// For nothing.
    public static let none = ScanRequest()
}
