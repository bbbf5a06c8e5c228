import Linting
import Prose
import UnicodeText

/// `repetition/word-twice`: an ordinary word that stands there twice (`the final ranking ranking of the season`).
public enum WordTwice: Check {
    public static let trigger = Trigger.blocks(.repeatedWord)

    /// Shorter words are doubled on purpose or by grammar: `had had`, `very very`, `nous nous`, `die die`.
    private static let fewestLetters = 6

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        let runs = WordRun.runs(in: block)
        for (index, run) in runs.enumerated() where run.words.count == 2 && run.isUnmarked {
            let word = run.words[1]
            let text = document.text(word)
            guard text == document.text(run.words[0]), isLongWord(text), stands(run, block), !block.isProtected(run.range)
            else { continue }
            // `pão pão, queijo queijo`: a saying in pairs.
            let isPaired = index > 0 && isBeside(runs[index - 1], run) || index + 1 < runs.count && isBeside(run, runs[index + 1])
            if isPaired { continue }
            report.add(
                run.range, "“\(text)” stands twice",
                edits: [Edit(run.words[0].upperBound..<word.upperBound, "")])
        }
    }

    private static func isBeside(_ left: WordRun, _ right: WordRun) -> Bool {
        right.range.lowerBound - left.range.upperBound <= 2
    }

    private static func isLongWord(_ text: String) -> Bool {
        text.unicodeScalars.count >= fewestLetters && text.unicodeScalars.allSatisfy { $0.isLowercase || $0.isMark }
            && !doubled.contains(text)
    }

    /// Whether the words belong to one phrase: not `killing was killing, and stealing stealing`, nor parts of a longer
    /// name with hyphens.
    private static func stands(_ run: WordRun, _ block: BlockView) -> Bool {
        let before = block.byte(at: run.range.lowerBound - 1)
        guard before == 0x20 || before >= 0x80 || run.range.lowerBound == block.content.lowerBound else { return false }
        guard block.byte(at: run.range.upperBound) != UInt8(ascii: "-") else { return false }
        return block.byte(at: run.range.upperBound) == 0x20 || !followsCommaAndConjunction(run.range.lowerBound, block)
    }

    /// `…, and stealing stealing.`: a verb is left out between the two, and the clause ends with them.
    private static func followsCommaAndConjunction(_ offset: Int, _ block: BlockView) -> Bool {
        let end = max(block.content.lowerBound, offset - 1)
        let conjunction = block.word(before: end)
        return block.byte(at: conjunction.lowerBound - 1) == 0x20 && block.byte(at: conjunction.lowerBound - 2) == UInt8(ascii: ",")
            && conjunctions[block.language.base]?.contains(block.document.text(conjunction)) ?? false
    }

    private static let conjunctions: [LanguageTag: Set<String>] = [
        .english: ["and", "but"], .german: ["und", "aber"], .french: ["et", "mais"], .spanish: ["y", "pero"], .portuguese: ["e", "mas"],
        .polish: ["i", "a"], .czech: ["a", "ale"], .russian: ["и", "а"], .ukrainian: ["і", "й", "та", "а"],
    ]

    /// Long words that people double for emphasis.
    private static let doubled: Set<String> = [
        "really", "totally", "always", "forever", "little", "finally", "замечательно", "спокойно", "медленно", "тихонько", "повільно",
        "immer", "langsam", "toujours", "doucement", "siempre", "despacio", "sempre", "devagar", "bardzo", "powoli", "pomalu",
    ]
}
