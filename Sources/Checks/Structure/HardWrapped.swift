import Bytes
import Linting
import Prose

/// `structure/hard-wrapped`: a text of which the lines were broken at a fixed width, and every line made a paragraph
/// of its own. One finding, at the first break.
public enum HardWrapped: Check {
    public static let trigger = Trigger.blocks(outline: [.paragraph, .beginsSmall])

    /// Fewer breaks are single split sentences.
    private static let fewestBreaks = 12
    private static let mostBytes = 2_000_000
    private static let fewestBytes = 25
    private static let longestLine = 130

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        guard document.traits.isSuperset(of: [.fileOwnsLayout, .linesAreLayout]), document.bytes.count < mostBytes,
            view.blocks.count >= fewestBreaks,
            !document.language.isWrittenWithoutSpaces
        else { return }
        var breaks: [ByteRange] = []
        for block in view.blocks where block.index > 0 {
            let before = document.blocks[block.index - 1]
            guard before.kind == .paragraph, block.kind == .paragraph, before.content.count >= fewestBytes,
                before.content.count <= longestLine, block.content.count <= longestLine, endsOpen(before, document)
            else { continue }
            breaks.append(before.content.upperBound..<block.content.lowerBound)
        }
        guard breaks.count >= fewestBreaks, breaks.count * 3 >= pairs(document), let first = breaks.first,
            !document.looksLikeVerse(
                document.blocks[0].content.lowerBound..<min(document.bytes.count, document.blocks[0].content.lowerBound + 4000))
        else { return }
        report.add(
            first, "The text is hard-wrapped: \(breaks.count) line breaks cut a sentence in two",
            edits: breaks.map { Edit($0, " ") })
    }

    /// The pairs of neighbouring paragraphs.
    private static func pairs(_ document: Document) -> Int {
        zip(document.blocks, document.blocks.dropFirst()).lazy.filter { $0.kind == .paragraph && $1.kind == .paragraph }.count
    }

    private static func endsOpen(_ block: Block, _ document: Document) -> Bool {
        guard let last = document.text(block.content.suffix(4)).unicodeScalars.last else { return false }
        return last == "," || last.properties.isAlphabetic
    }
}
