import Linting
import Prose

/// `structure/repeated-headline`: a headline that stands again right below itself.
public enum RepeatedHeadline: Check {
    public static let trigger = Trigger.text()

    private static let fewestBytes = 22
    private static let mostBytes = 300
    /// How far below the headline its copy is looked for, in blocks.
    private static let reach = 3
    /// The same of a headline that stands among the lines of a page, and how far down the text it stands itself.
    private static let reachAmongLines = 10
    private static let top = 20
    /// A label, a name or a date that comes twice is shorter.
    private static let fewestBytesAmongLines = 40

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        guard document.blocks.count > 3, let place = repeated(document) else { return }
        report.add(
            document.blocks[place].content, "The headline is repeated here",
            edits: view.block(place).removal.map { [Edit($0, "")] } ?? [])
    }

    /// The block that repeats the headline: the text's first block, or, where lines of a page stand around it, the one long line
    /// near the top that is there twice. A table of contents has several.
    private static func repeated(_ document: Document) -> Int? {
        let last = document.blocks.count - 1
        let start = document.traits.contains(.hasTitleApart) ? 1 : 0
        if mayBeHeadline(document.blocks[start], fewestBytes) {
            for index in start + 1...min(start + reach, last) where isCopy(index, of: start, document) { return index }
        }
        var found: Int?
        for first in start..<min(top, last) where mayBeHeadline(document.blocks[first], fewestBytesAmongLines) {
            for index in first + 1...min(first + reachAmongLines, last)
            where isCopy(index, of: first, document) && areLines(first..<index, document) {
                if found != nil { return nil }
                found = index
            }
        }
        return found
    }

    private static func mayBeHeadline(_ block: Block, _ fewest: Int) -> Bool {
        block.kind.isProse && (fewest...mostBytes).contains(block.content.count) && !isParagraph(block)
    }

    /// Whether the lines between the two are those of a page, not paragraphs that the first one is above of.
    private static func areLines(_ between: Range<Int>, _ document: Document) -> Bool {
        between.allSatisfy { index in
            let content = document.blocks[index].content
            return !isParagraph(document.blocks[index]) && !document.endsSentence(content)
                && document.bytes[content.upperBound - 1] != UInt8(ascii: ":")
        }
    }

    private static func isCopy(_ index: Int, of first: Int, _ document: Document) -> Bool {
        let block = document.blocks[index]
        // Long paragraphs are another rule's matter.
        return block.content.count == document.blocks[first].content.count && block.kind.isProse && !isParagraph(block)
            && document.matches(block.content, document.blocks[first].content)
    }

    private static func isParagraph(_ block: Block) -> Bool { block.kind == .paragraph && block.content.count >= 120 }
}
