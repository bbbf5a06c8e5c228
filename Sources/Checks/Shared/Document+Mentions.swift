import Bytes
import Prose
import Synchronization

/// Texts about quotation marks: what stands alone there stands so on purpose. A text is about them that shows many, or names them in its
/// title; a section is whose heading names them, and elsewhere the paragraph that does. It is asked for the few blocks in which something
/// is wrong with marks, and reads each once for all rules.
final class MarkMentions: Sendable {
    /// A bit for each block: whether somebody has asked about it, and whether it names quotation marks.
    private struct Answers {
        var known: [UInt64]
        var named: [UInt64]
        /// Whether the text as a whole was looked at.
        var isWholeKnown = false
    }

    private let answers: Mutex<Answers>

    /// No more of a block is read than this, in bytes.
    private static let farthest = 4000

    fileprivate init(_ document: Document) {
        let none = [UInt64](repeating: 0, count: document.blocks.count / 64 + 1)
        answers = Mutex(Answers(known: none, named: none))
    }

    /// So many different marks between spaces are shown, not set; a text that was parted into tokens has those of two languages at most, an
    /// opening and a closing one of each.
    private static let fewestShown = 5
    /// A mark that is shown is shown a few times; one that lost its place stands so all over a text.
    private static let mostOfEach = 4

    /// Whether many different marks stand alone, none of them often.
    private static func showsMarks(_ document: Document) -> Bool {
        var (glyphs, count) = (Set<Mark.Glyph>(), 0)
        for mark in document.marks where isAlone(mark) && !document.conventions.spacesInside(mark.glyph) {
            glyphs.insert(mark.glyph)
            count += 1
            // In no text are there more kinds of marks than that.
            if count > mostOfEach * Mark.Glyph.allCases.count { return false }
        }
        return glyphs.count >= fewestShown && count <= mostOfEach * glyphs.count
    }

    private static func isAlone(_ mark: Mark) -> Bool {
        switch (mark.left, mark.right) {
        case (.space, .space), (.space, .comma), (.space, .stop), (.space, .edge), (.openBracket, .closeBracket), (.thinSpace, .space),
            (.space, .thinSpace):
            true
        default: false
        }
    }

    /// The blocks below the headings that name quotation marks, each up to the next heading; all of them where the title does.
    private static func sections(_ document: Document) -> [Range<Int>] {
        let title = document.blocks.firstIndex { !$0.content.isEmpty } ?? 0
        if document.blocks.indices.contains(title), isNaming(title, document) { return [document.blocks.indices] }
        var result: [Range<Int>] = []
        var start: Int?
        for (index, block) in document.blocks.enumerated() where block.kind == .heading {
            if let begun = start { result.append(begun..<index) }
            start = isNaming(index, document) ? index : nil
        }
        if let begun = start { result.append(begun..<document.blocks.count) }
        return result
    }

    private static func isNaming(_ title: Int, _ document: Document) -> Bool {
        document.blocks[title].content.count <= longestTitle && namesMarks(document.blocks[title], document)
    }

    /// A longer first block is a paragraph, in UTF-8 bytes: a dozen words, also in Cyrillic.
    private static let longestTitle = 160

    /// Whether a block of the document names quotation marks, or all of its section or of the text is about them.
    func speak(of block: Int32, _ document: Document) -> Bool {
        lookAtWhole(document)
        let (word, bit) = (Int(block) >> 6, UInt64(1) << UInt64(block & 63))
        let known = answers.withLock { $0.known[word] & bit != 0 ? $0.named[word] & bit != 0 : nil }
        if let known { return known }
        let answer = Self.namesMarks(document.blocks[Int(block)], document)
        answers.withLock { answers in
            answers.known[word] |= bit
            if answer { answers.named[word] |= bit }
        }
        return answer
    }

    /// Notes the blocks of which something other than their own words says that they are about quotation marks.
    ///
    /// - Complexity: linear in the text, once.
    private func lookAtWhole(_ document: Document) {
        guard !answers.withLock({ $0.isWholeKnown }) else { return }
        let sections = Self.showsMarks(document) ? [document.blocks.indices] : Self.sections(document)
        answers.withLock { answers in
            answers.isWholeKnown = true
            for block in sections.joined() {
                answers.known[block >> 6] |= 1 << UInt64(block & 63)
                answers.named[block >> 6] |= 1 << UInt64(block & 63)
            }
        }
    }

    private static func namesMarks(_ block: Block, _ document: Document) -> Bool {
        let text = block.content.prefix(farthest)
        return mayHoldName(text, document.bytes) && holdsName(Array(document.text(text).lowercased().utf8))
    }

    /// Whether the first bytes of a name stand in the text: most blocks need not be made small for it.
    private static func mayHoldName(_ range: ByteRange, _ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            range.contains { beginnings.holdsBeginning(in: bytes, at: $0) }
        }
    }

    /// In the first six bytes of the names small letters and capitals differ in no more than bit 5.
    private static let beginnings = LiteralSet(names.map { Array($0.prefix(6)) })

    private static func holdsName(_ text: [UInt8]) -> Bool {
        text.withUnsafeBufferPointer { nameSet.occurs(in: $0, $0.indices) }
    }

    private static let nameSet = LiteralSet(names, .exact)

    private static let names: [[UInt8]] = [
        "quotation mark", "quote mark", "quotemark", "speech mark", "inverted comma", "double quote", "single quote", "guillemet",
        "apostrophe", "anführungszeichen", "gänsefüßchen", "hochkomma", "кавычк", "апостроф", "лапк", "comillas", "apóstrofo",
        "aspas", "virgolett", "apostrofo", "cudzysł", "apostrof", "uvozovk", "引号", "引號", "引用符", "括弧", "اقتباس", "تنصيص",
    ].map { Array($0.utf8) }
}

extension Document {
    /// Which of its blocks are about quotation marks.
    var mentions: MarkMentions { remembered { MarkMentions(self) } }

    /// Whether what stands between two marks shows that they are spoken about: it joins them only (`“ and ”`), ends in a word that needs
    /// what follows it (`“ opens and ” closes`), or in the word that stands before the first mark, too (`the mark “ opens, the mark ” closes`).
    ///
    /// - Parameter range: from the end of the first mark to the second.
    /// - Complexity: constant.
    func joinsMarks(_ range: ByteRange) -> Bool {
        let words = text(range.prefix(24)).lowercased().split { $0 == " " || $0 == "\u{A0}" }
        if range.count < 24 && words.count <= 1 && words.allSatisfy({ Self.conjunctions.contains(String($0)) }) { return true }
        let isApart = range.lowerBound < range.upperBound && (bytes[range.lowerBound] == Ascii.space || bytes[range.lowerBound] == 0xC2)
        guard isApart, let last = Self.lastWord(of: text(range.suffix(Self.longestWord))) else { return false }
        if BoundWords.goesOn(last, language) || Self.conjunctions.contains(last) { return true }
        let before = text(max(0, range.lowerBound - Self.longestWord)..<range.lowerBound)
        return Self.lastWord(of: String(before.dropLast())) == last
    }

    /// No word that is looked at is longer, in UTF-8 bytes.
    private static let longestWord = 40

    /// The word that a text ends with, in small letters, before a space and nothing else; nil where there is none.
    private static func lastWord(of text: String) -> String? {
        guard text.last == " " || text.last == "\u{A0}" else { return nil }
        let word = text.dropLast().reversed().prefix { $0.isLetter }.reversed()
        return word.isEmpty ? nil : String(word).lowercased()
    }

    private static let conjunctions: Set<String> = [
        "and", "or", "und", "oder", "et", "ou", "y", "o", "e", "a", "i", "lub", "nebo", "и", "или", "й", "і", "та", "або", "و", "أو",
        "和", "或", "と", "や", "/", ",", "–", "—", "...", "…",
    ]
}
