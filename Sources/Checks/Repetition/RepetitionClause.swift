import Bytes
import Linting
import Prose

/// `repetition/clause`: a few words or more that stand there twice, one right behind the other (`He insists on the
/// vote, he insists on the vote`).
public enum RepetitionClause: Check {
    public static let trigger = Trigger.blocks([.repeatedPhrase, .repeatedCharacters])

    private static let fewestWords = 4
    /// Between commas, and with commas on both sides, nobody sets as many words twice for effect.
    private static let fewestAmongClauses = 3
    /// What people say twice in a breath is shorter.
    private static let fewestWhenSpoken = 7

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        checkUnspaced(block, into: &report)
        for found in PhraseRepeat.find(in: block) where found.copies <= mostCopies(found) && found.words >= fewestAmongClauses {
            // A hyphen behind the second copy makes another word of its last.
            guard isProse(found.first, document), isSlip(found, block), !isChain(found, block), !document.isTabular(found.range),
                block.byte(at: found.range.upperBound) != UInt8(ascii: "-"),
                !block.isProtected(found.range)
            else { continue }
            report.add(
                found.range,
                found.copies == 2
                    ? "\(document.text(found.first).inMessage) is repeated right after itself"
                    : "\(document.text(found.first).inMessage) is repeated \(found.copies) times in a row",
                edits: [Edit(found.first.upperBound..<found.range.upperBound, "")])
        }
    }

    /// Whether the copy begins with an article and ends with a preposition: “the first child of the first child of the root” goes down by
    /// a step with each.
    private static func isChain(_ found: PhraseRepeat, _ block: BlockView) -> Bool {
        let words = block.document.words(in: found.first)
        guard found.isUnmarked, let first = words.first, let last = words.last else { return false }
        return BoundWords.needsNoun(block.document.text(first), block.language)
            && BoundWords.needsNoun(block.document.text(last), block.language)
    }

    /// More copies are a loop, which is another rule's matter; with nothing between them, three are one.
    private static func mostCopies(_ found: PhraseRepeat) -> Int { found.isUnmarked ? 2 : PhraseLoop.fewestMarked - 1 }

    /// Reports clauses of Chinese, Japanese and Thai with nothing between the copies, and sentences with their marks.
    private static func checkUnspaced(_ block: BlockView, into report: inout Report) {
        for found in UnspacedRepeat.find(in: block) where found.words >= fewestWords && found.copies < PhraseLoop.fewestMarked {
            guard !found.isKana(block.document), found.isUnmarked ? found.copies == 2 : isRepeatedSentence(found, block),
                !block.document.isTabular(found.range), !block.isProtected(found.range)
            else { continue }
            report.add(
                found.range, "“\(block.document.text(found.first))” is repeated",
                edits: [Edit(found.first.upperBound..<found.range.upperBound, "")])
        }
    }

    /// Whether the copies are sentences of some length, each with its mark, and nobody speaks; or clauses with commas that come
    /// three times and more.
    private static func isRepeatedSentence(_ found: UnspacedRepeat, _ block: BlockView) -> Bool {
        guard found.words >= fewestWordsOfSentence, found.copies > 2 || found.endsSentence(block.document) else { return false }
        return !block.isSpoken(found.range) && found.letters(block.document).count >= fewestLettersOfSentence
    }

    private static let fewestWordsOfSentence = 5
    static let fewestLettersOfSentence = 8

    /// Whether the copies stand as nobody sets them for effect: with nothing between them, or one of them in
    /// quotation marks; as two clauses among others; as two sentences that end in a full stop. A comma alone, or a call
    /// (`I will never go there, I will never go there!`) is the way people speak, unless the words are many.
    private static func isSlip(_ found: PhraseRepeat, _ block: BlockView) -> Bool {
        let document = block.document
        let gap = document.text(found.first.upperBound..<found.second)
        if gap == ", ", isAmongClauses(found, document) { return true }
        guard found.words >= fewestWords else { return false }
        if gap.allSatisfy({ $0 == " " || $0 == "\n" }) { return found.isUnmarked }
        if gap == ", " { return found.words >= fewestWhenSpoken }
        if [". ", "! ", "? "].contains(gap) {
            return isSentence(found, gap, block)
                && (gap == ". " || found.words >= fewestWhenSpoken || !block.isSpoken(found.range))
        }
        return ["” ", "\" ", "» ", "“ ", " “", " \"", " «", " „"].contains(gap)
    }

    /// Whether commas stand on both sides of the copies, and none in them: at its end a sentence may dwell on its words.
    private static func isAmongClauses(_ found: PhraseRepeat, _ document: Document) -> Bool {
        let start = found.range.lowerBound
        return start >= 2 && document.bytes[start - 1] == 0x20 && document.bytes[start - 2] == UInt8(ascii: ",")
            && found.range.upperBound < document.bytes.count && document.bytes[found.range.upperBound] == UInt8(ascii: ",")
            && !document.bytes[found.first].contains(UInt8(ascii: ","))
    }

    /// Whether the copies are sentences: both begin where one begins and end alike.
    private static func isSentence(_ found: PhraseRepeat, _ gap: String, _ block: BlockView) -> Bool {
        guard let end = block.scalar(at: found.range.upperBound), String(end) == gap.prefix(1),
            let start = block.scalar(at: found.first.lowerBound)
        else { return false }
        guard start.isUppercase || !start.isLowercase else { return false }
        // Behind a full stop ICU leaves open whether a digit begins a sentence until a letter follows.
        return !start.isLetter || block.beginsSentence(at: found.second)
    }

    /// Whether the copy is made of words, most of them in small letters: not of numbers, notes or abbreviations.
    private static func isProse(_ range: ByteRange, _ document: Document) -> Bool {
        let words = document.words(in: range)
        let long = words.filter { $0.count >= 3 && !document.bytes[$0].contains { Ascii.isDigit($0) } }
        return long.count >= 2 && range.count >= 16
    }
}
