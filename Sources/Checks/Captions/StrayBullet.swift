import Linting
import Prose

/// `captions/stray-bullet`: a bullet before a caption or credit that is no item of any list.
public enum StrayBullet: BlockCheck {
    public static let signals: Signals = .bullet

    private static let bullets = ["•", "·", "▪", "●", "■", "‣", "⁃", "◦", "▶", "►"]

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        guard block.block.kind == .paragraph || block.block.kind == .verse,
            let mark = bulletLength(block.content, document), !hasListedNeighbour(block)
        else { return }
        let afterMark = block.content.lowerBound + mark
        let space = document.spaceAfter(afterMark, notAfter: block.content.upperBound)
        let text = space.upperBound..<block.content.upperBound
        guard !space.isEmpty, !text.isEmpty, CreditLine.isCredit(document.text(text)) else { return }
        report.add(
            block.content.lowerBound..<afterMark, "A bullet stands before a credit line that is no item of a list",
            edits: [Edit(block.range.lowerBound..<text.lowerBound, "")])
    }

    private static func bulletLength(_ content: ByteRange, _ document: Document) -> Int? {
        let start = document.text(content.prefix(4))
        return bullets.first { start.hasPrefix($0) }?.utf8.count
    }

    private static func hasListedNeighbour(_ block: BlockView) -> Bool {
        [block.index - 1, block.index + 1].contains { index in
            block.document.blocks.indices.contains(index)
                && bulletLength(block.document.blocks[index].content, block.document) != nil
        }
    }
}
