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
    /// Nor is a headline.
    private static let longestHeadline = 72

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
        guard endsClause(after.content, document), beginsWithWord(after, document), !followsQuotation(index, document),
            !mayBeHeadline(index - 1, document) || isWithinClause(before, after, document)
        else { return false }
        if before.content.count >= longLine { return true }
        if before.content.dropLast(2).contains(where: { isInnerStop($0, document) }) { return true }
        if after.content.dropLast(2).contains(where: { isInnerStop($0, document) }) { return true }
        return index == 1 || document.endsSentence(document.blocks[index - 2].content)
    }

    /// Whether the paragraph before the break was quoted by itself: a colon or a dash announces it, and the sentence goes
    /// on behind it.
    private static func followsQuotation(_ index: Int, _ document: Document) -> Bool {
        guard index >= 2 else { return false }
        let last = document.text(document.blocks[index - 2].content.suffix(4)).unicodeScalars.last
        return last == ":" || last == "：" || last == "—" || last == "–"
    }

    /// Whether the block may be a headline: one sentence at most, no comma at its end, and at the top of the text or in a
    /// text that has others. What stands below a headline begins small where it begins with a name that is written so
    /// (`rustc`, `iPhone`).
    private static func mayBeHeadline(_ index: Int, _ document: Document) -> Bool {
        guard looksLikeHeadline(index, document), document.bytes[document.blocks[index].content.upperBound - 1] != UInt8(ascii: ",")
        else { return false }
        if index == 0 || document.blocks[index - 1].content.count < leastLength { return true }
        let near = max(0, index - headlineReach)..<min(document.blocks.count - 1, index + headlineReach)
        return near.contains { other in
            other != index && looksLikeHeadline(other, document) && !document.blocks[other + 1].outline.contains(.beginsSmall)
                && document.blocks[other + 1].content.count > leastLength
        }
    }

    /// How far headlines stand apart, in blocks.
    private static let headlineReach = 40

    private static func looksLikeHeadline(_ index: Int, _ document: Document) -> Bool {
        let block = document.blocks[index]
        let longest = longestHeadline * (document.bytes[block.content.lowerBound] < 0x80 ? 1 : 2)
        return block.kind == .paragraph && block.content.count <= longest && endsOpen(block, document)
            && !block.outline.contains(.beginsSmall) && !block.content.dropLast(2).contains { isInnerStop($0, document) }
    }

    /// Whether one of the words beside the break is of the kind that clauses are made with.
    private static func isWithinClause(_ before: Block, _ after: Block, _ document: Document) -> Bool {
        guard let words = FunctionWords.of(document.language) else { return false }
        var start = before.content.upperBound
        while start > before.content.lowerBound, document.isLetterByte(document.bytes[start - 1]) { start -= 1 }
        var end = after.content.lowerBound
        while end < after.content.upperBound, document.isLetterByte(document.bytes[end]) { end += 1 }
        return words.occurs(in: document.bytes, start..<before.content.upperBound)
            || words.occurs(in: document.bytes, after.content.lowerBound..<end)
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

    /// Whether the first word is a word of the language: small letters only, no name of a program or address (`oOh!`).
    private static func beginsWithWord(_ block: Block, _ document: Document) -> Bool {
        var position = block.content.lowerBound
        while position < block.content.upperBound, document.isLetterByte(document.bytes[position]) { position += 1 }
        guard position < block.content.upperBound,
            !document.bytes[block.content.lowerBound..<position].contains(where: { $0 &- 65 < 26 })
        else { return false }
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
