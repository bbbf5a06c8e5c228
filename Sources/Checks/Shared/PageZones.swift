import Bytes
import Linting
import Prose

/// What stands before and behind the running text of a page: its head, from the top to the first long sentence, and its tail, from the
/// last one to the end.
struct PageZones: Sendable {
    /// In bytes: a paragraph as long as this that ends as a sentence is running text.
    private static let shortestProse = 100
    /// In blocks: no page has so much around its text; a text without long paragraphs has no zones.
    private static let longest = 60

    /// Indices of blocks, from 0; empty where the text begins at once.
    let head: Range<Int>
    /// Indices of blocks, up to the last; empty where the text ends the file.
    let tail: Range<Int>

    /// - Complexity: constant.
    fileprivate init(_ document: Document) {
        let blocks = document.blocks
        let first = blocks.indices.prefix(Self.longest).first { Self.isProse(blocks[$0]) }
        let last = blocks.indices.suffix(Self.longest).last { Self.isProse(blocks[$0]) }
        head = 0..<(first ?? 0)
        tail = last.map { $0 + 1..<blocks.count } ?? blocks.count..<blocks.count
    }

    private static func isProse(_ block: Block) -> Bool {
        block.kind.isProse && block.kind != .heading && block.content.count >= shortestProse && !block.outline.contains(.isUnfinished)
    }

    /// The blocks of the two zones, and so many from the two ends of the text that these reach at least.
    func reaching(head: Int, tail: Int, of document: Document) -> [Range<Int>] {
        let count = document.blocks.count
        let top = max(min(head, count), self.head.upperBound)
        return [0..<top, max(top, min(count - tail, self.tail.lowerBound))..<count]
    }

    func contains(_ index: Int) -> Bool { head.contains(index) || tail.contains(index) }
}

extension DocumentView {
    /// Where the page stands around the text.
    var pageZones: PageZones { remembered { PageZones(document) } }
}

/// Words of pages, in small letters, each of which is all of its line.
enum PageWords {
    static let navigation = Set(LanguagePhrases.menu.everywhere)
    static let entries = Set(LanguagePhrases.menuEntries.everywhere)
    static let labels = Set(LanguagePhrases.pageLabels.everywhere)
    static let lists = Set(LanguagePhrases.pageLists.everywhere)
    static let networks = Set(LanguagePhrases.networks.everywhere)

    /// The first four of these, by their first bytes: without making strings of them, since every text with a headline is asked.
    static let all = LiteralSet([.menu, .menuEntries, .pageLabels, .pageLists], .exact)
}
