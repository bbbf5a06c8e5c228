import Bytes
import Linting
import Prose
import UnicodeText

/// `markup/glued-emphasis`: emphasized words without the space that parts them from the text (`**Add**to the list`).
///
/// A part of a word may be emphasized (`**W**orld`, `**Freund**in`). Where a function word is glued to the emphasis, or emphasized words
/// that no word of the text can hold, the space was lost.
public enum GluedEmphasis: Check {
    public static let trigger = Trigger.text()

    /// In letters: shorter function words are endings of other words as well.
    private static let fewestLetters = 3

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        guard document.traits.contains(.asterisksAreMarkup), !document.markup.isEmpty, !document.language.isWrittenWithoutSpaces,
            let words = LanguageWords.of(document.language)
        else { return }
        for index in document.blocks.indices where document.blocks[index].kind.isProse && !document.blocks[index].markup.isEmpty {
            check(view.block(index), words, &report)
        }
    }

    private static func check(_ block: BlockView, _ words: LanguageWords, _ report: inout Report) {
        var open: [(name: [UInt8], range: ByteRange)] = []
        for span in block.document.markup[block.block.markup] where !span.isOpaque {
            guard let mark = mark(span.range, block) else { continue }
            if !mark.isClosing || mark.isAsterisks && open.last?.name != mark.name {
                open.append((mark.name, span.range))
                continue
            }
            guard let opening = open.last, opening.name == mark.name else { continue }
            open.removeLast()
            checkPair(opening.range, span.range, words, block, &report)
        }
    }

    private static func checkPair(
        _ opening: ByteRange, _ closing: ByteRange, _ words: LanguageWords, _ block: BlockView, _ report: inout Report
    ) {
        let inside = opening.upperBound..<closing.lowerBound
        guard !inside.isEmpty, !block.isProtected(inside.lowerBound..<inside.lowerBound + 1) else { return }
        let before = block.word(before: opening.lowerBound)
        let after = block.word(at: closing.upperBound)
        if !after.isEmpty, before.isEmpty, block.scalar(before: closing.lowerBound)?.isLetter == true,
            block.length(inside) >= fewestLetters,
            isFunctionWord(after, words, block), endsWord(after.upperBound, block)
        {
            add(closing.lowerBound..<after.upperBound, at: closing.upperBound, &report)
        } else if !before.isEmpty, after.isEmpty, let first = block.scalar(at: inside.lowerBound), first.isLetter,
            block.scalar(before: before.lowerBound).map({ $0.isWhitespace || $0 == "(" }) != false
        {
            let isPhrase = first.isCapital && block.document.bytes[inside].contains { "@=&%/?!".utf8.contains($0) }
            guard isFunctionWord(before, words, block) || isPhrase && isPlainWord(before, block) else { return }
            add(before.lowerBound..<opening.upperBound, at: opening.lowerBound, &report)
        }
    }

    private static func add(_ range: ByteRange, at offset: Int, _ report: inout Report) {
        report.add(range, "There is no space between the emphasized words and the text", edits: [Edit(offset..<offset, " ")])
    }

    private static func isFunctionWord(_ word: ByteRange, _ words: LanguageWords, _ block: BlockView) -> Bool {
        guard block.length(word) >= fewestLetters else { return false }
        let text = block.document.text(word)
        return words.beforeNouns.contains(text) || words.conjunctions.contains(text)
    }

    private static func isPlainWord(_ word: ByteRange, _ block: BlockView) -> Bool {
        guard block.length(word) > fewestLetters, let first = block.scalar(at: word.lowerBound) else { return false }
        return block.isLowercase(word.lowerBound + UTF8.width(first)..<word.upperBound)
    }

    private static func endsWord(_ offset: Int, _ block: BlockView) -> Bool {
        block.scalar(at: offset).map { $0.isWhitespace || ",.;:!?".unicodeScalars.contains($0) } != false
    }

    /// What emphasis a span begins or ends; nil for other markup.
    private static func mark(_ range: ByteRange, _ block: BlockView) -> (name: [UInt8], isClosing: Bool, isAsterisks: Bool)? {
        let bytes = block.document.bytes[range]
        if bytes.allSatisfy({ $0 == Ascii.asterisk }) { return (Array(bytes), true, true) }
        guard bytes.first == Ascii.less, bytes.last == Ascii.greater else { return nil }
        let isClosing = bytes.dropFirst().first == UInt8(ascii: "/")
        let name = bytes.dropFirst(isClosing ? 2 : 1).dropLast().map { $0 | 0x20 }
        return tags.contains(name) ? (name, isClosing, false) : nil
    }

    private static let tags = ["b", "strong", "i", "em", "u"].map { Array($0.utf8) }
}
