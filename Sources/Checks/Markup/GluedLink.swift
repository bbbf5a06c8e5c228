import Bytes
import Linting
import Prose
import UnicodeText

/// `markup/glued-link`: no space between a link of Markdown and the word before or after it (`la[guía](x)para`).
public enum GluedLink: Check {
    public static let trigger = Trigger.blocks([.asciiLetter, .latinNonASCII, .cyrillic, .greek, .otherScript])

    /// In characters: shorter ones are endings and prefixes that a link is set beside on purpose.
    private static let shortestWord = 5

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        let bytes = document.bytes
        guard document.traits.contains(.asterisksAreMarkup), !block.block.markup.isEmpty, !block.language.isWrittenWithoutSpaces else {
            return
        }
        let spans = document.markup[block.block.markup]
        for (index, span) in zip(spans.indices, spans) where span.range.count == 1 && bytes[span.range.lowerBound] == Ascii.openBracket {
            guard let end = spans[index...].first(where: { isEnd($0, bytes) })?.range.upperBound else { return }
            check(span.range.lowerBound, end, block, &report)
        }
    }

    /// `](https://…)`
    private static func isEnd(_ span: MarkupSpan, _ bytes: [UInt8]) -> Bool {
        span.range.count > 3 && bytes[span.range.lowerBound] == Ascii.closeBracket && bytes[span.range.lowerBound + 1] == Ascii.open
    }

    private static func check(_ start: Int, _ end: Int, _ block: BlockView, _ report: inout Report) {
        let (before, after) = (word(before: start, block), word(after: end, block))
        let (isBeforeCommon, isAfterCommon) = (isCommon(before, block), isCommon(after, block))
        // Whoever lost the space on one side lost that on the other.
        let both = min(block.document.text(before).count, block.document.text(after).count) >= 3 && (isBeforeCommon || isAfterCommon)
        if isDirective(before, block) { return }
        if isBeforeCommon || both || isLong(before, block) && !isCompound(start, isBefore: true, block) {
            report.add(
                before.lowerBound..<start + 1, "A space is missing before the link", safety: isBeforeCommon || both ? .safe : .unsafe,
                edits: [Edit(start..<start, " ")])
        }
        if isAfterCommon || both || isLong(after, block) && !isCompound(end, isBefore: false, block) {
            report.add(
                end - 1..<after.upperBound, "A space is missing after the link", safety: isAfterCommon || both ? .safe : .unsafe,
                edits: [Edit(end..<end, " ")])
        }
    }

    private static func isLong(_ word: ByteRange, _ block: BlockView) -> Bool {
        word.count >= shortestWord && block.document.text(word).count >= shortestWord
    }

    /// Whether the word is one that nothing is attached to: an article, a preposition, a pronoun.
    private static func isCommon(_ word: ByteRange, _ block: BlockView) -> Bool {
        guard word.count > 1, let words = LanguageWords.of(block.language) else { return false }
        let text = block.document.text(word).lowercased()
        return words.beforeNouns.contains(text) || words.sentenceOpeners.contains(text)
    }

    /// Whether the word and the link may be one word, as in languages that set words together or add endings.
    private static func isCompound(_ offset: Int, isBefore: Bool, _ block: BlockView) -> Bool {
        if !isBefore {
            return block.scalar(at: offset)?.properties.isUppercase != true
                && !["en", "es", "fr", "it", "pt"].contains(block.language.base.description)
        }
        return block.scalar(at: offset + 1)?.properties.isUppercase != true
            && !["es", "fr", "it", "pt"].contains(block.language.base.description)
    }

    /// Whether the word is the name of a directive, of which the link is the file: `[!INCLUDE[footer](footer.md)]`.
    private static func isDirective(_ word: ByteRange, _ block: BlockView) -> Bool {
        block.byte(at: word.lowerBound - 1) == UInt8(ascii: "!") && block.byte(at: word.lowerBound - 2) == Ascii.openBracket
    }

    /// The letters before `offset`, of scripts that put spaces between words and have capitals.
    private static func word(before offset: Int, _ block: BlockView) -> ByteRange {
        var start = offset
        while start > block.content.lowerBound, let decoded = block.document.scalar(before: start), decoded.scalar.properties.isCased {
            start -= decoded.length
        }
        return start..<offset
    }

    private static func word(after offset: Int, _ block: BlockView) -> ByteRange {
        var end = offset
        while end < block.content.upperBound, let decoded = block.document.scalar(at: end), decoded.scalar.properties.isCased {
            end += decoded.length
        }
        return offset..<end
    }
}
