import Linting
import Prose

/// `quotes/foreign-marks`: the marks of the source's language around a quotation of the translation (`«Voda» company`).
public enum ForeignMarks: Check {
    public static let trigger = Trigger.text(.doubleMark)

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        let isForeign = ForeignPairs.foreignness(to: document.language)
        guard document.marks.contains(where: { isForeign($0.glyph, nil) }) else { return }
        let mentions = document.mentions
        let own = PreferredMarks(of: document) { !isForeign($0, nil) }
        document.forEachPair(among: document.marks.indices) { first, second, around in
            let opening = document.marks[first]
            let closing = document.marks[second]
            // A phrase of Chinese or Japanese has the marks of its own script.
            let isAmongIdeographs = !document.language.isWrittenWithoutSpaces && (opening.left == .wide || opening.right == .wide)
            guard !isAmongIdeographs, opening.block == closing.block, isForeign(opening.glyph, closing.glyph),
                document.isClear(first, second), !document.isPointer(opening), !document.isPointer(closing),
                // `« and »` shows the marks of another language.
                !document.joinsMarks(opening.range.upperBound..<closing.offset), !mentions.speak(of: opening.block, document),
                case let block = view.block(Int(opening.block)),
                !block.remembered({ OtherLanguage(isThere: Self.isInAnotherLanguage(block)) }).isThere
            else { return }
            let marks = around.isEmpty ? (own.opening, own.closing) : (own.innerOpening, own.innerClosing)
            report.add(
                opening.range,
                "This quotation has marks of another language, \(opening.glyph.text)…\(closing.glyph.text); use \(marks.0)…\(marks.1)",
                edits: document.edits(replacing: opening, closing, with: marks))
        }
    }

    /// What was found about a block, which may have many pairs.
    private struct OtherLanguage {
        let isThere: Bool
    }

    /// Whether the block is of some length and has none of the language's commonest words, but those of another one, whose marks these may be.
    private static func isInAnotherLanguage(_ block: BlockView) -> Bool {
        let document = block.document
        guard let words = FunctionWords.of(document.language), !document.language.isWrittenWithoutSpaces,
            block.content.count >= fewestBytes, !words.occurs(in: document.bytes, block.content)
        else { return false }
        let guess = block.readBytes(in: block.content).withUnsafeBufferPointer { LanguageRecognizer.recognize($0) }.language
        return guess != .undetermined && guess.base != document.language.base
    }

    /// Shorter blocks need not have one of the commonest words.
    private static let fewestBytes = 40
}
