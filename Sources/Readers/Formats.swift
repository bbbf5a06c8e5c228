import Bytes
import Prose

extension TextFormat {
    /// What reads files of the format.
    public var reader: any Reader.Type {
        switch self {
        case .plain: PlainTextReader.self
        case .markdown: MarkdownReader.self
        case .jsonLines: JSONLinesReader.self
        case .csv: CSVReader.self
        case .tsv: TSVReader.self
        case .html: HTMLReader.self
        case .subRip: SubRipReader.self
        case .webVTT: WebVTTReader.self
        case .segments: SegmentsReader.self
        case .po: POReader.self
        case .xliff: XLIFFReader.self
        case .tmx: TMXReader.self
        }
    }
}

extension Document {
    /// Reads and parses a text that is one: plain or Markdown. Of records, the first.
    ///
    /// - Complexity: linear in the bytes.
    /// - Parameters:
    ///   - bytes: the file.
    ///   - request: what to scan for.
    ///   - lineStarts: where its lines begin, if that is known.
    public convenience init(
        _ bytes: [UInt8], _ options: ReadingOptions = ReadingOptions(), for request: ScanRequest = .none,
        lineStarts: LineStarts? = nil
    ) {
        let reading = options.format.reader.read(Source(bytes, lineStarts: lineStarts), options)
        let passage = reading.passages.first ?? Passage(text: Text([]), blocks: [], lineStarts: LineStarts())
        self.init(passage, format: options.format, language: passage.language ?? options.language, for: request)
    }

    /// What the document's reader makes of a text that the document's was changed to.
    ///
    /// - Complexity: linear in the bytes.
    /// - Parameter layout: how plain text is laid out; nil: as the document's.
    public func rereading(_ bytes: [UInt8], layout: ParagraphLayout? = nil) -> Passage {
        var passage = format.reader.passage(bytes, layout: layout ?? self.layout)
        // The source stays what it was, and so do the comments around both.
        passage.counterpart = counterpart
        if counterpart != nil { passage.directives = directives }
        return passage
    }
}
