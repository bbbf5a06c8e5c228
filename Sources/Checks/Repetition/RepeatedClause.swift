import Linting
import Prose

/// `repetition/clause`: four words or more that stand there twice, one right behind the other (`He insists on the
/// vote, he insists on the vote`).
public enum RepeatedClause: BlockCheck {
    public static let signals: Signals = .repeatedPhrase

    private static let fewestWords = 4

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        for found in PhraseRepeat.find(in: block) where found.copies == 2 && found.words >= fewestWords {
            guard !block.isProtected(found.range), isProse(found.first, document) else { continue }
            let text = document.text(found.first)
            guard isSlip(found, document) else { continue }
            report.add(
                found.range, "“\(text)” stands twice, one right behind the other",
                edits: [Edit(found.first.upperBound..<found.range.upperBound, "")])
        }
    }

    /// Whether the copies stand as nobody sets them for effect: with nothing between them, or one of them in
    /// quotation marks; with a comma only where they are long.
    private static func isSlip(_ found: PhraseRepeat, _ document: Document) -> Bool {
        let gap = document.text(found.first.upperBound..<found.second)
        if gap.allSatisfy({ $0 == " " || $0 == "\n" }) { return found.isUnmarked }
        if gap == ", " { return found.words >= fewestWithComma }
        return ["” ", "\" ", "» ", "“ ", " “", " \"", " «", " „"].contains(gap)
    }

    private static let fewestWithComma = 7

    /// Whether the copy is made of words, most of them in small letters: not of numbers, notes or abbreviations.
    private static func isProse(_ range: ByteRange, _ document: Document) -> Bool {
        let words = document.words(in: range)
        let long = words.filter { $0.count >= 3 && !document.bytes[$0].contains { $0 &- 48 < 10 } }
        return long.count >= 2 && range.count >= 16
    }
}
