import Bytes
import Linting
import Prose

/// `leftovers/foreign-paragraph`: a paragraph in another language than the rest of the text: not translated, or
/// translated into the wrong one.
///
/// What a mark of speech opens, or a dash before a source, is somebody's words and may be in any.
public enum ForeignParagraph: Check {
    public static let trigger = Trigger.blocks(outline: .lacksCommonWords)

    /// What is in the document's language is at least so many times longer.
    private static let leastRatio = 3
    private static let mostFindings = 20

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        guard let words = FunctionWords.of(document.language) else { return }
        var suspects: [(range: ByteRange, language: LanguageTag)] = []
        var lastIntroduced = -2
        for block in view.blocks where suspects.count <= mostFindings {
            let index = block.index
            // `[!INCLUDE [banner](banner.md)]`: a directive, with names of files.
            if document.bytes[block.content].starts(with: "[!".utf8) { continue }
            if isLink(block) { continue }
            let guess = block.readBytes(in: block.content).withUnsafeBufferPointer { LanguageRecognizer.recognize($0) }
            let known = guess.language != .undetermined && FunctionWords.of(guess.language) != nil
            guard known, guess.language.base != document.language.base, guess.share >= 90 else { continue }
            // It has to show the words of the language that it seems to be in.
            guard showsWords(of: guess.language, block) else { continue }
            // A colon before it announces a quotation, which may run on: verse is quoted stanza by stanza.
            if index - lastIntroduced <= 2 || index > 0 && endsInColon(document.blocks[index - 1].content, document) {
                lastIntroduced = index
                continue
            }
            suspects.append((block.content, guess.language))
        }
        if suspects.isEmpty { return }
        let foreign = suspects.reduce(0) { $0 + $1.range.count }
        // Addresses, titles and tables are in no language: only what shows the language's words is in it.
        guard holds(leastRatio * foreign, of: words, document), !isIn(suspects[0].language, document) else { return }
        for suspect in suspects {
            report.add(
                suspect.range,
                "This paragraph seems to be in another language (\(suspect.language)) than the rest of the text (\(document.language.base))",
                confidence: 0.8)
        }
    }

    /// Whether the block is one link of Markdown and nothing else: the title of what it leads to.
    private static func isLink(_ block: BlockView) -> Bool {
        var bytes = block.document.bytes[block.content]
        // Some dialects set attributes behind a link.
        if bytes.last == UInt8(ascii: "}"), let brace = bytes.lastIndex(of: UInt8(ascii: "{")) { bytes = bytes[..<brace] }
        return bytes.first == Ascii.openBracket && bytes.last == Ascii.close && block.linkCount == 1
    }

    /// Whether paragraphs of so many bytes hold the words: mostly the first few do.
    private static func holds(_ least: Int, of words: FunctionWords, _ document: Document) -> Bool {
        var own = 0
        for block in document.blocks where own < least {
            if words.occurs(in: document.bytes, block.content) { own += block.content.count }
        }
        return own >= least
    }

    /// Whether two of the language's commonest words are in the block: one may be of a name or a title (`Recency, Frequency and Money`).
    private static func showsWords(of language: LanguageTag, _ block: BlockView) -> Bool {
        guard let words = FunctionWords.of(language) else { return false }
        var shown = 0
        for word in block.document.words(in: block.content) where words.occurs(in: block.document.bytes, word) {
            // Words of an address (`/news/made-in-italy`) and of a picture's name are in no language.
            if block.isWithinMarkup(word.lowerBound) || block.isProtected(word) { continue }
            shown += 1
            if shown == 2 { return true }
        }
        return false
    }

    /// Whether the text as a whole is in that language: then it is not the paragraph that is foreign.
    private static func isIn(_ language: LanguageTag, _ document: Document) -> Bool {
        document.bytes.withUnsafeBufferPointer(LanguageRecognizer.recognize).language.base == language.base
    }

    private static func endsInColon(_ content: ByteRange, _ document: Document) -> Bool {
        guard let last = content.last else { return false }
        return document.bytes[last] == UInt8(ascii: ":") || document.bytes[last] == UInt8(ascii: "-")
            || document.bytes[content].suffix(3).elementsEqual("—".utf8)
    }
}
