import Bytes
import Prose

/// Reads subtitles in SubRip's format.
public enum SubRipReader: Reader {
    public static func read(_ source: Source, _ options: ReadingOptions) -> Reading {
        CueReader.read(source, options.language, isWebVTT: false)
    }

    public static func passage(_ bytes: [UInt8], layout: ParagraphLayout) -> Passage { PlainTextReader.passage(bytes, layout: .lines) }
}

/// Reads subtitles in WebVTT (https://www.w3.org/TR/webvtt1/).
public enum WebVTTReader: Reader {
    public static func read(_ source: Source, _ options: ReadingOptions) -> Reading {
        CueReader.read(source, options.language, isWebVTT: true)
    }

    public static func passage(_ bytes: [UInt8], layout: ParagraphLayout) -> Passage { PlainTextReader.passage(bytes, layout: .lines) }
}

/// Reads cues, line by line, as forgiving as players are.
///
/// The cues of a file are one text, a block each, whose kind says that it ends where the author ended it: sentences and quotations go on in
/// the next one. A line that begins with a dash is another speaker's, and a block of its own. What is not shown is not read: numbers, times,
/// notes, styles. Tags and line ends within a cue are markup that no edit changes.
private struct CueReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let isWebVTT: Bool
    /// Whether the file has ideographs or kana: of the file and not of each line, so that no fix changes it.
    private let isWrittenWithoutSpaces: Bool
    private var builder = TextBuilder()
    private var blocks: [Block] = []
    private var markup: [MarkupSpan] = []
    /// Where the block that is being read begins in the text, and how many markup spans were there before.
    private var start = 0
    private var firstMarkup = 0

    static func read(_ source: Source, _ language: LanguageTag?, isWebVTT: Bool) -> Reading {
        source.bytes.withUnsafeBufferPointer { bytes in
            var reader = CueReader(bytes: bytes, isWebVTT: isWebVTT, language: language)
            guard reader.readCues(source.lineStarts.offsets) else {
                // A file without a cue is one that nobody has written anything in yet.
                guard bytes.contains(where: { $0 > 0x20 }), !isWebVTT || !reader.beginsAsWebVTT else { return Reading([]) }
                let name = isWebVTT ? "WebVTT" : "SubRip"
                return Reading(
                    [],
                    problems: [
                        ReadingProblem(
                            line: 1,
                            message: "is not \(name): no line has two times with “-->” between them, as 00:00:01,000 --> 00:00:02,500")
                    ])
            }
            guard !reader.blocks.isEmpty else { return Reading([]) }
            let text = reader.builder.text(isWebVTT ? .webVTT : .subRip, offset: source.start)
            return Reading([
                Passage(
                    text: text, blocks: reader.blocks, markup: reader.markup, lineStarts: LineStarts(text.bytes),
                    origin: Passage.Origin(source.bytes, start: source.start))
            ])
        }
    }

    /// The language of the cues, if it is known.
    private let language: LanguageTag?
    /// For each `<lang>` that is open in the cue, whether its text is in another language, and left alone.
    private var languages: [Bool] = []

    private init(bytes: UnsafeBufferPointer<UInt8>, isWebVTT: Bool, language: LanguageTag?) {
        self.bytes = bytes
        self.language = language
        self.isWebVTT = isWebVTT
        isWrittenWithoutSpaces = JoinedLines.hasWide(bytes)
        builder.reserve(bytes.count / 2)
    }

    private var beginsAsWebVTT: Bool {
        bytes.starts(with: "WEBVTT".utf8) || bytes.starts(with: Array("\u{FEFF}WEBVTT".utf8))
    }

    // MARK: Cues

    /// Reads all cues; false where there is none.
    private mutating func readCues(_ starts: [Int]) -> Bool {
        var hasCue = false
        var line = 0
        var previous: CueTiming?
        while line < starts.count {
            guard let timing = CueTiming(bytes, range(line, starts)) else {
                line += 1
                continue
            }
            hasCue = true
            line += 1
            // A blank line ends a cue, and so do the times of the next one where that is missing.
            let first = line
            while line < starts.count, !isBlank(range(line, starts)), CueTiming(bytes, range(line, starts)) == nil { line += 1 }
            var end = line
            // The number before these times belongs to them.
            if line < starts.count, !isBlank(range(line, starts)), end > first, isNumber(range(end - 1, starts)) { end -= 1 }
            readCue(first..<end, starts, isNext: previous.map { timing.start - $0.end <= Self.longestPause } ?? false)
            previous = timing
        }
        return hasCue
    }

    /// In milliseconds: who speaks on after a longer one begins anew.
    private static let longestPause = 2000

    /// A line without its end.
    private func range(_ line: Int, _ starts: [Int]) -> ByteRange {
        var end = line + 1 < starts.count ? starts[line + 1] - 1 : bytes.count
        if end > starts[line], bytes[end - 1] == Ascii.carriageReturn { end -= 1 }
        return min(starts[line], end)..<end
    }

    private func isBlank(_ line: ByteRange) -> Bool { line.allSatisfy { Ascii.isBlank(bytes[$0]) } }

    private func isNumber(_ line: ByteRange) -> Bool {
        let content = Ascii.trimmed(bytes, line)
        return !content.isEmpty && content.allSatisfy { Ascii.isDigit(bytes[$0]) }
    }

    /// - Parameter isNext: whether the cue follows on the one before.
    private mutating func readCue(_ lines: Range<Int>, _ starts: [Int], isNext: Bool) {
        var isOpen = false
        if !languages.isEmpty { languages.removeAll() }
        for line in lines {
            let trimmed = Ascii.trimmed(bytes, range(line, starts))
            var content = Pieces(bytes: bytes, range: trimmed, isWebVTT: isWebVTT).rangeAfterMarkup
            if isWebVTT, content.lowerBound > trimmed.lowerBound {
                var before = Pieces(bytes: bytes, range: trimmed.lowerBound..<content.lowerBound, isWebVTT: isWebVTT)
                while let piece = before.next() { if case .markup(let tag) = piece { noteLanguage(tag) } }
            }
            let dash = Self.speakerDash(bytes, content)
            content = content.lowerBound + dash..<content.upperBound
            if dash > 0, isOpen {
                end()
                isOpen = false
            }
            var pieces = Pieces(bytes: bytes, range: content, isWebVTT: isWebVTT)
            var isAtLineStart = true
            while let piece = pieces.next() {
                if case .markup(let tag) = piece {
                    noteLanguage(tag)
                    continue
                }
                if !isOpen {
                    begin(at: piece.range.lowerBound, goesOn: blocks.isEmpty || isNext || dash > 0)
                } else if isAtLineStart {
                    // A line end is a space, but where none would be if the line did not end.
                    let isSpace = !isWrittenWithoutSpaces && builder.bytes.last != Ascii.hyphen
                    builder.addGap(isSpace ? Self.space : Self.line, before: piece.range.lowerBound)
                }
                (isOpen, isAtLineStart) = (true, false)
                add(piece)
            }
        }
        if isOpen { end() }
    }

    /// Takes notice of `<lang fr>` and its end (WebVTT, section 3.4).
    private mutating func noteLanguage(_ tag: ByteRange) {
        guard isWebVTT, tag.count > 5 else { return }
        let content = tag.dropFirst().dropLast()
        let name = content.prefix { !Ascii.isBlank(bytes[$0]) && bytes[$0] != Ascii.stop }
        if bytes[name].elementsEqual("/lang".utf8) {
            _ = languages.popLast()
        } else if bytes[name].elementsEqual("lang".utf8) {
            let tag = LanguageTag(String(decoding: bytes[Ascii.trimmed(bytes, name.endIndex..<content.endIndex)], as: UTF8.self))
            languages.append(tag != .undetermined && tag.base != language?.base)
        }
    }

    private mutating func begin(at offset: Int, goesOn: Bool) {
        builder.addGap(goesOn ? Self.line : Self.lines, before: offset)
        start = builder.bytes.count
        firstMarkup = markup.count
        gap = blocks.isEmpty ? .startOfText : goesOn ? .lineBreak : .blankLine
    }

    private var gap = Block.Gap.startOfText

    // Made once: an array of its own for each gap costs more than the gap.
    private static let space = [Ascii.space]
    private static let line = [Ascii.lineFeed]
    private static let lines = [Ascii.lineFeed, Ascii.lineFeed]

    private mutating func add(_ piece: Pieces.Piece) {
        let start = builder.bytes.count
        defer {
            if languages.contains(true) { protect(start..<builder.bytes.count) }
        }
        switch piece {
        case .text(let range): builder.add(UnsafeBufferPointer(rebasing: bytes[range]), at: range.lowerBound)
        case .sound(let range):
            let first = builder.bytes.count
            builder.add(UnsafeBufferPointer(rebasing: bytes[range]), at: range.lowerBound)
            markup.append(MarkupSpan(range: first..<builder.bytes.count, isOpaque: true))
        case .reference(let range, let reference):
            builder.add(reference.text, for: range, reference.isFinished ? .text : .unfinishedText)
        case .markup: break
        }
    }

    /// Leaves a part of the text alone, which the one before may go on with.
    private mutating func protect(_ range: ByteRange) {
        guard !range.isEmpty else { return }
        if markup.count > firstMarkup, let last = markup.last, last.isOpaque, last.range.upperBound >= range.lowerBound {
            markup[markup.count - 1] = MarkupSpan(range: last.range.lowerBound..<range.upperBound, isOpaque: true)
        } else {
            markup.append(MarkupSpan(range: range, isOpaque: true))
        }
    }

    private mutating func end() {
        let range = start..<builder.bytes.count
        let content = builder.bytes.withUnsafeBufferPointer { Ascii.trimmed($0, range) }
        blocks.append(Block(range: range, content: content, kind: .verse, gapBefore: gap, markup: firstMarkup..<markup.count))
    }

    /// The bytes of a dash that says that somebody else speaks, with the space behind it; 0 where none begins the line.
    private static func speakerDash(_ bytes: UnsafeBufferPointer<UInt8>, _ line: ByteRange) -> Int {
        guard let first = line.first else { return 0 }
        var length = 0
        if bytes[first] == Ascii.hyphen {
            length = 1
        } else if line.count > 3, bytes[first] == 0xE2, bytes[first + 1] == 0x80, (0x90...0x95).contains(bytes[first + 2]) {
            // U+2010 to U+2015
            length = 3
        }
        guard length > 0, length < line.count else { return 0 }
        let next = first + length
        if Ascii.isBlank(bytes[next]) {
            while length < line.count, Ascii.isBlank(bytes[first + length]) { length += 1 }
            return length < line.count ? length : 0
        }
        // A number below zero, a second hyphen, an arrow are none.
        return Ascii.isLetterOrBeyond(bytes[next]) || bytes[next] == Ascii.less || bytes[next] == Ascii.quote ? length : 0
    }
}

/// The pieces of a line of a cue.
private struct Pieces {
    enum Piece {
        case text(ByteRange)
        /// What is heard and not spoken, in brackets.
        case sound(ByteRange)
        case reference(ByteRange, HTMLReferences.Reference)
        case markup(ByteRange)

        var range: ByteRange {
            switch self {
            case .text(let range), .sound(let range), .reference(let range, _), .markup(let range): range
            }
        }
    }

    let bytes: UnsafeBufferPointer<UInt8>
    var range: ByteRange
    let isWebVTT: Bool

    /// The next piece; nil at the end of the line.
    mutating func next() -> Piece? {
        guard !range.isEmpty else { return nil }
        let piece = special(at: range.lowerBound) ?? .text(range.lowerBound..<endOfText())
        range = piece.range.upperBound..<range.upperBound
        return piece
    }

    /// The line without tags and spaces at its beginning.
    var rangeAfterMarkup: ByteRange {
        var start = range.lowerBound
        while start < range.upperBound {
            if Ascii.isBlank(bytes[start]) {
                start += 1
            } else if case .markup(let markup) = special(at: start) {
                start = markup.upperBound
            } else {
                break
            }
        }
        return start..<range.upperBound
    }

    private func endOfText() -> Int {
        var position = range.lowerBound + 1
        while position < range.upperBound {
            switch bytes[position] {
            case Ascii.less, UInt8(ascii: "{"), UInt8(ascii: "&"), Ascii.openBracket, 0xE2:
                if special(at: position) != nil { return position }
            default: break
            }
            position += 1
        }
        return position
    }

    private func special(at offset: Int) -> Piece? {
        switch bytes[offset] {
        case Ascii.less:
            guard let close = first(Ascii.greater, after: offset), isWebVTT || isTag(offset + 1..<close) else { return nil }
            return .markup(offset..<close + 1)
        case UInt8(ascii: "{"):
            // `{\an8}`, of other formats, is in SubRip wherever players read it.
            guard !isWebVTT, offset + 1 < range.upperBound, bytes[offset + 1] == Ascii.backslash,
                let close = first(UInt8(ascii: "}"), after: offset)
            else { return nil }
            return .markup(offset..<close + 1)
        case UInt8(ascii: "&"):
            guard isWebVTT, let reference = HTMLReferences.shared.reference(in: bytes, at: offset, before: range.upperBound) else {
                return nil
            }
            return .reference(offset..<offset + reference.length, reference)
        case Ascii.openBracket: return first(Ascii.closeBracket, after: offset).map { .sound(offset..<$0 + 1) }
        case 0xE2:
            // U+2669 to U+266C, notes
            guard offset + 2 < range.upperBound, bytes[offset + 1] == 0x99, (0xA9...0xAC).contains(bytes[offset + 2]) else { return nil }
            return .sound(offset..<offset + 3)
        default: return nil
        }
    }

    private func first(_ byte: UInt8, after offset: Int) -> Int? {
        (offset + 1..<range.upperBound).first { bytes[$0] == byte }
    }

    /// Whether the content of `<…>` is a tag that players know in SubRip.
    private func isTag(_ content: ByteRange) -> Bool {
        var name = content
        if let first = name.first, bytes[first] == UInt8(ascii: "/") { name = first + 1..<name.upperBound }
        let length = name.prefix { Ascii.isLetter(bytes[$0]) }.count
        let end = name.lowerBound + length
        guard end == name.upperBound || bytes[end] == Ascii.space else { return false }
        switch length {
        case 1: return [UInt8(ascii: "b"), UInt8(ascii: "i"), UInt8(ascii: "u"), UInt8(ascii: "s")].contains(bytes[name.lowerBound] | 0x20)
        case 4: return "font".utf8.elementsEqual(name.prefix(4).map { bytes[$0] | 0x20 })
        default: return false
        }
    }
}
