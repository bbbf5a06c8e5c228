import Bytes
import Linting
import Prose
import UnicodeText

/// `leftovers/foreign-letters`: a paragraph that its letters show to be in another language: in Latin letters in a text that is
/// not written in them, or with letters of Russian in Ukrainian and the other way round.
public enum ForeignLetters: Check {
    public static let trigger = Trigger.blocks(
        [],
        in: { language in
            if pairs[language.base] != nil { return .cyrillic }
            return language.isWrittenInLatin || language.isWrittenInCyrillic || language.writtenScript == 0 ? [] : .asciiLetter
        }, outline: .paragraph)

    /// In UTF-8 bytes: a line of Latin letters may be a title or an address.
    private static let fewestBytes = 70
    private static let fewestWords = 10
    private static let most = 20
    /// What is in the document's language is at least so many times longer than several such paragraphs, and longer than one: texts in
    /// two languages, paragraph by paragraph, are meant.
    private static let leastRatio = 3

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        var found: [(range: ByteRange, name: String)] = []
        for block in view.blocks where block.kind == .paragraph && block.content.count >= fewestBytes && found.count <= most {
            // A colon before it announces a quotation or code.
            guard block.index == 0 || !announces(document.blocks[block.index - 1], document), !beginsAsSpeech(block) else { continue }
            if let pair = pairs[block.language.base] {
                if hasLetters(of: pair, block) { found.append((block.content, pair.language)) }
            } else if let language = latinLanguage(block) {
                found.append((block.content, language))
            }
        }
        guard !found.isEmpty, found.count <= most else { return }
        let foreign = found.reduce(0) { $0 + $1.range.count }
        let all = document.blocks.reduce(0) { $0 + ($1.kind == .paragraph ? $1.content.count : 0) }
        guard all - foreign >= (found.count == 1 ? 1 : leastRatio) * foreign else { return }
        for paragraph in found {
            report.add(
                paragraph.range,
                "This paragraph seems to be in another language (\(paragraph.name)) than the rest of the text (\(document.language.base))",
                confidence: 0.8)
        }
    }

    private static func announces(_ block: Block, _ document: Document) -> Bool {
        let last = document.scalar(before: block.content.upperBound)?.scalar
        return last == ":" || last == "："
    }

    private static func beginsAsSpeech(_ block: BlockView) -> Bool {
        block.scalar(at: block.content.lowerBound).map { "\"'“„«‘「—–-(>".unicodeScalars.contains($0) } ?? true
    }

    // MARK: Letters of a neighboring language

    /// Letters of two bytes: one that most paragraphs of the other language have, all that only it has, and all that only the own
    /// language has.
    private struct Pair {
        let language: String
        let common: UInt8
        let foreign: Set<Unicode.Scalar>
        let own: Set<Unicode.Scalar>
    }

    private static let pairs: [LanguageTag: Pair] = [
        .ukrainian: Pair(
            language: "ru", common: 0x8B, foreign: Set("ыэъё".unicodeScalars), own: Set("іїєґІЇЄҐ".unicodeScalars)),
        .russian: Pair(
            language: "uk", common: 0x96, foreign: Set("іїєґ".unicodeScalars), own: Set("ыэъёЫЭЪЁ".unicodeScalars)),
    ]

    private static let fewestForeign = 3

    private static func hasLetters(of pair: Pair, _ block: BlockView) -> Bool {
        // The second byte of ы and of і, which the own language hardly has.
        var isPossible = false
        for place in block.document.places(of: pair.common, in: block.content) where block.byte(at: place - 1) == 0xD1 {
            isPossible = true
            break
        }
        guard isPossible else { return false }
        var foreign = 0
        for scalar in block.document.text(block.content).unicodeScalars {
            if pair.own.contains(scalar) { return false }
            if pair.foreign.contains(scalar) { foreign += 1 }
        }
        return foreign >= fewestForeign
    }

    // MARK: Latin letters

    /// The language of a paragraph of running text in Latin letters; nil for titles, references, addresses and code.
    private static func latinLanguage(_ block: BlockView) -> String? {
        let document = block.document
        let bytes = document.bytes[block.content]
        let wide = bytes.lazy.filter { $0 >= 0xD0 && $0 != 0xE2 }.prefix(1).count
        guard wide == 0, document.endsSentence(block.content), document.words(in: block.content).count >= fewestWords else { return nil }
        let guess = bytes.withUnsafeBufferPointer { LanguageRecognizer.recognize($0) }
        guard guess.language != .undetermined, guess.share >= 90, let words = FunctionWords.of(guess.language) else { return nil }
        let common = document.words(in: block.content).count { words.occurs(in: document.bytes, $0) }
        // One word in five is one of the commonest, in running text.
        guard common * 6 >= document.words(in: block.content).count else { return nil }
        return guess.language.base.description
    }
}
