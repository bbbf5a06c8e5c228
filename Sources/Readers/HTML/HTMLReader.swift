import Bytes
import Prose

/// Reads pages of HTML and XHTML, and fragments of them.
///
/// A text is what readers see of a page in one language, block by block: inline tags are left out, references are read, white space is one
/// space, and what is no prose (scripts, styles, code, attributes, comments) is not read. There is no tree: the tags that begin or end a
/// block do so whatever is unclosed. Most pages are one text; one that sets `lang` on some blocks is a text for each language.
public enum HTMLReader: Reader {
    public static func read(_ source: Source, _ options: ReadingOptions) -> Reading {
        source.bytes.withUnsafeBufferPointer { bytes in
            var parser = HTMLParser(bytes)
            parser.read()
            if source.encoding == .utf8, let problem = parser.problemWithCharset(source) { return Reading([], problems: [problem]) }
            return Reading(parser.passages(of: source))
        }
    }

    public static func passage(_ bytes: [UInt8], layout: ParagraphLayout) -> Passage { PlainTextReader.passage(bytes, layout: .lines) }
}

/// Makes passages of a page.
private struct HTMLParser {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let tokenizer: HTMLTokenizer
    private let elements = HTMLElement.names
    private var position = 0
    /// Whether the file says that it is XML: then a tag may close itself, and CDATA sections are text.
    private let isXML: Bool
    /// Whether ideographs or kana are anywhere in the file: of the file and not of each line, so that no fix changes it.
    private let isWrittenWithoutSpaces: Bool

    /// A text for each language, in the order of their first blocks.
    private var writers: [HTMLPassageWriter] = []
    /// The writer of the current block; where none is open, of the last one.
    private var writer = 0

    /// An open element that says something about the text in it.
    private struct Open {
        var element: HTMLElement?
        /// The name, of elements that are not known.
        var name: ByteRange
        /// What text in it is.
        var kind: Block.Kind
        /// The language of blocks in it; nil: nothing says it.
        var language: LanguageTag?
        /// Whether text in it is left alone: inline, in another language.
        var isProtected: Bool
    }
    private var open: [Open] = []
    /// How many of each known element are open.
    private var counts = [Int](repeating: 0, count: HTMLElement.allCases.count)

    /// Deeper than any page is, and as deep as browsers go.
    private static let deepest = 512

    /// White space and line breaks since the last text of the block, and things before its first.
    private var space: ByteRange?
    private var breaks = 0
    private var object: ByteRange?
    private var isBlockOpen = false
    /// Whether a link has just ended, and nothing but tags came since.
    private var isAfterLink = false

    /// Comments to Obelus that came since the last block.
    private var directives: [String] = []

    /// The charset that the file names, and where.
    private var charset: ByteRange?

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        tokenizer = HTMLTokenizer(bytes: bytes, end: bytes.count)
        position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        isWrittenWithoutSpaces = JoinedLines.hasWide(bytes)
        isXML = bytes[position...].starts(with: "<?xml".utf8)
    }

    // MARK: Tokens

    mutating func read() {
        if isXML { readXMLDeclaration() }
        while position < bytes.count {
            let less = bytes.firstPlace(from: position, to: bytes.count, of: Ascii.less) ?? bytes.count
            if position < less { text(position..<less) }
            position = less
            if less < bytes.count { readMarkup() }
        }
        endBlock()
        if !writers.isEmpty { for directive in directives { writers[writers.count - 1].noteAtEnd(directive) } }
    }

    private mutating func readMarkup() {
        switch tokenizer.markup(at: position, hasCDATA: isXML) {
        case .text:
            // The sign belongs to the text behind it: `< 5` is one piece.
            let less = bytes.firstPlace(from: position + 1, to: bytes.count, of: Ascii.less) ?? bytes.count
            text(position..<less)
            position = less
        case .startTag(let tag): startTag(tag)
        case .endTag(let name, let end):
            let element = HTMLElement.named(bytes, name, elements)
            position = end
            endTag(element, name)
        case .other(let end):
            for directive in Directive.inComments(of: bytes, position..<end) { note(directive.text) }
            position = end
        case .cdata(let content, let end):
            text(content, readsReferences: false)
            position = end
        }
    }

    /// Takes up a comment to Obelus: for the block that it is in, or else for the next one.
    private mutating func note(_ directive: String) {
        if isBlockOpen { writers[writer].note(directive) } else { directives.append(directive) }
    }

    private mutating func startTag(_ tag: HTMLTokenizer.StartTag) {
        let start = position
        position = tag.end
        guard let element = HTMLElement.named(bytes, tag.name, elements) else {
            if tag.language != nil || tag.isUntranslated { push(nil, tag, isInline: true) }
            return
        }
        let isClosed = element.isVoid || isXML && tag.isSelfClosing
        switch element.role {
        case .transparent:
            if element == .meta { readMeta(tag) }
            if element == .a, isAfterLink, space == nil, isBlockOpen { noteLinkAfterLink(start..<tag.end) }
            if !isClosed, tag.language != nil || tag.isUntranslated { push(element, tag, isInline: true) }
        case .lineBreak: breaks += 1
        case .object:
            if !isClosed { position = skip(element, tag) }
            add(object: start..<position)
        case .skipped(let breaks):
            if breaks { endBlock() }
            if !isClosed { position = skip(element, tag) }
        case .block(let kind):
            endBlock()
            close(before: element)
            if element == .title, !isClosed {
                push(element, tag, kind: kind)
                let end = tokenizer.endOfRawText(from: position, name: tag.name)
                text(position..<end)
                position = end
            } else if !isClosed, kind != nil || tag.language != nil || tag.isUntranslated || Self.bounds(element) {
                push(element, tag, kind: kind)
            }
        }
    }

    private mutating func endTag(_ element: HTMLElement?, _ name: ByteRange) {
        if let element {
            switch element.role {
            case .block: endBlock()
            case .lineBreak: breaks += 1  // `</br>` is read as `<br>`
            default: break
            }
            if element == .a { isAfterLink = isBlockOpen && space == nil }
            guard counts[Int(element.rawValue)] > 0, let place = open.lastIndex(where: { $0.element == element }) else { return }
            pop(to: place)
        } else if let place = open.lastIndex(where: { $0.element == nil && isSameName($0.name, name) }) {
            pop(to: place)
        }
    }

    /// Whether what is read is in an element that is around the text on every page: not in a header of an article.
    private var isFurniture: Bool {
        guard count(.nav) + count(.header) + count(.footer) > 0,
            let place = open.lastIndex(where: { $0.element == .nav || $0.element == .header || $0.element == .footer })
        else { return false }
        return open[place].element == .nav || !open[..<place].contains { $0.element == .article || $0.element == .main }
    }

    private func count(_ element: HTMLElement) -> Int { counts[Int(element.rawValue)] }

    private func isSameName(_ left: ByteRange, _ right: ByteRange) -> Bool {
        left.count == right.count && zip(left, right).allSatisfy { bytes[$0] | 0x20 == bytes[$1] | 0x20 }
    }

    // MARK: Open elements

    /// Whether an element keeps items or cells around it from being ended by those in it.
    private static func bounds(_ element: HTMLElement) -> Bool {
        switch element {
        case .ul, .ol, .menu, .dir, .dl, .table, .nav, .header, .footer, .article, .main: true
        default: false
        }
    }

    /// Ends elements whose end tags may be left out before another one (HTML, section 13.1.2.4).
    private mutating func close(before element: HTMLElement) {
        switch element {
        case .li: closeLast([.li], within: [.ul, .ol, .menu, .dir, .table])
        case .dt, .dd: closeLast([.dt, .dd], within: [.dl, .table])
        case .td, .th, .tr, .tbody, .thead, .tfoot: closeLast([.td, .th, .caption], within: [.table])
        case .h1, .h2, .h3, .h4, .h5, .h6: if let last = open.last?.element, case .block(.heading) = last.role { pop(to: open.count - 1) }
        default: break
        }
        if open.last?.element == .p { pop(to: open.count - 1) }
    }

    private mutating func closeLast(_ closed: [HTMLElement], within bounds: [HTMLElement]) {
        guard closed.contains(where: { counts[Int($0.rawValue)] > 0 }) else { return }
        for place in open.indices.reversed() {
            guard let element = open[place].element else { continue }
            if closed.contains(element) { return pop(to: place) }
            if bounds.contains(element) { return }
        }
    }

    private mutating func push(_ element: HTMLElement?, _ tag: HTMLTokenizer.StartTag, kind: Block.Kind? = nil, isInline: Bool = false) {
        guard open.count < Self.deepest else { return }
        var now = open.last ?? Open(element: nil, name: 0..<0, kind: .paragraph, language: nil, isProtected: false)
        now.element = element
        now.name = tag.name
        // A paragraph in an item is an item, and a heading in a cell a cell.
        if let kind { now.kind = kind }
        if let value = tag.language {
            let language = LanguageTag(String(decoding: UnsafeBufferPointer(rebasing: bytes[value]), as: UTF8.self))
            if !isInline {
                now.language = language == .undetermined ? nil : language
            } else if let around = now.language, language.base != around.base {
                now.isProtected = true
            }
        }
        if tag.isUntranslated { now.isProtected = true }
        if let element { counts[Int(element.rawValue)] += 1 }
        open.append(now)
    }

    private mutating func pop(to place: Int) {
        let wasProtected = open.last?.isProtected ?? false
        for closed in open[place...] {
            if let element = closed.element { counts[Int(element.rawValue)] -= 1 }
        }
        open.removeLast(open.count - place)
        if wasProtected, !(open.last?.isProtected ?? false), isBlockOpen { writers[writer].unprotect() }
    }

    // MARK: What is not read

    /// The offset behind an element that is not read, whose start tag has been.
    private func skip(_ element: HTMLElement, _ tag: HTMLTokenizer.StartTag) -> Int {
        switch element {
        case .script where !isXML: return afterEndTag(tokenizer.endOfScript(from: position, name: tag.name))
        case .style, .textarea, .iframe, .xmp, .noembed, .noframes:
            if !isXML { return afterEndTag(tokenizer.endOfRawText(from: position, name: tag.name)) }
        case .plaintext: return bytes.count
        case .svg, .math: return skipForeign(element)
        default: break
        }
        return skipNested(element)
    }

    private func afterEndTag(_ start: Int) -> Int {
        guard start < bytes.count, case .endTag(_, let end) = tokenizer.markup(at: start, hasCDATA: false) else { return bytes.count }
        return end
    }

    /// The offset behind the end tag that belongs to an element, or before the tag that ends the element around it.
    private func skipNested(_ element: HTMLElement) -> Int {
        var position = position
        var depth = 1
        /// How many elements are open in it whose end tags would end it where they are not.
        var (blocks, paragraphs) = (0, 0)
        let isInParagraph = element.role == .object && element != .code
        while let less = bytes.firstPlace(from: position, to: bytes.count, of: Ascii.less) {
            switch tokenizer.markup(at: less, hasCDATA: isXML) {
            case .text: position = less + 1
            case .other(let end), .cdata(_, let end): position = end
            case .startTag(let tag):
                position = tag.end
                guard let inner = HTMLElement.named(bytes, tag.name, elements), !inner.isVoid, !(isXML && tag.isSelfClosing) else {
                    continue
                }
                if inner == element {
                    depth += 1
                } else if !isXML, inner == .script {
                    position = afterEndTag(tokenizer.endOfScript(from: position, name: tag.name))
                } else if !isXML, inner == .style || inner == .textarea || inner == .iframe {
                    position = afterEndTag(tokenizer.endOfRawText(from: position, name: tag.name))
                } else if inner == .p {
                    paragraphs += 1
                } else if Self.isContainer(inner) {
                    blocks += 1
                }
            case .endTag(let name, let end):
                position = end
                guard let inner = HTMLElement.named(bytes, name, elements) else { continue }
                if inner == element {
                    depth -= 1
                    if depth == 0 { return end }
                } else if inner == .p {
                    if paragraphs == 0, isInParagraph { return less }
                    paragraphs = max(0, paragraphs - 1)
                } else if Self.isContainer(inner), element != .code {
                    // Code goes on in the next block if nothing ends it: it is one of those that browsers open anew.
                    if blocks == 0 { return less }
                    blocks -= 1
                }
            }
        }
        return bytes.count
    }

    /// Whether the end tag of an element ends what is unclosed in it.
    private static func isContainer(_ element: HTMLElement) -> Bool {
        guard case .block = element.role else { return false }
        return element != .p && element != .html && element != .body
    }

    /// The same of `svg` and `math`, which tags of HTML end.
    private func skipForeign(_ element: HTMLElement) -> Int {
        var position = position
        var depth = 1
        /// How many elements are open in which HTML is allowed.
        var integration = 0
        while let less = bytes.firstPlace(from: position, to: bytes.count, of: Ascii.less) {
            switch tokenizer.markup(at: less, hasCDATA: true) {
            case .text: position = less + 1
            case .other(let end), .cdata(_, let end): position = end
            case .startTag(let tag):
                position = tag.end
                if tag.isSelfClosing { continue }
                if tokenizer.matches(tag.name, "foreignobject") || tokenizer.matches(tag.name, "desc")
                    || tokenizer.matches(tag.name, "title")
                    || tokenizer.matches(tag.name, "annotation-xml")
                {
                    integration += 1
                }
                guard let inner = HTMLElement.named(bytes, tag.name, elements) else { continue }
                if inner == element { depth += 1 }
                if integration == 0, inner.endsForeignContent, !isXML { return less }
            case .endTag(let name, let end):
                position = end
                if tokenizer.matches(name, "foreignobject") || tokenizer.matches(name, "desc") || tokenizer.matches(name, "title")
                    || tokenizer.matches(name, "annotation-xml")
                {
                    integration = max(0, integration - 1)
                }
                if HTMLElement.named(bytes, name, elements) == element {
                    depth -= 1
                    if depth == 0 { return end }
                }
            }
        }
        return bytes.count
    }

    // MARK: Charset

    private mutating func readMeta(_ tag: HTMLTokenizer.StartTag) {
        guard charset == nil else { return }
        let (tokenizer, bytes) = (tokenizer, bytes)
        var declared: ByteRange?
        tokenizer.attributes(in: tag.attributes.lowerBound..<tag.end) { name, value in
            if tokenizer.matches(name, "charset") { declared = value }
            if tokenizer.matches(name, "content"), let found = Self.charset(in: value, bytes) { declared = found }
        }
        charset = declared
    }

    /// The value behind `charset=` in the value of an attribute.
    private static func charset(in value: ByteRange, _ bytes: UnsafeBufferPointer<UInt8>) -> ByteRange? {
        let name = Array("charset".utf8)
        var start = value.lowerBound
        while start + name.count < value.upperBound {
            if (0..<name.count).allSatisfy({ bytes[start + $0] | 0x20 == name[$0] }) {
                var position = start + name.count
                while position < value.upperBound, HTMLTokenizer.isSpace(bytes[position]) { position += 1 }
                guard position < value.upperBound, bytes[position] == UInt8(ascii: "=") else { return nil }
                position += 1
                while position < value.upperBound, HTMLTokenizer.isSpace(bytes[position]) || bytes[position] == Ascii.apostrophe {
                    position += 1
                }
                let first = position
                while position < value.upperBound, isCharsetByte(bytes[position]) { position += 1 }
                return first..<position
            }
            start += 1
        }
        return nil
    }

    private static func isCharsetByte(_ byte: UInt8) -> Bool {
        Ascii.isLetterOrDigit(byte) || byte == Ascii.hyphen || byte == Ascii.underscore || byte == Ascii.colon || byte == Ascii.stop
    }

    /// `<?xml version="1.0" encoding="…"?>`
    private mutating func readXMLDeclaration() {
        let tokenizer = tokenizer
        var declared: ByteRange?
        tokenizer.attributes(in: min(position + 5, bytes.count)..<bytes.count) { name, value in
            if tokenizer.matches(name, "encoding") { declared = value }
        }
        charset = declared
    }

    private var charsetName: String? {
        charset.map { String(decoding: UnsafeBufferPointer(rebasing: bytes[$0]), as: UTF8.self) }
    }

    /// Whether the file says that it is in UTF-8; one that says UTF-16 in ASCII is read as UTF-8 (HTML, section 13.2.3.2).
    private var isDeclaredUnicode: Bool { ["utf-8", "utf8", "utf-16", "utf-16le", "utf-16be"].contains(charsetName?.lowercased()) }

    /// What is wrong with a file that says that it is in another charset.
    func problemWithCharset(_ source: Source) -> ReadingProblem? {
        guard let charset, let name = charsetName, !name.isEmpty, !isDeclaredUnicode, !source.bytes.starts(with: [0xEF, 0xBB, 0xBF]),
            !bytes.isASCII
        else { return nil }
        let line = source.lineStarts.offsets.prefix { $0 <= charset.lowerBound }.count
        return ReadingProblem(
            line: source.linesBefore + max(1, line),
            message: "declares the charset “\(name)”, which Obelus does not read; convert the file to UTF-8, and change the declaration")
    }

    // MARK: Text

    /// Reads text between tags.
    private mutating func text(_ range: ByteRange, readsReferences: Bool = true) {
        var position = range.lowerBound
        while position < range.upperBound {
            if HTMLTokenizer.isSpace(bytes[position]) {
                let first = position
                repeat { position += 1 } while position < range.upperBound && HTMLTokenizer.isSpace(bytes[position])
                note(space: first..<position)
                continue
            }
            if bytes[position] == UInt8(ascii: "&"), readsReferences,
                let reference = HTMLReferences.shared.reference(in: bytes, at: position, before: range.upperBound)
            {
                let place = position..<position + reference.length
                position = place.upperBound
                if reference.text.count == 1, HTMLTokenizer.isSpace(reference.text[0]) {
                    if space == nil { isSpaceUnfinished = !reference.isFinished }
                    note(space: place)
                } else {
                    begin(at: place.lowerBound)
                    writers[writer].builder.add(reference.text, for: place, reference.isFinished ? .text : .unfinishedText)
                    if reference.text[0] >= 0x80 { hasReferencesBeyondASCII = true }
                }
                continue
            }
            let end = endOfPlainText(from: position, to: range.upperBound)
            begin(at: position)
            writers[writer].builder.add(UnsafeBufferPointer(rebasing: bytes[position..<end]), at: position)
            position = end
        }
    }

    private var hasReferencesBeyondASCII = false
    /// Whether the white space that waits is a reference without its semicolon.
    private var isSpaceUnfinished = false

    /// The first place from an offset on at which text is not what the file has: a reference, a line end, or the first of several spaces;
    /// a space at the end is left over, too.
    private func endOfPlainText(from start: Int, to end: Int) -> Int {
        // What begins here is text, even if it is a `&` that begins no reference.
        var position = start + 1
        while position < end {
            let spaces = bytes.places(of: 0x20, from: position, to: end)
            let doubled = spaces & spaces &>> 1
            let controls = bytes.places(of: 0, mask: 0xE0, from: position, to: end)
            let references = bytes.places(of: UInt8(ascii: "&"), from: position, to: end)
            var found = doubled | controls | references
            // A space that is the last of these bytes may have another one behind it.
            if position + 64 <= end, spaces >> 63 != 0, position + 64 == end || bytes[position + 64] <= 0x20 { found |= 1 << 63 }
            if found != 0 {
                position += found.trailingZeroBitCount
                // A single space before a line end belongs to it.
                if position > start + 1, bytes[position] < 0x20, bytes[position - 1] == 0x20 { position -= 1 }
                return position
            }
            position += 64
        }
        return end > start + 1 && bytes[end - 1] == 0x20 ? end - 1 : end
    }

    private mutating func note(space range: ByteRange) {
        if space == nil { space = range }
        isAfterLink = false
    }

    private mutating func add(object range: ByteRange) {
        isAfterLink = false
        guard isBlockOpen else {
            object = (object?.lowerBound ?? range.lowerBound)..<range.upperBound
            space = nil
            return
        }
        begin(at: range.lowerBound)
        writers[writer].add(object: range)
    }

    /// Two links without anything between them are two words on a page, and none of prose.
    private mutating func noteLinkAfterLink(_ range: ByteRange) {
        writers[writer].add(object: range)
        isAfterLink = false
    }

    /// Begins a block if none is open, and adds what waits to be before the text at an offset of the file.
    private mutating func begin(at offset: Int) {
        isAfterLink = false
        if isBlockOpen, breaks >= 2 { endBlock() }
        guard isBlockOpen else {
            let now = open.last
            writer = writer(for: now?.language)
            isBlockOpen = true
            writers[writer].begin(now?.kind ?? .paragraph, at: object?.lowerBound ?? offset, isFurniture: isFurniture)
            if !directives.isEmpty {
                for directive in directives { writers[writer].note(directive) }
                directives.removeAll()
            }
            if let object { writers[writer].add(object: object) }
            (object, breaks) = (nil, 0)
            add(space)
            if now?.isProtected ?? false { writers[writer].protect() }
            return
        }
        if breaks == 1 {
            writers[writer].builder.addGap([Ascii.lineFeed], before: offset)
            (breaks, space) = (0, nil)
        } else {
            add(space)
        }
        // White space before it belongs to the text around.
        if open.last?.isProtected ?? false { writers[writer].protect() }
    }

    /// Adds white space before text, if the block has some text before it.
    private mutating func add(_ space: ByteRange?) {
        self.space = nil
        defer { isSpaceUnfinished = false }
        guard let space, !writers[writer].isBlockEmpty else { return }
        if space.count == 1, bytes[space.lowerBound] == 0x20 {
            writers[writer].builder.add(UnsafeBufferPointer(rebasing: bytes[space]), at: space.lowerBound)
        } else {
            // Between ideographs a line end is no space that readers see (CSS Text 3, section 4.1.3); checks know that of line ends.
            let isLineEnd = isWrittenWithoutSpaces && bytes[space].contains(where: Ascii.isLineEnd)
            let sign = isLineEnd ? Ascii.lineFeed : Ascii.space
            writers[writer].builder.add([sign], for: space, isSpaceUnfinished ? .unfinishedText : .text)
        }
    }

    private mutating func endBlock() {
        if isBlockOpen { writers[writer].end() }
        isBlockOpen = false
        (space, object, breaks, isAfterLink) = (nil, nil, 0, false)
    }

    /// The writer of the text in a language.
    private mutating func writer(for language: LanguageTag?) -> Int {
        if let known = writers.firstIndex(where: { $0.language == language }) { return known }
        writers.append(HTMLPassageWriter(language: language, size: writers.isEmpty ? bytes.count : 0))
        return writers.count - 1
    }

    // MARK: The end

    func passages(of source: Source) -> [Passage] {
        // A file without letters beyond ASCII that does not say that it is in UTF-8 may be read in any charset.
        let asciiOnly =
            bytes.isASCII
            && (hasReferencesBeyondASCII || !isDeclaredUnicode && source.encoding == .utf8)
        return writers.enumerated().map { index, writer in writer.passage(of: source, index, .html(asciiOnly: asciiOnly)) }
    }
}

/// Writes the text of a page in one language.
private struct HTMLPassageWriter {
    let language: LanguageTag?
    var builder = TextBuilder()
    private var blocks: [Block] = []
    private var markup: [MarkupSpan] = []
    private var start = 0
    private var kind = Block.Kind.paragraph
    private var gap = Block.Gap.startOfText
    private var firstMarkup = 0
    private var protectedStart: Int?
    private var isFurniture = false
    private var directives: [Directive] = []

    init(language: LanguageTag?, size: Int) {
        self.language = language
        builder.reserve(size)
    }

    // Made once: an array of its own for each gap costs more than the gap.
    private static let line = [Ascii.lineFeed]
    private static let lines = [Ascii.lineFeed, Ascii.lineFeed]
    /// What stands for an image or for code: the character that Unicode has for that.
    private static let object: [UInt8] = [0xEF, 0xBF, 0xBC]

    var isBlockEmpty: Bool { builder.bytes.count == start }

    /// Begins a block at an offset of the file.
    mutating func begin(_ kind: Block.Kind, at offset: Int, isFurniture: Bool) {
        self.isFurniture = isFurniture
        gap =
            blocks.last.map { last in last.kind == kind && (kind == .listItem || kind == .tableCell) ? .lineBreak : .blankLine }
            ?? .startOfText
        builder.addGap(gap == .lineBreak ? Self.line : Self.lines, before: offset)
        self.kind = kind
        start = builder.bytes.count
        firstMarkup = markup.count
    }

    /// Takes up a comment to Obelus. The text has no comments: it is where the block begins.
    mutating func note(_ directive: String) { directives.append(Directive(range: start..<start, text: directive)) }

    /// Takes up a comment behind the last block.
    mutating func noteAtEnd(_ directive: String) {
        let end = builder.bytes.count
        directives.append(Directive(range: end..<end, text: directive))
    }

    mutating func add(object file: ByteRange) {
        let first = builder.bytes.count
        builder.add(Self.object, for: file, .markup)
        if protectedStart == nil { markup.append(MarkupSpan(range: first..<builder.bytes.count, isOpaque: true)) }
    }

    mutating func protect() { if protectedStart == nil { protectedStart = builder.bytes.count } }

    mutating func unprotect() {
        if let first = protectedStart, first < builder.bytes.count {
            markup.append(MarkupSpan(range: first..<builder.bytes.count, isOpaque: true))
        }
        protectedStart = nil
    }

    mutating func end() {
        unprotect()
        let range = start..<builder.bytes.count
        guard !range.isEmpty else { return }
        let signs = builder.bytes.withUnsafeBufferPointer { bytes in
            bytes.baseAddress.map { kind == .paragraph ? PlainTextReader.kind(of: range, $0) : kind }
        }
        blocks.append(
            Block(range: range, content: range, kind: signs ?? kind, gapBefore: gap, markup: firstMarkup..<markup.count))
        if isFurniture { blocks[blocks.count - 1].isPageFurniture = true }
    }

    func passage(of source: Source, _ index: Int, _ escape: Escape) -> Passage {
        let text = builder.text(escape, offset: source.start)
        return Passage(
            text: text, blocks: blocks, markup: markup, lineStarts: LineStarts(text.bytes), language: said(of: text.bytes),
            origin: Passage.Origin(source.bytes, start: source.start, index: index), directives: directives)
    }

    /// The language that the page says, unless its text is plainly in another: English is what templates say of whatever is filled in, and a text in
    /// another script than Latin is in no language that Latin writes.
    private func said(of text: [UInt8]) -> LanguageTag? {
        guard let language, language.isWrittenInLatin, text.count >= Self.fewestBytesToTell else { return language }
        let guess = text.withUnsafeBufferPointer { LanguageRecognizer.recognize($0) }
        guard guess.language != .undetermined, guess.language.base != language.base, guess.share >= 90,
            language.base == .english || !guess.language.isWrittenInLatin
        else { return language }
        return guess.language
    }

    /// Menus and names alone may look like any language.
    private static let fewestBytesToTell = 600
}
