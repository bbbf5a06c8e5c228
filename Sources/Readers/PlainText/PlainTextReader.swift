import Bytes
import Prose

/// Reads plain text: blocks are lines, or groups of lines where the text, or one paragraph of it, was broken at a fixed
/// width.
public enum PlainTextReader: Reader {
    public static func read(_ source: Source, _ options: ReadingOptions) -> Reading {
        Reading([passage(Text(source.bytes, at: source.start), source.lineStarts, layout: options.layout)])
    }

    public static func passage(_ bytes: [UInt8], layout: ParagraphLayout) -> Passage { passage(Text(bytes), layout: layout) }

    /// A decoded text, a record's say, whose paragraphs are its lines, or groups of them.
    static func passage(_ text: Text, layout: ParagraphLayout) -> Passage { passage(text, LineStarts(text.bytes), layout: layout) }

    /// A text whose paragraphs are its lines, or groups of them.
    static func passage(_ text: Text, _ lineStarts: LineStarts, layout: ParagraphLayout) -> Passage {
        let (blocks, chosen) = text.bytes.withUnsafeBufferPointer { read($0, lineStarts, layout: layout) }
        return Passage(text: text, blocks: blocks, layout: chosen, isLayoutRecognized: layout == .auto, lineStarts: lineStarts)
    }

    /// The blocks of `bytes`, in order, without signals or marks, and the layout they were read in.
    ///
    /// Complexity: linear in the bytes.
    static func read(
        _ bytes: UnsafeBufferPointer<UInt8>, _ lineStarts: LineStarts, layout: ParagraphLayout
    ) -> (blocks: [Block], layout: ParagraphLayout) {
        var blocks = Self.lines(of: bytes, lineStarts)
        partIndented(&blocks, bytes)
        var chosen = layout
        if layout == .auto { chosen = isWrapped(blocks, bytes) ? .wrapped : .lines }
        if chosen == .wrapped { joinParagraphs(&blocks) } else { join(wrapped(blocks, bytes), of: &blocks) }
        markVerse(&blocks)
        return (blocks, chosen)
    }

    /// Every line that is not blank, as a block of its own.
    private static func lines(of bytes: UnsafeBufferPointer<UInt8>, _ lineStarts: LineStarts) -> [Block] {
        guard let base = bytes.baseAddress else { return [] }
        var blocks: [Block] = []
        blocks.reserveCapacity(lineStarts.offsets.count)
        var gap = Block.Gap.startOfText
        lineStarts.offsets.withUnsafeBufferPointer { starts in
            for (line, start) in starts.enumerated() where start < bytes.count {
                let end = line + 1 < starts.count ? starts[line + 1] - 1 : bytes.count
                let lineEnd = end > start && base[end - 1] == 0x0D ? end - 1 : end
                let content = trimmed(start..<lineEnd, base)
                if content.isEmpty {
                    if gap == .lineBreak { gap = .blankLine }
                } else {
                    blocks.append(
                        Block(range: start..<lineEnd, content: content, kind: kind(of: content, base), gapBefore: gap))
                    gap = .lineBreak
                }
            }
        }
        return blocks
    }

    /// Takes a line that is set in for the first of a paragraph, in a text that sets its paragraphs off so and not by blank lines: there,
    /// lines that are set in follow lines that are not, and these end sentences.
    ///
    /// Complexity: linear in the lines.
    private static func partIndented(_ lines: inout [Block], _ bytes: UnsafeBufferPointer<UInt8>) {
        func isIndented(_ line: Block) -> Bool { line.content.lowerBound - line.range.lowerBound >= 2 }
        var steps = 0
        var behindSentences = 0
        for index in lines.indices.dropFirst()
        where lines[index].gapBefore == .lineBreak && isIndented(lines[index]) && !isIndented(lines[index - 1]) {
            steps += 1
            if endsSentence(lines[index - 1].content, bytes) { behindSentences += 1 }
        }
        // A list sets in what goes on below its items, code what is announced: neither follows a sentence, but by chance.
        guard steps >= 2, behindSentences * 5 >= steps * 4 else { return }
        for index in lines.indices where lines[index].gapBefore == .lineBreak && isIndented(lines[index]) {
            lines[index].gapBefore = .blankLine
        }
    }

    /// Whether a full stop, a question or exclamation mark ends the range, with a quotation mark or bracket behind it or without.
    private static func endsSentence(_ range: ByteRange, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        for scalar in String(decoding: UnsafeBufferPointer(rebasing: bytes[range.suffix(8)]), as: UTF8.self).unicodeScalars.reversed() {
            switch scalar {
            case ".", "!", "?", "…", "。", "！", "？", "؟", "।": return true
            case "\"", "”", "“", "»", "«", "’", "'", ")", "」", "』": continue
            default: return false
            }
        }
        return false
    }

    /// The range without U+0020, U+0009 and no-break spaces at its ends.
    private static func trimmed(_ range: ByteRange, _ base: UnsafePointer<UInt8>) -> ByteRange {
        var lower = range.lowerBound
        var upper = range.upperBound
        while lower < upper {
            let step = WhiteSpace.length(at: lower, base, limit: upper)
            if step == 0 { break }
            lower += step
        }
        while upper > lower {
            let step = WhiteSpace.length(before: upper, base, limit: lower)
            if step == 0 { break }
            upper -= step
        }
        return lower..<upper
    }

    /// What a line of its own is: a paragraph, or signs that separate two.
    static func kind(of content: ByteRange, _ base: UnsafePointer<UInt8>) -> Block.Kind {
        guard content.count <= 80, !isWordByte(base[content.lowerBound]) else { return .paragraph }
        for position in content {
            switch base[position] {
            case UInt8(ascii: "*"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "="), UInt8(ascii: "~"),
                UInt8(ascii: "#"), UInt8(ascii: "+"), 0x20, 0x09:
                continue
            default: return .paragraph
            }
        }
        return .separator
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        Ascii.isLetterOrBeyond(byte)
    }

    // MARK: Layout

    /// Whether lines are broken at a fixed width: nearly every line that another line follows could not have
    /// taken that line's first word.
    ///
    /// The width is counted in bytes, which misjudges no text that is broken by a program: it, too, breaks all
    /// lines of a paragraph alike.
    private static func isWrapped(_ lines: [Block], _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let sample = lines.prefix(2000)
        var pairs = 0
        var widest = 0
        var totalWidth = 0
        for (index, line) in sample.dropLast().enumerated() where sample[index + 1].gapBefore == .lineBreak {
            pairs += 1
            widest = max(widest, scalars(line.content, bytes))
            totalWidth += scalars(line.content, bytes)
        }
        guard pairs >= 3, widest <= 120, widest >= 30, totalWidth / pairs >= widest / 2,
            !isMostlyWhole(lines, widest, bytes)
        else { return false }
        var full = 0
        for (index, line) in sample.dropLast().enumerated() where sample[index + 1].gapBefore == .lineBreak {
            let next = sample[index + 1]
            var word = scalars(firstWord(of: next, bytes), bytes)
            // Where words have no spaces between them, a line takes the next character.
            if word > longestWord { word = 1 }
            if scalars(line.content, bytes) + 1 + word > widest - 3 { full += 1 }
        }
        return full * 100 >= pairs * 80
    }

    private static func scalars(_ range: ByteRange, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        range.count > 400 ? range.count : range.reduce(0) { $0 + (bytes[$1] & 0xC0 == 0x80 ? 0 : 1) }
    }

    /// Whether lines that stand alone and are too long for the width are not rare: the text is not broken at a width,
    /// whatever some paragraph in it is.
    private static func isMostlyWhole(_ lines: [Block], _ width: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var paragraphs = 0
        var whole = 0
        for (index, line) in lines.prefix(2000).enumerated() where line.gapBefore != .lineBreak {
            paragraphs += 1
            let isAlone = index + 1 == lines.count || lines[index + 1].gapBefore != .lineBreak
            if isAlone, line.content.count > width, scalars(line.content, bytes) > width + 10 { whole += 1 }
        }
        return whole * 10 > paragraphs
    }

    /// The paragraphs, as ranges of lines, that were broken at a width in a text that is not: elsewhere a line is a paragraph.
    ///
    /// A program that fills lines leaves a trace that an author does not: there is a width that no line is wider than,
    /// and that each but the last would pass with the next line's first word.
    ///
    /// Complexity: linear in the lines.
    private static func wrapped(_ lines: [Block], _ bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        var joined: [Range<Int>] = []
        var index = 0
        while index + fewestWrapped <= lines.count {
            guard mayBeWrapped(lines, from: index) else {
                index += 1
                continue
            }
            let end = endOfWrapped(lines, from: index, bytes)
            if end - index >= fewestWrapped, continuesSmall(lines[index..<end], bytes) {
                joined.append(index..<end)
                index = end
            } else {
                // The last line may be the first of others.
                index = max(index + 1, end - 1)
            }
        }
        return joined
    }

    /// Makes each of the ranges one block. In place: blocks are many.
    private static func join(_ ranges: [Range<Int>], of blocks: inout [Block]) {
        guard var end = ranges.first?.lowerBound else { return }
        for (number, range) in ranges.enumerated() {
            blocks[end] = blocks[range.lowerBound]
            blocks[end].extend(to: blocks[range.upperBound - 1])
            end += 1
            let next = number + 1 < ranges.count ? ranges[number + 1].lowerBound : blocks.count
            for index in range.upperBound..<next {
                blocks[end] = blocks[index]
                end += 1
            }
        }
        blocks.removeLast(blocks.count - end)
    }

    /// Whether the first lines are of about one length, which spares nearly all lines the closer look.
    private static func mayBeWrapped(_ lines: [Block], from start: Int) -> Bool {
        guard lines[start + 1].gapBefore == .lineBreak, lines[start + 2].gapBefore == .lineBreak,
            lines[start + 3].gapBefore == .lineBreak
        else { return false }
        let lengths = (lines[start].content.count, lines[start + 1].content.count, lines[start + 2].content.count)
        let least = min(lengths.0, lengths.1, lengths.2)
        let most = max(lengths.0, lengths.1, lengths.2)
        return least >= narrowestLine && most <= widestLine * 4 && most < 2 * least
    }

    /// Fewer lines fill a width by chance.
    private static let fewestWrapped = 4
    private static let widestLine = 120
    private static let narrowestLine = 40
    /// A longer one is an address, or a line of a script without spaces.
    private static let longestWord = 30

    /// Where the lines end that a program filled, from `start`; `start + 1` where the first is none.
    private static func endOfWrapped(_ lines: [Block], from start: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var widest = 0
        var narrowestFull = Int.max
        var index = start
        while index < lines.count, lines[index].kind == .paragraph, index == start || lines[index].gapBefore == .lineBreak,
            lines[index].content.count <= widestLine * 4
        {
            let length = scalars(lines[index].content, bytes)
            guard length <= widestLine, max(widest, length) < narrowestFull else { break }
            widest = max(widest, length)
            index += 1
            guard index < lines.count, lines[index].gapBefore == .lineBreak else { break }
            let word = scalars(firstWord(of: lines[index], bytes), bytes)
            let full = length + 1 + word
            guard full > widest, length >= narrowestLine, word <= longestWord else { break }
            narrowestFull = min(narrowestFull, full)
        }
        return max(index, start + 1)
    }

    /// Whether lines but the first go on in small letters, not all as sentences begin: lines of verse and of lists begin with
    /// capitals and signs, one in two of German with a noun. In scripts without case any letter will do.
    private static func continuesSmall(_ lines: ArraySlice<Block>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var small = 0
        for line in lines.dropFirst() {
            let word = firstWord(of: line, bytes).prefix(8)
            let first = String(decoding: UnsafeBufferPointer(rebasing: bytes[word]), as: UTF8.self).unicodeScalars.first
            if let first, first.properties.isAlphabetic, !first.properties.isUppercase { small += 1 }
        }
        return small * 4 >= lines.count - 1
    }

    private static func firstWord(of line: Block, _ bytes: UnsafeBufferPointer<UInt8>) -> ByteRange {
        var end = line.content.lowerBound
        while end < line.content.upperBound, bytes[end] != 0x20 { end += 1 }
        return line.content.lowerBound..<end
    }

    /// Joins the lines of a wrapped text into paragraphs. In place: blocks are many.
    private static func joinParagraphs(_ blocks: inout [Block]) {
        var end = 0
        for index in blocks.indices {
            let line = blocks[index]
            if line.gapBefore == .lineBreak, line.kind == .paragraph, end > 0, blocks[end - 1].kind == .paragraph {
                blocks[end - 1].extend(to: line)
            } else {
                blocks[end] = line
                end += 1
            }
        }
        blocks.removeLast(blocks.count - end)
    }

    /// Marks runs of short lines without blank lines between them as verse, where the text sets its paragraphs
    /// off by blank lines elsewhere.
    private static func markVerse(_ blocks: inout [Block]) {
        guard blocks.contains(where: { $0.gapBefore == .blankLine }) else { return }
        var start = 0
        while start < blocks.count {
            var end = start + 1
            while end < blocks.count, blocks[end].gapBefore == .lineBreak { end += 1 }
            let run = start..<end
            if run.count >= 2, run.allSatisfy({ blocks[$0].content.count <= 90 }) {
                for index in run where blocks[index].kind == .paragraph { blocks[index].kind = .verse }
            }
            start = end
        }
    }
}
