import Bytes

/// What a reader makes of a file: one text, or one for each record.
public struct Passage: Sendable {
    public var text: Text
    /// In the order of the text, without what the scan sees in them.
    public var blocks: [Block]
    /// The markup spans of all blocks, ascending; empty in plain text.
    public var markup: [MarkupSpan]
    /// The layout that the text was read in; `.lines` for formats that say where their paragraphs are.
    public var layout: ParagraphLayout
    /// Whether the layout was recognized, not given.
    public var isLayoutRecognized: Bool
    /// Where the lines of the text begin.
    public var lineStarts: LineStarts
    /// What the file says about the text's language; nil: nothing.
    public var language: LanguageTag?
    /// The source that the text translates; nil where the file does not hold it.
    public var counterpart: Counterpart?
    /// Notes with the counterpart what most pairs of the file do.
    public mutating func note(_ habits: PairHabits) { changeCounterpart { $0.habits = habits } }
    /// Notes with the counterpart what rules found that looked at all pairs of the file at once.
    public mutating func note(_ notes: [PairNote]) { changeCounterpart { $0.notes = notes } }
    private mutating func changeCounterpart(_ change: (Counterpart) -> Void) {
        guard let own = counterpart else { return }
        counterpart = nil
        counterpart = Counterpart.changed(consume own, change)
    }
    /// The bytes to read a fixed text from; nil where the text itself will do.
    public var origin: Origin?

    /// Bytes of a file that a passage was read from, markup and all.
    public struct Origin: Sendable {
        /// In UTF-8: the whole file, or a part of it that the reader can read alone.
        public var bytes: [UInt8]
        /// The byte of the file that the first of them is.
        public var start: Int
        /// Which of the passages in them it is.
        public var index: Int
        /// The language that the file was said to be in: what a reader takes for another one depends on it.
        public var language: LanguageTag?

        public init(_ bytes: [UInt8], start: Int = 0, index: Int = 0) {
            self.bytes = bytes
            self.start = start
            self.index = index
        }
    }

    /// The comments in it that are addressed to Obelus, ascending.
    public var directives: [Directive]
    /// What checks may assume of it; nil: what they may of all texts in its format.
    public var traits: Traits?
    /// Whether it belongs to the file's first text, whose language it is in where nobody says: a title in a page's metadata.
    public var isAside = false

    public init(
        text: Text, blocks: [Block], markup: [MarkupSpan] = [], layout: ParagraphLayout = .lines,
        isLayoutRecognized: Bool = false, lineStarts: LineStarts, language: LanguageTag? = nil, counterpart: Counterpart? = nil,
        origin: Origin? = nil, directives: [Directive] = []
    ) {
        self.text = text
        self.blocks = blocks
        self.markup = markup
        self.layout = layout
        self.isLayoutRecognized = isLayoutRecognized
        self.lineStarts = lineStarts
        self.language = language
        self.counterpart = counterpart
        self.origin = origin
        self.directives = directives
    }
}

extension Passage {
    /// Has replacements written in another way.
    public mutating func spell(as escape: Escape) { text = Text(text.bytes, map: text.map, escape: escape) }
}

/// What a file's bytes are.
public enum TextFormat: String, Sendable, CaseIterable {
    case plain, markdown
    /// A JSON value on each line, of which one field holds a text.
    case jsonLines = "jsonl"
    /// Comma-separated values, of which one column holds a text in each row; `tsv` has tabs and no quotation marks.
    case csv, tsv
    /// A page of HTML or XHTML, or a fragment of one.
    case html
    /// Subtitles in SubRip's format.
    case subRip = "srt"
    /// Subtitles in WebVTT.
    case webVTT = "vtt"
    /// A segment on each line, as corpora have them.
    case segments
    /// A message catalog of gettext: texts and their sources.
    case po
    /// XLIFF 1.2 or 2: segments and their translations.
    case xliff
    /// A translation memory.
    case tmx

    /// What checks may assume of texts in the format.
    public var traits: Traits {
        switch self {
        case .plain: [.fileOwnsLayout, .linesAreLayout, .blocksOwnLines]
        case .markdown: [.fileOwnsLayout, .asterisksAreMarkup, .entitiesAreDecoded, .hasComments]
        case .jsonLines, .csv, .tsv: [.linesAreLayout, .blocksOwnLines]
        // References are read: one that is left in the text is one that readers see.
        case .html: [.linesAreLayout, .hasTitleApart, .marksFurniture]
        case .subRip, .webVTT: [.linesAreLayout]
        case .po, .segments, .tmx, .xliff: .linesAreLayout
        }
    }

    /// Whether a file holds many texts, each a record of its own.
    public var isRecords: Bool {
        switch self {
        case .plain, .markdown, .html, .subRip, .webVTT: false
        case .jsonLines, .csv, .tsv, .segments, .po, .xliff, .tmx: true
        }
    }

    /// Whether lines of a file can be read without the others.
    public var isReadInParts: Bool { self == .jsonLines || self == .csv || self == .tsv }
}

/// What checks may assume of a text. A check asks for a trait, never for a format by name.
public struct Traits: OptionSet, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The text's lines are those of its file: trailing spaces, blank lines and the last line end are somebody's to tidy.
    public static let fileOwnsLayout = Traits(rawValue: 1 << 0)
    /// A line end is one that the reader sees, not white space that a renderer folds.
    public static let linesAreLayout = Traits(rawValue: 1 << 1)
    /// Asterisks, underscores, brackets, backticks and tags are markup, and two spaces at a line's end break the line.
    public static let asterisksAreMarkup = Traits(rawValue: 1 << 2)
    /// `&amp;` and `\*` are written so on purpose: readers see `&` and `*`.
    public static let entitiesAreDecoded = Traits(rawValue: 1 << 3)
    /// A block is made of whole lines, which go when it is removed.
    public static let blocksOwnLines = Traits(rawValue: 1 << 4)
    /// A comment of HTML may be put before a paragraph, or at the end of a block.
    public static let hasComments = Traits(rawValue: 1 << 5)
    /// The first block may be the title of the page, which its headline says once more, and which names the site.
    public static let hasTitleApart = Traits(rawValue: 1 << 6)
    /// Blocks may say that they are around the text on every page: see `Block.isPageFurniture`.
    public static let marksFurniture = Traits(rawValue: 1 << 7)
}
