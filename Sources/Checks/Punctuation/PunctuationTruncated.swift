import Bytes
import Linting
import Prose

/// `punctuation/truncated`: a paragraph that breaks off behind an article or preposition (`…the minister said in`).
public enum PunctuationTruncated: Check {
    public static let trigger = Trigger.blocks(outline: [.paragraph, .isUnfinished])

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        guard BoundWords.areKnown(document.language) else { return }
        var found: [ByteRange] = []
        for block in view.blocks {
            guard block.kind == .paragraph, block.content.count >= 60, let word = lastWord(of: block),
                !goesOn(behind: block.index, document),
                !document.looksLikeVerse(block.content)
            else { continue }
            found.append(word)
        }
        // A text that does so again and again was cut into lines; nothing of it is missing.
        guard found.count <= 3 else { return }
        for word in found { report.add(word, "The paragraph breaks off after “\(document.text(word))”") }
    }

    /// The paragraph's last word where it is one that no sentence ends with.
    private static func lastWord(of block: BlockView) -> ByteRange? {
        let document = block.document
        let end = block.content.upperBound
        guard document.isLetterByte(document.bytes[end - 1]) else { return nil }
        var start = end
        while start > block.content.lowerBound, end - start < 16, document.isLetterByte(document.bytes[start - 1]) { start -= 1 }
        guard start >= block.content.lowerBound + 2, document.bytes[start - 1] == 0x20,
            BoundWords.goesOn(document.text(start..<end), block.language),
            // “It is as simple as”: what is shown next.
            document.text(start..<end) != "as",
            // “…in the open; and”: the items of a list.
            document.bytes[start - 2] != UInt8(ascii: ";"), document.bytes[start - 2] != UInt8(ascii: ","),
            document.bytes[block.content].lazy.filter({ $0 & 0xC0 != 0x80 }).count >= 60
        else { return nil }
        return start..<end
    }

    /// Whether the next block may be the rest: a list, a formula, or words in lower case, which other rules join.
    private static func goesOn(behind index: Int, _ document: Document) -> Bool {
        guard index + 1 < document.blocks.count else { return false }
        let next = document.blocks[index + 1]
        guard next.kind == .paragraph, next.gapBefore == .blankLine, next.content.count >= 40 else { return true }
        return document.scalar(at: next.content.lowerBound)?.scalar.isCapital != true
    }
}
