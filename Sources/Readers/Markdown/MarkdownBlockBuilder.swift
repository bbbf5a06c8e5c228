import Bytes
import Prose

/// Turns MD4C's events into blocks and markup spans.
///
/// MD4C tells where text is and what opens and closes, but not where marks stand. So the builder keeps `cursor`, the
/// end of what it has placed; whatever lies between it and the next text is markup, and the events that came meanwhile
/// (`pending`) say which line ends in there are text.
final class MarkdownBlockBuilder {
    enum BlockEvent { case quote, list, item, thematicBreak, heading, code, html, paragraph, table, cell, other }
    enum SpanEvent { case emphasis, link, image, code }
    enum TextEvent { case text, entity, code, html }

    private(set) var blocks: [Block] = []
    private(set) var markup: [MarkupSpan] = []

    private enum Container {
        case quote
        case item(taskMark: Int?)
    }

    /// What happened since the last placed text, in order.
    private enum Pending { case lineBreak, image, codeStart, codeEnd, linkEnd, emptyLinkEnd, autolinkEnd, emphasis }

    /// The leaf block that is being read.
    private struct Leaf {
        var event: BlockEvent
        var gap: Block.Gap
        /// nil until MD4C names a place in the block.
        var start: Int?
        var markupStart: Int
        /// Where the markup begins that is not yet a span.
        var spanStart = 0
        var isSpanOpaque = false
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private var containers: [Container] = []
    private var leaf: Leaf?
    private var pending: [Pending] = []
    private var cursor: Int
    /// Spans around the current text that hide it: images, code, autolinks.
    private var opaqueDepth = 0
    private var isLinkFresh = false
    private var isAutolink = false
    private var isTagOpen = false
    /// The end tag of the element of code that hides the current text.
    private var codeEnd: [UInt8]?
    /// For end tags that were looked for in vain, up to where.
    private var notClosed: [[UInt8]: Int] = [:]
    private var separators = 0
    private var isFirstCell = false

    /// - Parameters:
    ///   - bytes: The whole file.
    ///   - start: Where the first block may begin.
    init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
        self.bytes = bytes
        self.cursor = start
    }

    // MARK: Blocks

    func enterBlock(_ event: BlockEvent, taskMark: Int?) {
        closeLeaf()
        switch event {
        case .quote: containers.append(.quote)
        case .item: containers.append(.item(taskMark: taskMark))
        case .thematicBreak: separators += 1
        case .table: isFirstCell = true
        case .heading, .paragraph, .code, .html: openLeaf(event, gap: .blankLine)
        case .cell: openLeaf(event, gap: isFirstCell ? .blankLine : .lineBreak)
        case .list, .other: break
        }
    }

    func leaveBlock(_ event: BlockEvent) {
        closeLeaf()
        if event == .quote || event == .item { _ = containers.popLast() }
    }

    /// Ends the reading: call it once, behind MD4C's last event.
    func finish() {
        closeLeaf()
        addSeparators(before: bytes.count)
    }

    /// Adds a block that holds no prose.
    func add(_ range: ByteRange, _ kind: Block.Kind) {
        append(range, kind, gap: .blankLine, markupStart: markup.count)
    }

    private func openLeaf(_ event: BlockEvent, gap: Block.Gap) {
        leaf = Leaf(event: event, gap: gap, start: nil, markupStart: markup.count)
    }

    /// MD4C reports the paragraphs of a tight list without entering them.
    private func openTightItem() {
        guard leaf == nil else { return }
        openLeaf(.paragraph, gap: blocks.last?.kind == .listItem ? .lineBreak : .blankLine)
    }

    private func append(_ range: ByteRange, _ kind: Block.Kind, gap: Block.Gap, markupStart: Int) {
        blocks.append(
            Block(
                range: range, content: Ascii.trimmed(bytes, range), kind: kind,
                gapBefore: blocks.isEmpty ? .startOfText : gap, markup: markupStart..<markup.count))
    }

    private func closeLeaf() {
        guard var closing = leaf else { return }
        leaf = nil
        if closing.event == .cell { isFirstCell = false }
        guard let start = closing.start else {
            // Nothing in it has a place: an image without a description, say.
            resetInlineState()
            return
        }
        var end = cursor
        if !pending.isEmpty {
            let tail = resolvePending(in: &closing, until: bytes.count)
            end = max(cursor, endOfMarks(from: tail, in: closing))
            addSpan(&closing, until: end)
        }
        cursor = end
        resetInlineState()
        let kind = kind(of: closing.event)
        let isShortcode = kind == .paragraph && MarkdownShortcode.is(bytes, start..<end)
        append(start..<end, isShortcode ? .markup : kind, gap: closing.gap, markupStart: closing.markupStart)
    }

    private func resetInlineState() {
        pending.removeAll(keepingCapacity: true)
        opaqueDepth = 0
        isLinkFresh = false
        isAutolink = false
        isTagOpen = false
        codeEnd = nil
    }

    private func kind(of event: BlockEvent) -> Block.Kind {
        switch event {
        case .code: return .code
        case .html: return .markup
        case .heading: return .heading
        case .cell: return .tableCell
        default:
            if case .item = containers.last { return .listItem }
            return .paragraph
        }
    }

    // MARK: Inline events

    func enterSpan(_ event: SpanEvent) {
        openTightItem()
        isTagOpen = false
        switch event {
        case .emphasis: pending.append(.emphasis)
        case .link: isLinkFresh = true
        case .image:
            pending.append(.image)
            opaqueDepth += 1
        case .code:
            pending.append(.codeStart)
            opaqueDepth += 1
        }
    }

    func leaveSpan(_ event: SpanEvent) {
        switch event {
        case .emphasis:
            pending.append(.emphasis)
        case .code:
            pending.append(.codeEnd)
            opaqueDepth -= 1
        case .image:
            pending.append(.linkEnd)
            opaqueDepth -= 1
        case .link:
            // A program sets a title into a link without text, as it sets a picture: something is read there.
            pending.append(isAutolink ? .autolinkEnd : isLinkFresh ? .emptyLinkEnd : .linkEnd)
            if isAutolink { opaqueDepth -= 1 }
            isAutolink = false
            isLinkFresh = false
        }
    }

    func lineBreak() {
        openTightItem()
        // Inside an image's description the line break is as hidden as the text.
        if opaqueDepth == 0 { pending.append(.lineBreak) }
    }

    /// A tag goes on behind a line end.
    func tagGoesOn() { isTagOpen = true }

    /// Text at `range`, which lies behind all text before it in the block.
    func text(_ event: TextEvent, _ range: ByteRange) {
        openTightItem()
        guard var current = leaf else { return }
        // The copy that MD4C parsed may end with a line end that the file does not have.
        let end = min(range.upperBound, bytes.count)
        guard range.lowerBound < end, range.lowerBound >= cursor else { return }
        if current.event == .code || current.event == .html {
            placeVerbatim(&current, range.lowerBound)
        } else {
            place(event, range.lowerBound..<end, in: &current)
        }
        cursor = end
        leaf = current
    }

    private func placeVerbatim(_ current: inout Leaf, _ offset: Int) {
        guard current.start == nil else { return }
        addSeparators(before: offset)
        current.start = offset
    }

    private func place(_ event: TextEvent, _ range: ByteRange, in current: inout Leaf) {
        begin(&current, at: range.lowerBound)
        recogniseAutolink(at: range.lowerBound)
        if event == .html, isTagOpen, opaqueDepth == 0, continueTag(&current, until: range.upperBound) { return }
        isTagOpen = false
        _ = resolvePending(in: &current, until: range.lowerBound)
        if event == .html, let end = codeEnd, bytes[range].elementsEqual(end) {
            codeEnd = nil
            opaqueDepth -= 1
            current.isSpanOpaque = true
            addSpan(&current, until: range.upperBound)
            return
        }
        guard opaqueDepth == 0 else {
            current.isSpanOpaque = true
            return
        }
        addSpan(&current, until: range.lowerBound)
        if event == .html, let end = endOfCode(range) {
            codeEnd = end
            opaqueDepth += 1
            current.isSpanOpaque = true
            return
        }
        if event == .entity || event == .html {
            current.isSpanOpaque = event == .entity || showsPicture(range)
            addSpan(&current, until: range.upperBound)
        }
        current.spanStart = range.upperBound
    }

    /// The end tag of an element whose content is no prose (`<code>`, `<math>`, as HTML's reader has it), if the tag opens one that ends in the same
    /// paragraph.
    private func endOfCode(_ tag: Range<Int>) -> [UInt8]? {
        guard tag.count > 3, bytes[tag.lowerBound] == Ascii.less else { return nil }
        let name = bytes[tag.lowerBound + 1..<tag.upperBound].prefix { Ascii.isLetter($0) }
        guard Self.codeElements.contains(where: { $0.elementsEqual(name) }) else { return nil }
        let end = Array("</".utf8) + name + [Ascii.greater]
        // Where a tag before this one was not closed, neither is this one: a text of nothing but opening tags is read in linear time.
        guard tag.upperBound >= notClosed[end] ?? 0 else { return nil }
        var position = tag.upperBound
        while position + end.count <= bytes.count {
            if bytes[position] == Ascii.less, bytes[position..<position + end.count].elementsEqual(end) { return end }
            if Ascii.isLineEnd(bytes[position]), position + 1 < bytes.count, Ascii.isLineEnd(bytes[position + 1]) { break }
            position += 1
        }
        notClosed[end] = position
        return nil
    }

    private static let codeElements = ["code", "kbd", "samp", "var", "tt", "math", "svg"].map { Array($0.utf8) }

    /// Whether something is seen where the tag stands, though it holds no text: `<img>`, or the end of an empty `<span class="icon">`. An
    /// anchor is not seen.
    private func showsPicture(_ tag: Range<Int>) -> Bool {
        if bytes[tag].starts(with: "<img".utf8) { return true }
        guard tag.lowerBound + 1 < tag.upperBound, bytes[tag.lowerBound + 1] == UInt8(ascii: "/"), let before = markup.last?.range,
            before.upperBound == tag.lowerBound, !bytes[tag].starts(with: "</a>".utf8)
        else { return false }
        return bytes[before].starts(with: "<span ".utf8) || bytes[before].starts(with: "<i ".utf8)
    }

    /// Extends the tag that the last span holds over a line end.
    private func continueTag(_ current: inout Leaf, until end: Int) -> Bool {
        isTagOpen = false
        guard markup.count > current.markupStart, let last = markup.last else { return false }
        markup[markup.count - 1].range = last.range.lowerBound..<end
        current.spanStart = end
        pending.removeAll(keepingCapacity: true)
        return true
    }

    /// Whether a link is an autolink shows at its text: it stands right behind `<`, where no other link's text can.
    private func recogniseAutolink(at offset: Int) {
        guard isLinkFresh else { return }
        isLinkFresh = false
        guard offset > 0, bytes[offset - 1] == Ascii.less else { return }
        isAutolink = true
        opaqueDepth += 1
    }

    // MARK: Places

    /// Begins the block, if it has not begun, on the line of its first text or so many lines before as MD4C has reported
    /// line breaks.
    private func begin(_ current: inout Leaf, at offset: Int) {
        guard current.start == nil else { return }
        var line = startOfLine(offset)
        for event in pending where event == .lineBreak && line > cursor {
            line = startOfLine(endOfLineBefore(line))
        }
        if case .item(let taskMark?) = containers.last, (line..<offset).contains(taskMark) {
            // Behind the task's `]`.
            line = min(taskMark + 2, offset)
        }
        var start = line
        if current.event == .cell {
            if let pipe = (line..<offset).last(where: { bytes[$0] == Ascii.pipe }) { start = pipe + 1 }
            while start < offset, Ascii.isSpace(bytes[start]) { start += 1 }
        } else {
            start = MarkdownPrefix.textStart(bytes, line..<offset)
        }
        addSeparators(before: start)
        cursor = start
        current.start = start
        current.spanStart = start
        current.isSpanOpaque = false
        current.markupStart = markup.count
    }

    private func startOfLine(_ offset: Int) -> Int {
        var position = offset
        while position > cursor, !Ascii.isLineEnd(bytes[position - 1]) { position -= 1 }
        return position
    }

    /// The end of the line before the one that starts at `start`.
    private func endOfLineBefore(_ start: Int) -> Int {
        let isPair = start >= cursor + 2 && bytes[start - 1] == Ascii.lineFeed && bytes[start - 2] == Ascii.carriageReturn
        return max(cursor, start - (isPair ? 2 : 1))
    }

    /// Goes through the markup between `cursor` and `limit`: line breaks in it are text and end a span.
    ///
    /// - Returns: The offset behind the last mark whose place is known.
    private func resolvePending(in current: inout Leaf, until limit: Int) -> Int {
        var position = cursor
        for event in pending {
            switch event {
            case .emphasis: break
            case .image: current.isSpanOpaque = true
            case .codeStart:
                current.isSpanOpaque = true
                position = MarkdownTail.afterBackticks(bytes, position, limit)
            case .codeEnd: position = MarkdownTail.afterBackticks(bytes, position, limit)
            case .emptyLinkEnd:
                current.isSpanOpaque = true
                position = MarkdownTail.afterLink(bytes, position, limit)
            case .linkEnd: position = MarkdownTail.afterLink(bytes, position, limit)
            case .autolinkEnd: position = MarkdownTail.afterAngle(bytes, position, limit)
            case .lineBreak:
                while position < limit, !Ascii.isLineEnd(bytes[position]) { position += 1 }
                guard position < limit else { continue }
                addSpan(&current, until: position)
                position = Ascii.afterLineEnd(bytes, position)
                current.spanStart = position
            }
        }
        pending.removeAll(keepingCapacity: true)
        return position
    }

    /// Where a block ends that ends with marks: with its line, a cell with its column.
    private func endOfMarks(from offset: Int, in closing: Leaf) -> Int {
        var end = offset
        while end < bytes.count, !Ascii.isLineEnd(bytes[end]), closing.event != .cell || bytes[end] != Ascii.pipe {
            end += 1
        }
        while end > offset, Ascii.isBlank(bytes[end - 1]) { end -= 1 }
        guard closing.event == .heading else { return end }
        // The `#` that may close a heading.
        var hashes = end
        while hashes > offset, bytes[hashes - 1] == Ascii.hash { hashes -= 1 }
        guard hashes < end, hashes > offset, Ascii.isBlank(bytes[hashes - 1]) else { return end }
        while hashes > offset, Ascii.isBlank(bytes[hashes - 1]) { hashes -= 1 }
        return hashes
    }

    private func addSpan(_ current: inout Leaf, until end: Int) {
        if current.spanStart < end {
            markup.append(MarkupSpan(range: current.spanStart..<end, isOpaque: current.isSpanOpaque))
        }
        current.spanStart = max(current.spanStart, end)
        current.isSpanOpaque = false
    }

    /// Finds the thematic breaks reported since the last block: the last lines of their form before `offset`.
    private func addSeparators(before offset: Int) {
        guard separators > 0 else { return }
        var found: [ByteRange] = []
        var position = cursor
        while position < offset {
            var end = position
            while end < offset, !Ascii.isLineEnd(bytes[end]) { end += 1 }
            if let range = MarkdownSeparator.range(in: bytes, line: position..<end) { found.append(range) }
            position = max(end + 1, Ascii.afterLineEnd(bytes, end))
        }
        for range in found.suffix(separators) {
            append(range, .separator, gap: .blankLine, markupStart: markup.count)
        }
        separators = 0
    }
}
