import Bytes
import Linting
import Prose

/// `captions/stray-bullet`: a bullet before a caption or credit that is no item of any list.
public enum StrayBullet: Check {
    public static let trigger = Trigger.blocks(.bullet)

    private static let bullets = ["•", "·", "▪", "●", "■", "‣", "⁃", "◦", "▶", "►"]

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        guard block.block.kind == .paragraph || block.block.kind == .verse,
            let mark = bulletLength(block.content, document), !hasListedNeighbour(block)
        else { return }
        let afterMark = block.content.lowerBound + mark
        let space = document.spaceAfter(afterMark, notAfter: block.content.upperBound)
        let text = space.upperBound..<block.content.upperBound
        guard !space.isEmpty, !text.isEmpty, !isOrnament(block, afterMark, text), isCaption(text, block) else { return }
        report.add(
            block.content.lowerBound..<afterMark, "There is a bullet before a line that is not a list item",
            edits: [Edit(block.range.lowerBound..<text.lowerBound, "")])
    }

    /// Whether the bullet is one of a row (`· · ·`), or heads a section, as Chinese and Japanese set it.
    private static func isOrnament(_ block: BlockView, _ afterMark: Int, _ text: ByteRange) -> Bool {
        let document = block.document
        let bullet = document.bytes[block.content.lowerBound..<afterMark]
        if document.bytes[text].starts(with: bullet) { return true }
        let isGeometric = bullet.count == 3 && bullet.dropFirst().first != 0x80
        return isGeometric && block.language.isWrittenWithoutSpaces
    }

    /// Whether the line is a caption or credit: short, without a full stop, alone between two paragraphs of prose.
    private static func isCaption(_ text: ByteRange, _ block: BlockView) -> Bool {
        let line = block.document.text(text)
        if CaptionsCredit.isCredit(line) { return true }
        guard text.count <= 120, !line.hasSuffix("."), !line.hasSuffix(";"), !line.hasSuffix(","), !line.hasSuffix(":")
        else { return false }
        return isProse(block.index - 1, block.document) && isProse(block.index + 1, block.document)
    }

    private static func isProse(_ index: Int, _ document: Document) -> Bool {
        guard document.blocks.indices.contains(index) else { return false }
        let block = document.blocks[index]
        return block.kind == .paragraph && block.content.count >= 60
            && document.bytes[block.content.upperBound - 1] != UInt8(ascii: ":")
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
