import Bytes
import Linting
import Prose

/// `repetition/doubled-word`: a function word that stands there twice (`in the the house`), of the kind that no
/// grammar doubles.
public enum DoubledWord: Check {
    public static let trigger = Trigger.blocks([.repeatedWord, .repeatedCharacters, .doubledCharacter])

    public static func check(_ block: BlockView, into report: inout Report) {
        guard let words = Self.words[block.language.base] else { return }
        checkUnspaced(block, words, into: &report)
        let document = block.document
        for run in WordRun.runs(in: block) where run.isUnmarked {
            let text = document.text(run.words[0])
            let second = document.text(run.words[1])
            // Longer words that stand there three times are another rule's matter.
            guard run.words.count == 2 || RepetitionWord.isShort(second), second == second.lowercased(), words.contains(second),
                isInSentence(run, document), !block.isProtected(run.range), !isVariable(text, run, block)
            else { continue }
            report.add(
                run.range, "“\(text)” is repeated",
                edits: [Edit(run.words[0].upperBound..<run.range.upperBound, "")])
        }
    }

    /// Whether the first word is a letter that something is called by, in an enumeration: `X, Y y Z`.
    private static func isVariable(_ text: String, _ run: WordRun, _ block: BlockView) -> Bool {
        guard text.unicodeScalars.count == 1, text != text.lowercased() else { return false }
        let space = block.document.spaceBefore(run.words[0].lowerBound, notBefore: block.content.lowerBound)
        return block.byte(at: space.lowerBound - 1) == UInt8(ascii: ",")
    }

    /// Reports the words that stand there twice or more in a language without spaces.
    private static func checkUnspaced(_ block: BlockView, _ words: Set<String>, into report: inout Report) {
        guard block.signals.contains(.repeatedCharacters) || block.signals.contains(.doubledCharacter) && doublesCharacter(block, words)
        else { return }
        for found in UnspacedRepeat.find(in: block) where found.words == 1 && found.isUnmarked && found.goesOn(block) {
            let text = block.document.text(found.first)
            guard words.contains(text), !block.isProtected(found.range) else { continue }
            report.add(found.range, "“\(text)” is repeated", edits: [Edit(found.first.upperBound..<found.range.upperBound, "")])
        }
    }

    /// Whether a character that is one of the words stands there twice: most of those that do are syllables of a word (`人人`).
    private static func doublesCharacter(_ block: BlockView, _ words: Set<String>) -> Bool {
        block.document.bytes.withUnsafeBufferPointer { bytes in
            var position = block.content.lowerBound
            while position + 6 <= block.content.upperBound {
                let isLong = bytes[position] & 0xF0 == 0xE0
                if isLong, bytes[position + 2] == bytes[position + 5], bytes[position + 1] == bytes[position + 4],
                    bytes[position] == bytes[position + 3], words.contains(block.document.text(position..<position + 3))
                {
                    return true
                }
                position += isLong ? 3 : 1
            }
            return false
        }
    }

    /// Whether the word is among those of the block's language.
    static func isNeverDoubled(_ word: ByteRange, _ block: BlockView) -> Bool {
        isNeverDoubled(word: block.document.text(word), block)
    }

    static func isNeverDoubled(word: String, _ block: BlockView) -> Bool { words[block.language.base]?.contains(word) ?? false }

    /// Whether a word follows and no hyphen stands before: at a sentence's end a doubled word may be a name or be spoken about.
    private static func isInSentence(_ run: WordRun, _ document: Document) -> Bool {
        let end = run.range.upperBound
        let start = run.range.lowerBound
        guard start == 0 || document.bytes[start - 1] != UInt8(ascii: "-") else { return false }
        guard end + 1 < document.bytes.count, document.bytes[end] == 0x20 else { return false }
        let next = document.bytes[end + 1]
        if document.isLetterByte(next) || Ascii.isDigit(next) || "\"'(/$".utf8.contains(next) { return true }
        return document.scalar(at: end + 1).map { "“„«‘‚‹".unicodeScalars.contains($0.scalar) } ?? false
    }

    /// The words of each language that are never doubled on purpose. Left out is what grammar doubles (English “that
    /// that”, “had had”, “is is”, “in in”, French “nous nous”, “en en”, German “die die”, Czech “se se”).
    private static let words: [LanguageTag: Set<String>] = [
        .english: set("the a an of and or to by from with as at for into its their our your be are were these which than"),
        .german: set("und oder ein eine einen einem einer eines im am zum zur vom beim von für durch ist wird wurde dass"),
        .french: set("à le les un une des de du et ou au aux dans par pour avec sans son ses leurs cette ces dont"),
        .spanish: set("el los las un una unos unas de del al en con por para es su sus desde entre hasta y"),
        .italian: set("e il gli un una di del della dei delle degli al alla ai con per dal dalla nel nella è dello"),
        .portuguese: set("os um uma de do da dos das em no na nas com por para ao aos pelo pela e"),
        .polish: set("i w z na do od że się przez dla oraz jest są lub ale przy"),
        .czech: set("a v na do od že pro při nebo jsou ve ze které který"),
        .ukrainian: set("і в у на з що до від для при або який яка які його через"),
        .russian: set("и в на с что к от до из для при или который которая которые через об"),
        .arabic: set("في من إلى على عن التي الذي هذا هذه مع أن"),
        // Not 了, 是, 对, 好 and 将, not は and と, not ที่, ของ and ว่า: these follow themselves in sound sentences.
        .chinese: set("的 和 在 被 与 與 从 從 把"),
        .japanese: set("を が に"),
        // Not what separable verbs, relative clauses or pronouns bring together: `op op`, `heeft heeft`, `det det`, `on on`.
        Self.dutch: set("de een van deze en"),
        Self.swedish: set("och att"),
        Self.finnish: set("ja että tai"),
        .thai: set("และ หรือ ใน จาก โดย ซึ่ง เป็น ระหว่าง"),
    ]

    private static let dutch = LanguageTag("nl")
    private static let swedish = LanguageTag("sv")
    private static let finnish = LanguageTag("fi")

    private static func set(_ words: String) -> Set<String> {
        Set(words.listedWords)
    }
}
