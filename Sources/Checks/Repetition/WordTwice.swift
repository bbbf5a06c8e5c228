import Bytes
import Linting
import Prose
import UnicodeText

/// `repetition/word-twice`: an ordinary word that stands there twice (`the final ranking ranking of the season`).
public enum WordTwice: Check {
    public static let trigger = Trigger.blocks([.repeatedWord, .repeatedCharacters])

    /// Shorter words are doubled on purpose or by grammar (`had had`, `very very`, `nous nous`, `die die`), in languages of which
    /// no card tells which are.
    private static let fewestLetters = 6

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        checkUnspaced(block, into: &report)
        let runs = WordRun.runs(in: block)
        for (index, run) in runs.enumerated() where run.words.count == 2 && run.isUnmarked {
            let word = run.words[1]
            let text = document.text(word)
            guard isDoubled(run, text, block), stands(run, block), !run.isPowerOfTen(block), !block.isProtected(run.range) else { continue }
            // `pão pão, queijo queijo`: a saying in pairs.
            let isPaired = index > 0 && isBeside(runs[index - 1], run) || index + 1 < runs.count && isBeside(run, runs[index + 1])
            if isPaired { continue }
            report.add(
                run.range, "“\(document.text(run.words[0]))” is repeated",
                edits: [Edit(run.words[0].upperBound..<word.upperBound, "")])
        }
    }

    /// Whether the word is none that is doubled on purpose. Where the language's card tells which words are, no other is, however
    /// short, if the sentence goes on behind the two; elsewhere a long word is not.
    private static func isDoubled(_ run: WordRun, _ text: String, _ block: BlockView) -> Bool {
        let document = block.document
        let first = document.text(run.words[0])
        if isNoun(run, text, block) { return true }
        // An Arabic noun with its article; without one it may count off (`مجموعة مجموعة`), and shorter ones may be calls.
        if block.language.base == .arabic {
            return text.unicodeScalars.count >= fewestLettersWithArticle && text.hasPrefix("ال") && goesOn(run.range, block)
                && !block.isSpoken(run.range)
        }
        let isAlike = first == text || first.lowercased() == text && block.beginsSentence(at: run.words[0].lowerBound)
        guard isAlike, text.unicodeScalars.allSatisfy({ $0.isLowercase || $0.isMark }) else { return false }
        let length = text.unicodeScalars.count
        guard let words = LanguageWords.of(block.language), !words.doubled.isEmpty else { return length >= fewestLetters && first == text }
        if words.doubled.contains(text) || DoubledWord.isNeverDoubled(word: text, block) { return false }
        if length >= fewestLetters, first == text { return true }
        guard length >= 2, goesOn(run.range, block), !block.isSpoken(run.range) else { return false }
        return !words.copulas.contains(text) || !endsClause(before: run.words[0].lowerBound, block, words)
    }

    private static let fewestLettersWithArticle = 5

    /// Whether the words are a German noun behind its article (`das Haus Haus`), which a name seldom has.
    private static func isNoun(_ run: WordRun, _ text: String, _ block: BlockView) -> Bool {
        guard block.language.base == .german, block.document.text(run.words[0]) == text, block.isCapitalized(run.words[1]),
            text.unicodeScalars.count >= fewestLettersOfNoun, goesOn(run.range, block)
        else { return false }
        let article = block.word(before: run.range.lowerBound - 1)
        return !article.isEmpty && FunctionWords.of(block.language)?.occurs(in: block.document.bytes, article) == true
    }

    private static let fewestLettersOfNoun = 4

    /// Whether a word follows, with nothing but a space before it, and nothing but a space stands before the two.
    private static func goesOn(_ range: ByteRange, _ block: BlockView) -> Bool {
        let isApart = range.lowerBound == block.content.lowerBound || block.byte(at: range.lowerBound - 1) == 0x20
        guard isApart, block.byte(at: range.upperBound) == 0x20, let next = block.scalar(at: range.upperBound + 1) else { return false }
        return next.isLetter || next.isDigit || "“„«(".unicodeScalars.contains(next)
    }

    /// Whether a clause may end at the verb: a pronoun is its subject, and more of the clause stands before that (`what it
    /// ⟨is is⟩ a mess`, not `He ⟨is is⟩ here` nor `but it ⟨was was⟩ late`).
    private static func endsClause(before offset: Int, _ block: BlockView, _ words: LanguageWords) -> Bool {
        let subject = block.word(before: max(block.content.lowerBound, offset - 1))
        guard !subject.isEmpty else { return true }
        let isPronoun =
            words.sentenceOpeners.contains(block.document.text(subject).lowercased())
            || words.common?.occurs(in: block.document.bytes, subject) == true || subject.count == 1
        guard isPronoun, block.byte(at: subject.lowerBound - 1) == 0x20 else { return false }
        let before = block.word(before: subject.lowerBound - 1)
        let text = block.document.text(before).lowercased()
        return !before.isEmpty && !words.conjunctions.contains(text)
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
            // A noun and the particle of a topic or an object, which a clause has once.
            if "はを".unicodeScalars.contains(last), letters.count >= 3, letters.dropLast().allSatisfy({ $0.script == .han }) { return true }
            return letters.count >= 4 && letters.allSatisfy { (0x30A1...0x30FF).contains($0.value) } && !"ンリッ".unicodeScalars.contains(last)
        // A noun and the verb that it is made of: `คำแนะนำ` + `แนะนำ`.
        case .thai:
            return letters.count >= 5 && letters.allSatisfy { (0x0E01...0x0E4E).contains($0.value) }
                && !thaiPrefixes.contains {
                    found.range.lowerBound - $0.utf8.count >= block.content.lowerBound
                        && block.document.text(found.range.lowerBound - $0.utf8.count..<found.range.lowerBound) == $0
                }
        default: return false
        }
    }

    /// What makes nouns of Thai verbs.
    private static let thaiPrefixes = ["การ", "ความ", "คำ"]

    private static func isBeside(_ left: WordRun, _ right: WordRun) -> Bool {
        right.range.lowerBound - left.range.upperBound <= 2
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
}
