import Synchronization
import UnicodeText

/// A parsed text: the bytes of its file, its blocks, its marks. Checks read it; nothing changes it.
///
/// A class, although it is a value in all but name, because it is handed to every check: passing it costs one word.
public final class Document: Sendable {
    /// The file as it is on disk. May hold ill-formed UTF-8, which the scan marks and no check looks into.
    public let bytes: [UInt8]
    public let lineStarts: LineStarts
    public let format: TextFormat
    /// The layout that plain text was read in; `.lines` for other formats.
    public let layout: ParagraphLayout
    /// The language of the text as a whole.
    public let language: LanguageTag
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
    /// What was made of the document for whoever asked, by its type. Few, and looked for once a rule; no dictionary, because the
    /// runtime takes long to make the first one of a key.
    private let made = Mutex<[(type: ObjectIdentifier, value: any Sendable)]>([])

    /// Parses a text. Never fails: any bytes are some document.
    ///
    /// Complexity: linear in the bytes.
    ///
    /// - Parameter lineStarts: those of the text, where they are known.
    public convenience init(_ bytes: [UInt8], _ options: ReadingOptions = ReadingOptions(), lineStarts: LineStarts? = nil) {
        self.init(bytes, options, lineStarts, nil)
    }

    /// Parses a text that another was mended to: what no edit came near is not scanned again.
    ///
    /// Complexity: linear in the bytes.
    ///
    /// - Parameters:
    ///   - previous: the text as it was, read with the same options but for language and layout.
    ///   - edits: what mended it, ascending: ranges of the text as it was, and the UTF-8 bytes that stand there now.
    public convenience init(
        _ bytes: [UInt8], _ options: ReadingOptions, mending previous: Document, by edits: [(range: ByteRange, length: Int)]
    ) {
        // A span of markup may begin or end far from what changed.
        let isPlain = options.format == .plain && previous.format == .plain
        self.init(bytes, options, nil, isPlain ? Rereading(of: previous, mendedBy: edits) : nil)
    }

    private init(_ bytes: [UInt8], _ options: ReadingOptions, _ lineStarts: LineStarts?, _ rereading: Rereading?) {
        let lineStarts = lineStarts ?? LineStarts(bytes)
        var blocks: [Block] = []
        let markup: [MarkupSpan]
        var layout = ParagraphLayout.lines
        switch options.format {
        case .plain:
            markup = []
            (blocks, layout) = bytes.withUnsafeBufferPointer { PlainTextReader.read($0, lineStarts, layout: options.layout) }
        case .markdown: (blocks, markup) = MarkdownReader.read(bytes)
        }
        self.bytes = bytes
        self.lineStarts = lineStarts
        format = options.format
        self.layout = layout
        language = options.language ?? bytes.withUnsafeBufferPointer { LanguageRecognizer.recognize($0).language }
        self.markup = markup
        let scan = Self.scan(bytes, &blocks, markup, language, options, rereading?.in(language))
        (marks, anchorHits, signals) = (scan.marks, scan.hits, scan.signals)
        (echoes, doubledWords) = (scan.echoes, scan.doubledWords)
        self.blocks = blocks
        var conventions = QuotationConventions(language)
        conventions.learn(from: scan.marks)
        self.conventions = conventions
        quotations = bytes.withUnsafeBufferPointer { [blocks, conventions] in
            QuotationParser(bytes: $0, blocks: blocks, marks: scan.marks, conventions: conventions).parse()
        }
    }

    /// The layout that plain text is recognised to have. Complexity: linear in the bytes.
    public static func layout(of bytes: [UInt8]) -> ParagraphLayout {
        bytes.withUnsafeBufferPointer { PlainTextReader.layout(of: $0, LineStarts(bytes)) }
    }

    /// Scans all blocks of prose, and stores into each what was seen there.
    private static func scan(
        _ bytes: [UInt8], _ blocks: inout [Block], _ markup: [MarkupSpan], _ language: LanguageTag, _ options: ReadingOptions,
        _ rereading: Rereading?
    ) -> (marks: [Mark], hits: [LiteralPlace], echoes: [Echo], doubledWords: [Echo], signals: Signals) {
        bytes.withUnsafeBufferPointer { buffer in
            Scanner.withScanner(buffer, language, options.anchors, options.beginnings) { scanner in
                var seen: Signals = []
                var previousEnd = 0
                var rereading = rereading
                for index in blocks.indices {
                    if blocks[index].kind.isProse {
                        if rereading?.restore(&blocks[index], index: index, into: &scanner) != true {
                            scanner.scan(&blocks[index], index: index, markup: markup, previousEnd: previousEnd)
                        }
                        seen.formUnion(blocks[index].signals)
                    }
                    previousEnd = blocks[index].range.upperBound
                }
                return (scanner.marks, scanner.hits, scanner.echoes, scanner.doubledWords, seen)
            } ?? ([], [], [], [], [])
        }
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

/// What a file's bytes are.
public enum TextFormat: String, Sendable, CaseIterable {
    case plain, markdown
}

/// How plain text sets off its paragraphs.
public enum ParagraphLayout: String, Sendable, CaseIterable {
    /// Recognise it.
    case auto
    /// Every line is a paragraph of its own; blank lines may stand between.
    case lines
    /// Lines are broken at a fixed width, and blank lines stand between paragraphs.
    case wrapped
}

/// How to read a text.
public struct ReadingOptions: Sendable {
    public var format: TextFormat
    public var layout: ParagraphLayout
    /// The text's language; nil: recognise it.
    public var language: LanguageTag?
    /// The literals that rules want to know the places of.
    public var anchors: LiteralSet
    /// What rules wait for at the start of a block.
    public var beginnings: LiteralSet

    public init(
        format: TextFormat = .plain, layout: ParagraphLayout = .auto, language: LanguageTag? = nil,
        anchors: LiteralSet = .none, beginnings: LiteralSet = .none
    ) {
        self.format = format
        self.layout = layout
        self.language = language
        self.anchors = anchors
        self.beginnings = beginnings
    }
}
