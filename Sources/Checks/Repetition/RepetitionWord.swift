import Bytes
import Linting
import Prose

/// `repetition/word`: the same word three times or more in a row (`a salad salad salad`).
public enum RepetitionWord: Check {
    public static let trigger = Trigger.blocks([.repeatedWord, .repeatedCharacters])

    /// With hyphens between them, words are repeated for effect: only a flood is an artifact.
    private static let fewestMarked = 7
    private static let fewest = 3
    /// Of words of two characters: `非常非常非常` is for emphasis.
    private static let fewestOfShort = 4

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        checkUnspaced(block, into: &report)
        for run in WordRun.runs(in: block) where run.words.count >= (run.isUnmarked ? fewest : fewestMarked) {
            let word = run.words[0]
            guard isWord(word, document), !run.isPowerOfTen(block), !block.isProtected(run.range) else { continue }
            let text = document.text(word)
            let isCalled = run.words.count < fewestMarked && (isCalledOut(text) || endsInCall(run.range, document))
            guard !isCalled else { continue }
            report.add(
                run.range, "“\(text)” is repeated \(run.words.count) times in a row",
                edits: [Edit(word.upperBound..<run.range.upperBound, "")])
        }
    }

    /// Reports words of Chinese, Japanese and Thai. What people call out or hear is short, or kana (`非常非常非常`, `リンリンリン`).
    private static func checkUnspaced(_ block: BlockView, into report: inout Report) {
        for found in UnspacedRepeat.find(in: block) where found.words <= mostPartsOfWord && found.isUnmarked && found.copies >= fewest {
            let letters = found.letters(block.document)
            let isSound = found.isKana(block.document) || letters.first?.properties.numericType != nil
            let isShort = isSound || letters.count < 3
            // What people call out stands by itself, or is spoken: in the middle of a sentence no word of two characters stands so often.
            let isLoop = !isSound && found.copies >= fewestOfShort && found.goesOn(block) && !block.isSpoken(found.range)
            guard letters.count >= 2, isLoop || found.copies >= (isShort ? fewestMarked : fewest), !block.isProtected(found.range)
            else { continue }
            report.add(
                found.range, "“\(block.document.text(found.first))” is repeated \(found.copies) times in a row",
                edits: [Edit(found.first.upperBound..<found.range.upperBound, "")])
        }
    }

    /// Into so many words the dictionary parts a compound that it does not know.
    private static let mostPartsOfWord = 2

    /// Whether the word has letters, more than one: `9 9 9` is a number and `a a a` a sound.
    private static func isWord(_ word: ByteRange, _ document: Document) -> Bool {
        word.count >= 2 && document.bytes[word].contains { Ascii.isLetterOrBeyond($0) }
    }

    /// Sounds and calls, which come in threes: `ha ha ha`, `no no no`, `very very very`.
    private static func isCalledOut(_ text: String) -> Bool { isShort(text) || calls.contains(text.lowercased()) }

    /// Whether the word is as short as sounds are.
    static func isShort(_ word: String) -> Bool { word.unicodeScalars.count <= 3 }

    /// Whether an exclamation mark follows.
    private static func endsInCall(_ range: ByteRange, _ document: Document) -> Bool {
        let next = document.bytes[range.upperBound..<min(range.upperBound + 1, document.bytes.count)].first
        return next == UInt8(ascii: "!")
    }

    private static let calls: Set<String> = [
        "very", "never", "knock", "tick", "tock", "ding", "dong", "bang", "clap", "click", "beep", "blah", "boom", "really",
        "many", "long", "далеко", "очень", "дуже", "sehr", "très", "muy", "molto", "muito", "bardzo", "velmi", "more", "down",
        "away", "over", "round", "years", "тихо", "more", "long", "chop", "drip", "rain", "tramp", "work", "holy", "свят",
    ]
}
