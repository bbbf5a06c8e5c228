import Linting
import Prose

/// `structure/repeated-headline`: a headline that stands again right below itself.
public enum RepeatedHeadline: Check {
    public static let trigger = Trigger.text()

    private static let fewestBytes = 22
    private static let mostBytes = 300
    /// How far below the headline its copy is looked for, in blocks.
    private static let reach = 3

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        guard let first = document.blocks.first, first.kind.isProse, document.blocks.count > 3,
            (fewestBytes...mostBytes).contains(first.content.count)
        else { return }
        for index in 1...min(reach, document.blocks.count - 1) {
            let block = document.blocks[index]
            // Long paragraphs are another rule's matter.
            guard block.kind.isProse, document.matches(block.content, first.content), !isParagraph(block) else { continue }
            report.add(
                block.content, "The headline is repeated here", edits: view.block(index).removal.map { [Edit($0, "")] } ?? [])
            return
        }
    }

    private static func isParagraph(_ block: Block) -> Bool { block.kind == .paragraph && block.content.count >= 120 }
}
