import Linting
import Prose

/// `structure/repeated-headline`: a headline that stands again right below itself.
public enum RepeatedHeadline: DocumentCheck {
    public static let signals: Signals = []

    private static let fewestBytes = 22
    private static let mostBytes = 300
    /// How far below the headline its copy is looked for, in blocks.
    private static let reach = 3

    public static func check(_ document: Document, into report: inout Report) {
        guard let first = document.blocks.first, first.kind.isProse, document.blocks.count > 3,
            (fewestBytes...mostBytes).contains(first.content.count)
        else { return }
        for index in 1...min(reach, document.blocks.count - 1) {
            let block = document.blocks[index]
            // Long paragraphs are another rule's matter.
            guard block.kind.isProse, document.matches(block.content, first.content), !isParagraph(block) else { continue }
            let view = BlockView(document, at: index)
            report.add(
                block.content, "The headline is repeated here", edits: view.removal.map { [Edit($0, "")] } ?? [])
            return
        }
    }

    private static func isParagraph(_ block: Block) -> Bool { block.kind == .paragraph && block.content.count >= 120 }
}
