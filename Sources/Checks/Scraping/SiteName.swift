import Bytes
import Linting
import Prose

/// `scraping/site-name`: the name of the site behind the headline, as the title of a page has it (`The bridge is open - Harbour Courier`),
/// where the headline stands below once more.
public enum SiteName: Check {
    public static let trigger = Trigger.text()

    /// In bytes: a headline and a name.
    private static let longest = 300
    /// In blocks: how far below the headline may stand.
    private static let reach = 30
    /// In words: a name is no longer.
    private static let mostWords = 8

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        guard !document.traits.contains(.hasTitleApart),
            let index = document.blocks.indices.first(where: { !document.blocks[$0].content.isEmpty }), index + 2 < document.blocks.count
        else { return }
        let block = document.blocks[index]
        guard block.kind == .paragraph || block.kind == .verse || block.kind == .heading, block.content.count <= longest,
            block.content.count >= 12,
            let mark = separator(in: block.content, document)
        else { return }
        let headline = document.text(block.content.lowerBound..<mark.lowerBound)
        let name = document.text(mark.upperBound..<block.content.upperBound)
        guard (1...mostWords).contains(name.split(separator: " ").count), !".!?。".contains(name.last ?? "."), headline.count >= 8,
            isRepeated(headline, after: index, document)
        else { return }
        report.add(
            mark.lowerBound..<block.content.upperBound, "The name of the site follows the headline, as in the title of a page",
            edits: [Edit(mark.lowerBound..<block.content.upperBound, "")])
    }

    /// The last hyphen, dash, bar or arrow between spaces.
    private static func separator(in range: ByteRange, _ document: Document) -> ByteRange? {
        let bytes = document.bytes
        var end = range.upperBound - 1
        while end > range.lowerBound + 2 {
            guard bytes[end] == Ascii.space else {
                end -= 1
                continue
            }
            for mark in ["-", "–", "—", "|", "·", "»", "•", "::"] {
                let start = end - mark.utf8.count
                if start > range.lowerBound, bytes[start - 1] == Ascii.space, bytes[start..<end].elementsEqual(mark.utf8) {
                    return start - 1..<end + 1
                }
            }
            end -= 1
        }
        return nil
    }

    /// Whether the headline stands below, in a line or in some that follow each other.
    private static func isRepeated(_ headline: String, after index: Int, _ document: Document) -> Bool {
        let wanted = normalized(headline)
        let last = min(index + reach, document.blocks.count - 1)
        for start in (index + 1)...max(index + 1, last) where start < document.blocks.count {
            var joined = ""
            for place in start..<min(start + 4, document.blocks.count) {
                // What is far longer is no part of it, and to take a paragraph apart takes long.
                guard document.blocks[place].content.count <= 2 * headline.utf8.count + 40 else { break }
                joined += normalized(document.text(document.blocks[place].content))
                if joined == wanted { return true }
                if !wanted.hasPrefix(joined) || joined.isEmpty { break }
            }
        }
        return false
    }

    private static func normalized(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }
}
