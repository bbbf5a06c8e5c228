import Bytes
import Linting
import Prose

/// `scraping/tag-line`: a line of nothing but hashtags (`#war #kyiv #nato`), or a path through a site (`News » World »
/// Europe`).
public enum TagLine: Check {
    public static let trigger = Trigger.blocks([.hash, .doubleMark])

    private static let mostBytes = 300
    private static let mostBytesOfPath = 140

    public static func check(_ block: BlockView, into report: inout Report) {
        guard block.content.count <= mostBytes, block.block.kind == .paragraph || block.block.kind == .verse,
            block.signals.contains(.hash) && isTags(block) || isPath(block)
        else { return }
        report.add(
            block.content, "This line is a list of tags or a breadcrumb trail", edits: block.removal.map { [Edit($0, "")] } ?? [])
    }

    /// Two words or more, each of them with a hash sign before it.
    private static func isTags(_ block: BlockView) -> Bool {
        let bytes = block.document.bytes
        guard bytes[block.content.lowerBound] == UInt8(ascii: "#") else { return false }
        let parts = bytes[block.content].split { $0 == 0x20 || $0 == UInt8(ascii: ",") || $0 == 0x0A }
        return parts.count >= 2
            && parts.allSatisfy { part in
                part.first == UInt8(ascii: "#") && part.count >= 3 && part.dropFirst().first != UInt8(ascii: "#")
                    && !part.dropFirst().allSatisfy { Ascii.isDigit($0) }
            }
    }

    /// Whether all marks, two or more, are a `»` between spaces, and no sentence ends the line: that tells of a path.
    private static func isPath(_ block: BlockView) -> Bool {
        let marks = block.block.marks
        return marks.count >= 2 && block.content.count <= mostBytesOfPath
            && block.document.marks[marks].allSatisfy { $0.glyph == .rightGuillemet && $0.left.isSpace && $0.right.isSpace }
            && !block.document.endsSentence(block.content)
    }
}
