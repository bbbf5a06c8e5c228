import Linting
import Prose

/// `structure/line-end-hyphen`: a word that print cut in two at a line's end, the hyphen kept, where the line was made a
/// paragraph (`transla-⏎⏎tion`).
public enum LineEndHyphen: Check {
    public static let trigger = Trigger.blocks(outline: [.paragraph, .endsInHyphen])

    private static let fewestBytes = 20

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        guard document.traits.contains(.linesAreLayout), !document.language.isWrittenWithoutSpaces else { return }
        for block in view.blocks where block.index + 1 < document.blocks.count {
            let next = document.blocks[block.index + 1]
            guard next.kind == .paragraph || next.kind == .verse, block.content.count >= fewestBytes,
                next.content.count >= fewestBytes,
                let cut = WordCut(block.content.upperBound - 1, next.content.lowerBound, document), !closesInsertion(block)
            else { continue }
            report.add(
                cut.gap, "The word is cut in two at the end of a line", confidence: 0.6, edits: [Edit(cut.gap, "")])
        }
    }

    /// Whether a hyphen that is glued to the word behind it opens an insertion (`the operation -a kind of product-`), which the one at the end closes.
    private static func closesInsertion(_ block: BlockView) -> Bool {
        let bytes = block.document.bytes
        return block.content.dropLast().contains { offset in
            bytes[offset] == UInt8(ascii: "-") && block.byte(at: offset - 1) == 0x20 && block.document.isLetterByte(bytes[offset + 1])
        }
    }
}
