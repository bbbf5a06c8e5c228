import Linting
import Prose

/// `structure/hard-wrapped`: lines that were broken at a fixed width: a paragraph amid others that are whole; or a text
/// of which every line was made a paragraph of its own, with one finding, at the first break.
public enum HardWrapped: DocumentCheck {
    public static let signals: Signals = []

    /// Fewer breaks are single split sentences.
    private static let fewestBreaks = 13
    private static let mostBytes = 2_000_000
    private static let fewestBytes = 25
    private static let longestLine = 130
    /// More than a line that was broken at a width holds.
    private static let fullLine = 90

    public static func check(_ document: Document, into report: inout Report) {
        guard document.format == .plain, document.bytes.count < mostBytes else { return }
        if document.signals.contains(.innerLineBreak), document.layout == .lines { checkParagraphs(document, &report) }
        checkLines(document, &report)
    }

    // MARK: A paragraph amid whole ones

    private static func checkParagraphs(_ document: Document, _ report: inout Report) {
        let broken = document.blocks.indices.filter { document.blocks[$0].signals.contains(.innerLineBreak) }
        let whole = document.blocks.count { $0.content.count > fullLine && !$0.signals.contains(.innerLineBreak) }
        // Where few paragraphs show that the text is not broken at a width, it may be.
        guard whole * 2 >= broken.count else { return }
        for index in broken where document.blocks[index].kind == .paragraph {
            let breaks = lineBreaks(in: document.blocks[index].content, document)
            guard let first = breaks.first, let last = breaks.last else { continue }
            report.add(
                first.lowerBound..<last.upperBound, "The paragraph is broken into lines, and others are not",
                edits: breaks.map { Edit($0, " ") })
        }
    }

    /// The line ends within a block, with the spaces around them.
    private static func lineBreaks(in range: ByteRange, _ document: Document) -> [ByteRange] {
        let isSpace = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
        var breaks: [ByteRange] = []
        var position = range.lowerBound
        while position < range.upperBound {
            guard document.bytes[position] == 0x0A else {
                position += 1
                continue
            }
            var start = position
            while start > range.lowerBound, isSpace(document.bytes[start - 1]) { start -= 1 }
            while position < range.upperBound, isSpace(document.bytes[position]) { position += 1 }
            breaks.append(start..<position)
        }
        return breaks
    }

    // MARK: Every line a paragraph

    private static func checkLines(_ document: Document, _ report: inout Report) {
        guard document.blocks.count > fewestBreaks, !document.language.isWrittenWithoutSpaces else { return }
        var breaks: [ByteRange] = []
        var lines = 0
        for (index, block) in document.blocks.enumerated().dropFirst() {
            let before = document.blocks[index - 1]
            guard before.kind == .paragraph, block.kind == .paragraph else { continue }
            lines += 1
            guard before.content.count >= fewestBytes, before.content.count <= longestLine,
                block.content.count <= longestLine, beginsSmall(block, document), endsOpen(before, document)
            else { continue }
            breaks.append(before.content.upperBound..<block.content.lowerBound)
        }
        let head = document.blocks[0].content.lowerBound
        guard breaks.count >= fewestBreaks, breaks.count * 3 >= lines, let first = breaks.first,
            !document.looksLikeVerse(head..<min(document.bytes.count, head + 4000))
        else { return }
        // Which of the other breaks are a paragraph's nobody can tell.
        report.add(
            first, "The text is broken into lines: \(breaks.count) breaks cut a sentence in two", safety: .unsafe,
            edits: breaks.map { Edit($0, " ") })
    }

    private static func beginsSmall(_ block: Block, _ document: Document) -> Bool {
        document.text(block.content.prefix(4)).unicodeScalars.first?.properties.isLowercase ?? false
    }

    private static func endsOpen(_ block: Block, _ document: Document) -> Bool {
        guard let last = document.text(block.content.suffix(4)).unicodeScalars.last else { return false }
        return last == "," || last.properties.isAlphabetic
    }
}
