import Linting
import Prose
import UnicodeText

/// `repetition/word-twice`: an ordinary word that stands there twice (`the final ranking ranking of the season`).
public enum WordTwice: Check {
    public static let trigger = Trigger.blocks([.repeatedWord, .repeatedCharacters])

    /// Shorter words are doubled on purpose or by grammar: `had had`, `very very`, `nous nous`, `die die`.
    private static let fewestLetters = 6

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        checkUnspaced(block, into: &report)
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
                run.range, "“\(text)” is repeated",
                edits: [Edit(run.words[0].upperBound..<word.upperBound, "")])
        }
    }

    /// Reports words of Chinese, Japanese and Thai, compounds included, within a sentence.
    private static func checkUnspaced(_ block: BlockView, into report: inout Report) {
        for found in UnspacedRepeat.find(in: block) where found.copies == 2 && found.words <= mostPartsOfWord && found.isUnmarked {
            guard found.goesOn(block), isLongUnspacedWord(found, block), !block.isSpoken(found.range), !block.isProtected(found.range)
            else { continue }
            report.add(
                found.range, "“\(block.document.text(found.first))” is repeated",
                edits: [Edit(found.first.upperBound..<found.range.upperBound, "")])
        }
    }

    /// Into so many words the dictionary parts a compound that it does not know (`剃|须|刀`).
    private static let mostPartsOfWord = 3

    /// Whether the language does not double words like that. Chinese doubles verbs of two characters (`讨论讨论`), and so does
    /// Japanese words of two (`自分自分`); what begins with a number is counted off (`一个人一个人`); Japanese tells sounds and
    /// manners in kana, those of four and more letters of Katakana that end in none of `ン`, `リ` and `ッ` apart; Thai doubles
    /// words of a syllable or two.
    private static func isLongUnspacedWord(_ found: UnspacedRepeat, _ block: BlockView) -> Bool {
        let letters = found.letters(block.document)
        guard let first = letters.first, let last = letters.last, first.properties.numericType == nil else { return false }
        switch block.language.base {
        case .chinese: return letters.count >= 3 && letters.allSatisfy { $0.script == .han }
        case .japanese:
            if letters.allSatisfy({ $0.script == .han }) { return letters.count >= 3 }
            return letters.count >= 4 && letters.allSatisfy { (0x30A1...0x30FF).contains($0.value) } && !"ンリッ".unicodeScalars.contains(last)
        case .thai: return letters.count >= 5 && letters.allSatisfy { (0x0E01...0x0E4E).contains($0.value) }
        default: return false
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
