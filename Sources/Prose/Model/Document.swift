import UnicodeText

/// A parsed text: the bytes of its file, its blocks, its marks. Checks read it; nothing changes it.
public struct Document: Sendable {
    /// The file as it is on disk. May hold ill-formed UTF-8, which the scan marks and no check looks into.
    public let bytes: [UInt8]
    public let format: TextFormat
    /// The layout that plain text was read in; `.lines` for other formats.
    public let layout: ParagraphLayout
    /// The language of the text as a whole.
    public let language: LanguageTag
    public internal(set) var blocks: [Block] = []
    /// The markup spans of all blocks, ascending; empty in plain text.
    public internal(set) var markup: [MarkupSpan] = []
    /// The quotation marks, apostrophes and primes of all prose blocks, ascending.
    public internal(set) var marks: [Mark] = []
    /// All signals of all prose blocks together.
    public internal(set) var signals: Signals = []
    /// How the quotation marks pair up.
    public internal(set) var quotations = Quotations()

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

/// A block together with its document: what a check is handed.
public struct BlockView: Sendable {
    public let document: Document
    public let index: Int
    public let block: Block

    public init(_ document: Document, _ index: Int) {
        self.document = document
        self.index = index
        self.block = document.blocks[index]
    }

    public var range: ByteRange { block.range }
    public var content: ByteRange { block.content }
    public var language: LanguageTag { document.language }
    public var signals: Signals { block.signals }
}
