import Bytes
import Prose
import SystemMD4C

/// Reads Markdown: CommonMark 0.30 with GitHub's tables, strikethrough and task lists.
public struct MarkdownReader: Reader {
    public static func read(_ source: Source, _ options: ReadingOptions) -> Reading {
        let page = passage(Text(source.bytes, at: source.start), source.lineStarts)
        guard let metadata = page.blocks.first, metadata.kind == .frontMatter else { return Reading([page]) }
        return Reading([page] + FrontMatterTexts.passages(source.bytes, metadata.range, start: source.start))
    }

    public static func passage(_ bytes: [UInt8], layout: ParagraphLayout) -> Passage {
        passage(Text(bytes), LineStarts(bytes))
    }

    private static func passage(_ text: Text, _ lineStarts: LineStarts) -> Passage {
        let (blocks, markup) = read(text.bytes)
        return Passage(
            text: text, blocks: blocks, markup: markup, lineStarts: lineStarts, directives: directives(text.bytes, blocks, markup))
    }

    /// The comments addressed to Obelus: in blocks of HTML, or within a line. In code, they are somebody's example.
    private static func directives(_ bytes: [UInt8], _ blocks: [Block], _ markup: [MarkupSpan]) -> [Directive] {
        bytes.withUnsafeBufferPointer { buffer in
            Directive.inComments(of: buffer, 0..<buffer.count) { range in
                let next = blocks.partitioningIndex { $0.range.upperBound > range.lowerBound }
                guard next < blocks.count, blocks[next].range.lowerBound <= range.lowerBound else { return false }
                if blocks[next].kind == .markup { return true }
                let span = markup.partitioningIndex { $0.range.lowerBound >= range.lowerBound }
                return blocks[next].kind.isProse && span < markup.count && markup[span].range.lowerBound == range.lowerBound
            }
        }
    }

    /// Finds the blocks of a Markdown text and the markup inside them.
    ///
    /// - Parameters:
    ///   - bytes: The file as it is on disk: a byte order mark, any line ends and ill-formed UTF-8 are fine.
    /// - Returns: `blocks` in the order of the text, each from the first to the last byte of its text or inline markup;
    ///   list markers, `>`, fences and link definitions belong to none. `markup` ascends without overlap; the spans of
    ///   a prose block are the ones that its `markup` names, lie inside its range, and are all of it that is not text.
    ///   A line break is text, but inside an opaque span or a tag. Images without a description and links without a
    ///   text make no block of their own.
    /// - Complexity: Linear in the bytes; marks beyond the limits of `MarkdownLimits` are read as text for that.
    public static func read(_ bytes: [UInt8]) -> (blocks: [Block], markup: [MarkupSpan]) {
        bytes.withUnsafeBufferPointer { buffer in
            let bodyStart = startOfBody(buffer)
            let frontMatter = FrontMatter.range(in: buffer, from: bodyStart)
            let start = frontMatter?.upperBound ?? bodyStart
            for attempt in [MarkdownAttempt.full, .restrained] {
                let builder = MarkdownBlockBuilder(buffer, from: start)
                if let frontMatter { builder.add(frontMatter, .frontMatter) }
                if parse(buffer, from: start, attempt, into: builder) {
                    return (builder.blocks, builder.markup)
                }
            }
            // Neither reading ended within its bounds, or memory ran out: nothing is known to be prose.
            let builder = MarkdownBlockBuilder(buffer, from: bodyStart)
            builder.add(bodyStart..<buffer.count, .markup)
            return (builder.blocks, builder.markup)
        }
    }

    /// The offset behind a byte order mark, which MD4C would take for text.
    private static func startOfBody(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// Runs MD4C over the bytes from `start` on; false where it failed or was stopped.
    private static func parse(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ attempt: MarkdownAttempt, into builder: MarkdownBlockBuilder
    ) -> Bool {
        let count = bytes.count - start
        // MD4C counts in 32 bits, lines in signed ones.
        guard count < Int(Int32.max) - padding else { return false }
        let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: count + padding)
        defer { copy.deallocate() }
        // MD4C looks a few bytes beyond the end in places, and is faster where the text ends with a line end.
        _ = copy.update(fromContentsOf: bytes[start...])
        copy[count] = Ascii.lineFeed
        copy[(count + 1)...].update(repeating: 0)
        MarkdownLimits.apply(
            to: UnsafeMutableBufferPointer(rebasing: copy[...count]), withoutDefinitions: attempt == .restrained)
        let text = UnsafeBufferPointer(rebasing: UnsafeBufferPointer(copy)[...count])
        let events = MarkdownEvents(text, fileOffset: start, builder: builder)
        guard events.parse(flags: attempt.flags) else { return false }
        builder.finish()
        return true
    }

    private static let padding = 16
}

/// How much of Markdown is read.
private enum MarkdownAttempt {
    /// All of it.
    case full
    /// No tables and no link definitions: those can make MD4C's output grow with the square of its input.
    case restrained

    var flags: Int32 {
        let lists = MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS
        return self == .full ? lists | MD_FLAG_TABLES : lists
    }
}
