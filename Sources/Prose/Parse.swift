import Bytes

/// The parse of a passage: language, scan and quotations. The only file that knows all rooms of `Prose`.
extension Document {
    /// Parses a passage. Never fails: any bytes are some document.
    ///
    /// - Complexity: linear in the bytes.
    /// - Parameters:
    ///   - passage: what a reader made of the file.
    ///   - format: what the file is.
    ///   - language: the text's; nil: recognize it.
    ///   - request: what to look for.
    public convenience init(
        _ passage: consuming Passage, format: TextFormat, language: LanguageTag? = nil, for request: ScanRequest = .none
    ) {
        let known = language ?? Self.recognizedLanguage(of: passage)
        self.init(passage, format, known, isLanguageRecognized: language == nil, request, nil)
    }

    /// Parses a passage whose language is known because it was recognized before, or because somebody gave it.
    ///
    /// - Complexity: linear in the bytes.
    public convenience init(
        _ passage: consuming Passage, format: TextFormat, language: LanguageTag, isLanguageRecognized: Bool, for request: ScanRequest
    ) {
        self.init(passage, format, language, isLanguageRecognized: isLanguageRecognized, request, nil)
    }

    /// Parses what a document's text was fixed to, in the same language: what no edit came near is not scanned again.
    ///
    /// - Complexity: linear in the bytes.
    /// - Parameters:
    ///   - passage: what the same reader makes of the fixed text.
    ///   - previous: the text as it was.
    ///   - edits: what fixed it, ascending: ranges of the text as it was, and the UTF-8 bytes that are there now.
    public convenience init(_ passage: consuming Passage, fixing previous: Document, by edits: [(range: ByteRange, length: Int)]) {
        // A span of markup may begin or end far from what changed.
        let mayKeep = !previous.traits.contains(.asterisksAreMarkup)
        passage.isLayoutRecognized = previous.isLayoutRecognized
        // The source stays what it was.
        passage.counterpart = previous.counterpart
        self.init(
            passage, previous.format, previous.language, isLanguageRecognized: previous.isLanguageRecognized, previous.request,
            mayKeep ? Rereading(of: previous, fixedBy: edits) : nil)
    }

    /// The same text in the same language, scanned for something else.
    ///
    /// - Complexity: linear in the bytes.
    public convenience init(_ document: Document, for request: ScanRequest) {
        self.init(
            document.passage, document.format, document.language, isLanguageRecognized: document.isLanguageRecognized, request, nil)
    }

    /// The language that a text is recognized to be in.
    ///
    /// - Complexity: linear in the bytes, of which only a bounded sample is looked at in long texts.
    public static func recognizedLanguage(of bytes: [UInt8]) -> LanguageTag {
        bytes.withUnsafeBufferPointer { LanguageRecognizer.recognize($0).language }
    }

    /// The language that a passage's prose is recognized to be in: addresses, names of anchors and code say nothing of it.
    ///
    /// - Complexity: as of `recognizedLanguage(of:)` where the passage holds no markup; otherwise linear in its bytes.
    public static func recognizedLanguage(of passage: borrowing Passage) -> LanguageTag {
        let bytes = passage.text.bytes
        guard passage.markup.contains(where: { $0.range.count >= 4 }) || passage.blocks.contains(where: { $0.kind == .code }) else {
            return recognizedLanguage(of: bytes)
        }
        var prose: [UInt8] = []
        prose.reserveCapacity(bytes.count)
        for block in passage.blocks where block.kind.isProse {
            var position = block.content.lowerBound
            for span in passage.markup[block.markup] {
                if span.range.lowerBound > position { prose += bytes[position..<span.range.lowerBound] }
                if span.isOpaque { prose.append(0x20) }
                position = max(position, span.range.upperBound)
            }
            if position < block.content.upperBound { prose += bytes[position..<block.content.upperBound] }
            prose.append(0x0A)
        }
        return recognizedLanguage(of: prose.count < leastProse ? bytes : prose)
    }

    /// In bytes: less says little.
    private static var leastProse: Int { 100 }

    private convenience init(
        _ passage: consuming Passage, _ format: TextFormat, _ language: LanguageTag, isLanguageRecognized: Bool,
        _ request: ScanRequest, _ rereading: Rereading?
    ) {
        let bytes = passage.text.bytes
        let scan = Self.scan(bytes, &passage.blocks, passage.markup, language, request, rereading)
        var conventions = request.conventions(of: language)
        var quotations = Quotations()
        // Most short texts have no marks, and a parser is several lists.
        if !scan.marks.isEmpty {
            conventions.learn(from: scan.marks)
            quotations = bytes.withUnsafeBufferPointer { [blocks = passage.blocks, conventions] in
                QuotationParser(bytes: $0, blocks: blocks, marks: scan.marks, conventions: conventions).parse()
            }
        }
        self.init(
            Parts(
                passage: passage, format: format, language: language, isLanguageRecognized: isLanguageRecognized, marks: scan.marks,
                signals: scan.signals, anchorHits: scan.hits, echoes: scan.echoes, doubledWords: scan.doubledWords,
                conventions: conventions, quotations: quotations, request: request))
    }

    /// Scans all blocks of prose, and stores into each what was seen there.
    private static func scan(
        _ bytes: [UInt8], _ blocks: inout [Block], _ markup: [MarkupSpan], _ language: LanguageTag, _ request: ScanRequest,
        _ rereading: Rereading?
    ) -> (marks: [Mark], hits: [LiteralPlace], echoes: [Echo], doubledWords: [Echo], signals: Signals) {
        bytes.withUnsafeBufferPointer { buffer in
            Scanner.withScanner(buffer, language, request.anchors, request.beginnings) { scanner in
                var seen: Signals = []
                var previousEnd = 0
                var rereading = rereading
                for index in blocks.indices {
                    if blocks[index].kind.isProse {
                        if rereading?.restore(&blocks[index], index: index, into: &scanner) != true {
                            scanner.scan(&blocks[index], index: index, markup: markup, previousEnd: previousEnd)
                        }
                        noteWhetherMayGoOn(index, &blocks)
                        seen.formUnion(blocks[index].signals)
                    }
                    previousEnd = blocks[index].range.upperBound
                }
                return (scanner.marks, scanner.hits, scanner.echoes, scanner.doubledWords, seen)
            } ?? ([], [], [], [], [])
        }
    }

    /// The one part of an outline that depends on the block before: made anew where the rest is restored.
    @inline(__always) private static func noteWhetherMayGoOn(_ index: Int, _ blocks: inout [Block]) {
        let isBehindOpenEnd = index > 0 && blocks[index - 1].outline.isSuperset(of: [.paragraph, .isUnfinished])
        if isBehindOpenEnd || blocks[index].outline.contains(.beginsSmall) {
            blocks[index].outline.insert(.mayGoOn)
        } else {
            blocks[index].outline.remove(.mayGoOn)
        }
    }
}
