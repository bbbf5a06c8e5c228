import Linting
import Prose

/// `scraping/tag-line`: a line of nothing but hashtags (`#war #kyiv #nato`), or a path through a site (`News » World »
/// Europe`).
public enum TagLine: DocumentCheck {
    public static let signals: Signals = [.hash, .doubleMark]

    private static let mostBytes = 300

    public static func check(_ document: Document, into report: inout Report) {
        let cache = BlockCache()
        var found: [Int] = []
        if document.signals.contains(.hash) {
            found += document.blocks.indices.filter { document.blocks[$0].signals.contains(.hash) && isTags($0, document) }
        }
        if document.signals.contains(.doubleMark) { found += paths(document) }
        for index in found {
            let view = BlockView(document, index, cache: cache)
            report.add(
                view.content, "The line is made of the page’s tags or of the path to it",
                edits: view.removal.map { [Edit($0, "")] } ?? [])
        }
    }

    private static func isLine(_ block: Block, atMost limit: Int) -> Bool {
        block.content.count <= limit && (block.kind == .paragraph || block.kind == .verse)
    }

    /// Two words or more, each of them with a hash sign before it.
    private static func isTags(_ index: Int, _ document: Document) -> Bool {
        let block = document.blocks[index]
        guard isLine(block, atMost: mostBytes), document.bytes[block.content.lowerBound] == UInt8(ascii: "#") else { return false }
        let parts = document.bytes[block.content].split { $0 == 0x20 || $0 == UInt8(ascii: ",") || $0 == 0x0A }
        return parts.count >= 2 && parts.allSatisfy { part in
            part.first == UInt8(ascii: "#") && part.count >= 3 && part.dropFirst().first != UInt8(ascii: "#")
                && !part.dropFirst().allSatisfy { $0 &- 48 < 10 }
        }
    }

    /// The blocks of which all marks, two or more, are a `»` between spaces.
    private static func paths(_ document: Document) -> [Int] {
        var found: [Int] = []
        for (position, mark) in document.marks.enumerated() where mark.glyph == .rightGuillemet && mark.left.isSpace && mark.right.isSpace {
            let block = document.blocks[Int(mark.block)]
            guard block.marks.lowerBound == position, block.marks.count >= 2, isLine(block, atMost: 140) else { continue }
            let isPath = document.marks[block.marks].allSatisfy { $0.glyph == .rightGuillemet && $0.left.isSpace && $0.right.isSpace }
            if isPath { found.append(Int(mark.block)) }
        }
        return found
    }
}
