import Linting
import Prose

/// `structure/split-sentence`: a sentence cut in two paragraphs: the first ends without any mark, the second begins
/// with a small letter.
public enum SplitSentence: DocumentCheck {
    public static let signals: Signals = []

    private static let leastLength = 40

    public static func check(_ document: Document, into report: inout Report) {
        guard !document.language.isWrittenWithoutSpaces else { return }
        for (index, after) in document.blocks.enumerated().dropFirst() {
            let before = document.blocks[index - 1]
            guard before.kind == .paragraph, after.kind == .paragraph, before.content.count >= leastLength,
                after.content.count >= leastLength, after.gapBefore == .blankLine || document.layout == .lines,
                beginsSmall(after, document), endsOpen(before, document), !isListed(index, document)
            else { continue }
            let gap = before.content.upperBound..<after.content.lowerBound
            report.add(gap, "A paragraph break cuts the sentence in two", confidence: 0.9, edits: [Edit(gap, " ")])
        }
    }

    private static func beginsSmall(_ block: Block, _ document: Document) -> Bool {
        let byte = document.bytes[block.content.lowerBound]
        if byte < 0x80 { return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }
        guard let first = document.text(block.content.prefix(8)).unicodeScalars.first else { return false }
        return first.properties.isLowercase
    }

    /// Whether the paragraph ends in a letter, a digit or a comma: in the middle of a sentence.
    private static func endsOpen(_ block: Block, _ document: Document) -> Bool {
        guard let last = document.text(block.content.suffix(4)).unicodeScalars.last else { return false }
        return last == "," || last.properties.isAlphabetic
    }

    /// Whether the neighbours begin small, too, or are short: items of a list without bullets, or verse.
    private static func isListed(_ index: Int, _ document: Document) -> Bool {
        let next = index + 1 < document.blocks.count ? document.blocks[index + 1] : nil
        if let next, beginsSmall(next, document) { return true }
        return beginsSmall(document.blocks[index - 1], document)
            || document.looksLikeVerse(document.blocks[index].content)
            || document.looksLikeVerse(document.blocks[index - 1].content)
    }
}
