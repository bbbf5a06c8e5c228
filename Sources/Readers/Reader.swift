import Bytes
import Prose

/// Makes passages of a file's bytes. One file or folder of this target a format, and a line in `TextFormat.reader` (Formats.swift).
public protocol Reader: Sendable {
    /// Reads a file, or a part of one that records allow to read in parts.
    ///
    /// Never fails as a whole: what cannot be read is a problem, and the rest is read.
    ///
    /// - Complexity: linear in the bytes.
    static func read(_ source: Source, _ options: ReadingOptions) -> Reading

    /// Reads a text that one of its passages was changed to.
    ///
    /// - Complexity: linear in the bytes.
    /// - Parameters:
    ///   - bytes: the text as read, in UTF-8.
    ///   - layout: how plain text is laid out.
    static func passage(_ bytes: [UInt8], layout: ParagraphLayout) -> Passage

    /// Reads a passage again after edits of the bytes that it was read from; nil where it is not there any more.
    ///
    /// Asked only of readers whose passages have an origin.
    ///
    /// - Complexity: linear in the bytes.
    /// - Parameter origin: the bytes, edited.
    static func passage(from origin: Passage.Origin) -> Passage?

    /// The options for the parts of a file that come after its first one, which may say how to read them: as the first line of a table does.
    ///
    /// - Complexity: linear in the first line.
    static func options(_ options: ReadingOptions, afterReading first: Source) -> ReadingOptions
}

extension Reader {
    public static func options(_ options: ReadingOptions, afterReading first: Source) -> ReadingOptions { options }

    public static func passage(from origin: Passage.Origin) -> Passage? {
        var passages = read(Source(origin.bytes, start: origin.start), ReadingOptions(language: origin.language)).passages
        guard origin.index < passages.count else { return nil }
        // The next round reads it from here again, and as the one before it.
        passages[origin.index].origin?.language = origin.language
        return passages[origin.index]
    }
}

/// What a reader reads: a file's bytes in UTF-8, or whole lines of them.
public struct Source: Sendable {
    public var bytes: [UInt8]
    /// Where the lines of the bytes begin.
    public var lineStarts: LineStarts
    /// The byte of the file that the first of the bytes is.
    public var start: Int
    /// The lines of the file before the first of the bytes.
    public var linesBefore: Int
    /// How the file spells them: other than in UTF-8, they were decoded.
    public var encoding: FileEncoding

    /// - Parameters:
    ///   - bytes: in UTF-8.
    ///   - lineStarts: where the lines begin, if that is known.
    ///   - encoding: how the file spells them.
    public init(
        _ bytes: [UInt8], lineStarts: LineStarts? = nil, start: Int = 0, linesBefore: Int = 0, encoding: FileEncoding = .utf8
    ) {
        self.bytes = bytes
        self.lineStarts = lineStarts ?? LineStarts(bytes)
        self.start = start
        self.linesBefore = linesBefore
        self.encoding = encoding
    }
}

/// What a reader made of a file.
public struct Reading: Sendable {
    /// The texts, in the order of the file; those that belong to another one (`Passage.isAside`) come after it.
    public var passages: [Passage]
    /// What could not be read, in the order of the file.
    public var problems: [ReadingProblem]

    public init(_ passages: [Passage], problems: [ReadingProblem] = []) {
        self.passages = passages
        self.problems = problems
    }
}

/// A part of a file that could not be read.
public struct ReadingProblem: Sendable, Hashable {
    /// The line of the file, from 1.
    public var line: Int
    /// What is wrong, and what to do about it.
    public var message: String
}

/// How to read a file.
public struct ReadingOptions: Sendable {
    public var format: TextFormat
    /// How plain text sets off its paragraphs.
    public var layout: ParagraphLayout
    /// The language of its texts where the file does not say; nil: recognize it, text by text.
    public var language: LanguageTag?
    /// Where records hold their texts.
    public var fields: RecordFields
    /// The language of the texts’ sources where the file does not say; nil: English.
    public var sourceLanguage: LanguageTag?
    /// The file that holds the sources of segments, a line each; nil: there is none.
    public var sources: SourceLines?

    public init(
        format: TextFormat = .plain, layout: ParagraphLayout = .auto, language: LanguageTag? = nil,
        fields: RecordFields = RecordFields(), sourceLanguage: LanguageTag? = nil, sources: SourceLines? = nil
    ) {
        self.format = format
        self.layout = layout
        self.language = language
        self.fields = fields
        self.sourceLanguage = sourceLanguage
        self.sources = sources
    }
}

/// A file of segments, a line each: what another file translates line by line.
public struct SourceLines: Sendable {
    /// As output names it.
    public let path: String
    public let bytes: [UInt8]
    public let lineStarts: LineStarts

    /// - Parameter bytes: in UTF-8.
    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
        lineStarts = LineStarts(bytes)
    }
}
