import Linting
import Prose

/// `structure/split-sentence`: a sentence cut in two paragraphs: the first ends without any mark, the second begins
/// with a small letter.
public enum SplitSentence: BlocksCheck {
    public static let outline: Outline = [.paragraph, .beginsSmall]

    private static let leastLength = 40
    private static let mostPlaces = 12
    private static let mostInLongText = 60
    /// An item of a list is seldom as long.
    private static let longLine = 160

    public static func check(_ document: Document, _ blocks: [Int], into report: inout Report) {
        guard !document.language.isWrittenWithoutSpaces else { return }
        var places: [ByteRange] = []
        var openEnds = 0
        for index in blocks where index > 0 {
            let after = document.blocks[index]
            let before = document.blocks[index - 1]
            guard before.kind == .paragraph, after.kind == .paragraph, before.content.count >= leastLength,
                after.content.count >= leastLength, after.gapBefore == .blankLine || document.layout == .lines,
                endsOpen(before, document)
            else { continue }
            openEnds += 1
            guard isProse(index, document), !isListed(index, document) else { continue }
            places.append(before.content.upperBound..<after.content.lowerBound)
        }
        // Where every few paragraphs are cut, the whole text is broken at a fixed width: another rule's matter.
        guard openEnds < mostPlaces || openEnds * 20 < document.blocks.count && openEnds < mostInLongText
        else { return }
        for gap in places {
            report.add(gap, "A paragraph break cuts the sentence in two", confidence: 0.9, edits: [Edit(gap, " ")])
        }
    }

    /// Whether the paragraph ends in a letter, a digit or a comma: in the middle of a sentence.
    private static func endsOpen(_ block: Block, _ document: Document) -> Bool {
        guard let last = document.text(block.content.suffix(4)).unicodeScalars.last else { return false }
        return last == "," || last.properties.isAlphabetic
    }

    /// Whether the two paragraphs are running text: the second ends a sentence, and the first goes on from one, within
    /// itself or from the paragraph before. Items of a list do neither.
    private static func isProse(_ index: Int, _ document: Document) -> Bool {
        let after = document.blocks[index]
        let before = document.blocks[index - 1]
        guard endsClause(after.content, document), beginsWithWord(after, document) else { return false }
        if before.content.count >= longLine { return true }
        if before.content.dropLast(2).contains(where: { isInnerStop($0, document) }) { return true }
        if after.content.dropLast(2).contains(where: { isInnerStop($0, document) }) { return true }
        return index == 1 || document.endsSentence(document.blocks[index - 2].content)
    }

    private static func endsClause(_ range: ByteRange, _ document: Document) -> Bool {
        guard let last = document.text(range.suffix(4)).unicodeScalars.last else { return false }
        return last == ":" || last == "—" || last == ";" || document.endsSentence(range)
    }

    private static func isInnerStop(_ position: Int, _ document: Document) -> Bool {
        let byte = document.bytes[position]
        return (byte == UInt8(ascii: ".") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "!"))
            && document.bytes[position + 1] == 0x20
    }

    /// Whether the first word is a word of the language: letters only, no name of a program or address.
    private static func beginsWithWord(_ block: Block, _ document: Document) -> Bool {
        var position = block.content.lowerBound
        while position < block.content.upperBound, document.isLetterByte(document.bytes[position]) { position += 1 }
        guard position < block.content.upperBound else { return false }
        let end = document.bytes[position]
        switch end {
        case 0x20, 0xC2, 0xE2: return true
        case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: ";"):
            return position + 1 == block.content.upperBound || document.bytes[position + 1] == 0x20
        default: return false
        }
    }

    /// Whether the neighbours begin small, too, or are short: items of a list without bullets, or verse.
    private static func isListed(_ index: Int, _ document: Document) -> Bool {
        let next = index + 1 < document.blocks.count ? document.blocks[index + 1] : nil
        if let next, next.outline.contains(.beginsSmall) { return true }
        return document.blocks[index - 1].outline.contains(.beginsSmall)
            || document.looksLikeVerse(document.blocks[index].content)
            || document.looksLikeVerse(document.blocks[index - 1].content)
    }
}
