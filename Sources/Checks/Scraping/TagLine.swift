import Linting
import Prose

/// `scraping/tag-line`: a line of nothing but hashtags (`#war #kyiv #nato`), or a path through a site (`News » World »
/// Europe`).
public enum TagLine: BlockCheck {
    public static let signals: Signals = [.hash, .doubleMark]

    private static let mostBytes = 300

    public static func check(_ block: BlockView, into report: inout Report) {
        guard block.content.count <= mostBytes, block.block.kind == .paragraph || block.block.kind == .verse else { return }
        let document = block.document
        guard isTags(block, document) || isPath(block, document) else { return }
        report.add(
            block.content, "The line is made of the page’s tags or of the path to it",
            edits: block.removal.map { [Edit($0, "")] } ?? [])
    }

    /// Two words or more, each of them with a hash sign before it.
    private static func isTags(_ block: BlockView, _ document: Document) -> Bool {
        guard block.signals.contains(.hash), document.bytes[block.content.lowerBound] == UInt8(ascii: "#") else { return false }
        let parts = document.bytes[block.content].split { $0 == 0x20 || $0 == UInt8(ascii: ",") || $0 == 0x0A }
        return parts.count >= 2 && parts.allSatisfy { part in
            part.first == UInt8(ascii: "#") && part.count >= 3 && part.dropFirst().first != UInt8(ascii: "#")
                && !part.dropFirst().allSatisfy { $0 &- 48 < 10 }
        }
    }

    /// Two or more `»` between spaces, and no `«`.
    private static func isPath(_ block: BlockView, _ document: Document) -> Bool {
        guard block.block.marks.count >= 2, block.content.count <= 140 else { return false }
        let marks = document.marks[block.block.marks]
        return marks.allSatisfy { mark in
            mark.glyph == .rightGuillemet && mark.left.isSpace && mark.right.isSpace
        }
    }
}
