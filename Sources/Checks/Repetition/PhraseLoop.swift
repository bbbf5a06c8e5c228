import Bytes
import Linting
import Prose

/// `repetition/phrase-loop`: a phrase three times or more in a row (`it seems that it seems that it seems that`).
public enum PhraseLoop: Check {
    public static let trigger = Trigger.blocks([.repeatedPhrase, .repeatedCharacters])

    private static let fewest = 3
    /// Commas make it a chant or a slogan, and a pair of words an idiom (`on and on and on`).
    static let fewestMarked = 5

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        checkUnspaced(block, into: &report)
        for found in PhraseRepeat.find(in: block) {
            let isWeak = !found.isUnmarked || found.words == 2
            guard found.copies >= (isWeak ? fewestMarked : fewest), !block.isProtected(found.range),
                hasLetters(found.first, document), !document.isTabular(found.range)
            else { continue }
            report.add(
                found.range, "\(document.text(found.first).inMessage) is repeated \(found.copies) times in a row",
                edits: [Edit(found.first.upperBound..<found.range.upperBound, "")])
        }
    }

    /// Reports phrases of Chinese, Japanese and Thai: of three words or more, which no compound has that the dictionary parts.
    private static func checkUnspaced(_ block: BlockView, into report: inout Report) {
        for found in UnspacedRepeat.find(in: block) where found.words >= 3 {
            let isWeak = !found.isUnmarked || found.isKana(block.document)
            guard found.copies >= (isWeak ? fewestMarked : fewest), !block.isProtected(found.range) else { continue }
            report.add(
                found.range, "“\(block.document.text(found.first))” is repeated \(found.copies) times in a row",
                edits: [Edit(found.first.upperBound..<found.range.upperBound, "")])
        }
    }

    /// Whether the phrase is more than digits: tables repeat their zeros.
    private static func hasLetters(_ range: ByteRange, _ document: Document) -> Bool {
        document.bytes[range].lazy.filter { Ascii.isLetterOrBeyond($0) }.prefix(4).count == 4
    }
}
