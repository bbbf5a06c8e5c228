import Linting
import Prose

/// `structure/line-end-hyphen`: a word that print cut in two at a line's end, the hyphen kept, where the line was made a
/// paragraph (`transla-⏎⏎tion`).
public enum LineEndHyphen: BlocksCheck {
    public static let outline: Outline = [.paragraph, .endsInHyphen]

    private static let fewestBytes = 20

    public static func check(_ document: Document, _ blocks: [Int], into report: inout Report) {
        guard document.traits.contains(.linesAreLayout), !document.language.isWrittenWithoutSpaces else { return }
        for index in blocks where index + 1 < document.blocks.count {
            let block = document.blocks[index]
            let next = document.blocks[index + 1]
            guard next.kind == .paragraph || next.kind == .verse, block.content.count >= fewestBytes,
                next.content.count >= fewestBytes,
                let cut = WordCut(block.content.upperBound - 1, next.content.lowerBound, document)
            else { continue }
            report.add(
                cut.gap, "The word is cut in two at the end of a line", confidence: 0.6, edits: [Edit(cut.gap, "")])
        }
    }
}
