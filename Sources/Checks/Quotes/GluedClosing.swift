import Bytes
import Linting
import Prose

/// `quotes/glued-closing`: a closing mark with the next word right behind it (`efforts,"said Witt`).
public enum GluedClosing: Check {
    public static let trigger = Trigger.text([.doubleMark, .singleMark])

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        guard !document.language.isWrittenWithoutSpaces, !document.conventions.gluesPrefixes,
            // Korean and Turkic languages write their endings right behind the mark; one that is not known may be such.
            !document.conventions.language.gluesEndings
        else { return }
        for (_, mark, reading) in document.doubtfulMarks {
            let isSpacedInside = mark.left.isSpace && document.conventions.spacesInside(mark.glyph)
            guard reading.role == .closing, reading.partner >= 0, mark.right == .letter, !mark.left.isSpace || isSpacedInside,
                mark.left != .edge
            else { continue }
            // Behind a comma or a full stop a new word begins. Behind a letter it may be an ending: the "foo"s.
            let endsClause =
                mark.left == .comma || mark.left == .stop || mark.left == .ellipsis || isSpacedInside && endsClause(before: mark, document)
            let isWord = !endsClause && isKnownWord(behind: mark, view.block(Int(mark.block)))
            guard endsClause || isWord || isLongWord(behind: mark, view), !mark.glyph.isSingle || endsClause else { continue }
            report.add(
                mark.range, "Missing space after the closing quotation mark", confidence: reading.confidence,
                safety: endsClause || isWord ? .safe : .unsafe,
                edits: [Edit(mark.range, document.text(mark.range) + " ")])
        }
    }

    /// Whether a mark that ends a clause stands before the space before the mark (`« Je viens, »dit-il`).
    private static func endsClause(before mark: Mark, _ document: Document) -> Bool {
        let space = document.spaceBefore(mark.offset, notBefore: document.blocks[Int(mark.block)].content.lowerBound)
        return document.scalar(before: space.lowerBound).map { ",.!?…".unicodeScalars.contains($0.scalar) } ?? false
    }

    /// Whether the letters behind the mark are more than endings are long, in a language whose endings are known to be shorter:
    /// others set whole chains of them behind a name in marks (`«Barselona»larning`).
    private static func isLongWord(behind mark: Mark, _ view: DocumentView) -> Bool {
        BoundWords.areKnown(view.language) && view.document.lettersFrom(mark.range.upperBound, atMost: 4) >= 4
    }

    /// Whether the letters behind the mark are one of the language's common words, up to where the word ends. A single letter may be an
    /// ending, unless it is an article or a preposition.
    private static func isKnownWord(behind mark: Mark, _ block: BlockView) -> Bool {
        guard let words = LanguageWords.of(block.language) else { return false }
        let word = block.word(at: block.reading(at: mark.range.upperBound))
        let text = block.document.text(word)
        guard !word.isEmpty, block.byte(at: word.upperBound) == 0x20, text == text.lowercased() else { return false }
        if words.beforeNouns.contains(text) { return true }
        return block.length(word) > 1
            && (words.conjunctions.contains(text) || words.copulas.contains(text) || words.sentenceOpeners.contains(text)
                || words.common?.occurs(in: block.document.bytes, word) == true || isWordOfText(text, block))
    }

    /// Whether two or three letters are a word that the text itself has, in a language of which the endings are known: none of these is a
    /// word.
    private static func isWordOfText(_ text: String, _ block: BlockView) -> Bool {
        BoundWords.areKnown(block.language) && text.unicodeScalars.count <= 3
            && block.document.remembered { ShortWords(block.document) }.words.contains(text)
    }

    /// What stands between spaces in a text at least twice, in small letters, and is short.
    private struct ShortWords: Sendable {
        let words: Set<String>

        /// - Complexity: linear in the text.
        init(_ document: Document) {
            var once: Set<String> = []
            var twice: Set<String> = []
            for block in document.blocks where block.kind.isProse {
                for word in document.bytes[block.content].split(separator: Ascii.space) where (2...Self.longest).contains(word.count) {
                    // Small letters, and what is beyond ASCII.
                    guard word.allSatisfy({ $0 >= 0x80 || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }) else { continue }
                    let text = String(decoding: word, as: UTF8.self)
                    if !once.insert(text).inserted { twice.insert(text) }
                }
            }
            words = twice
        }

        /// Three letters of two bytes, in UTF-8.
        private static let longest = 6
    }
}
