import Bytes
import Linting
import Prose
import UnicodeText

/// `punctuation/glued-dash`: a hyphen in the place of the dash between quoted speech and who speaks, glued to the next word (`«Когда?» -спросил мэр`).
public enum GluedDash: Check {
    public static let trigger = Trigger.blocks(.spacedHyphen)

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        for hyphen in document.places(of: UInt8(ascii: "-"), in: block.content)
        where block.byte(at: hyphen - 1) == 0x20 && endsSpeech(block.reading(before: hyphen - 1), block) {
            let word = block.word(at: hyphen + 1)
            let next = block.byte(at: word.upperBound)
            guard block.length(word) >= fewestLetters, block.isLowercase(word), next == 0x20 || next == UInt8(ascii: ","),
                !particles.contains(document.text(word)), !block.isProtected(hyphen..<word.upperBound)
            else { continue }
            report.add(
                hyphen..<hyphen + 1, "Missing space after the hyphen that is used as a dash",
                edits: [Edit(hyphen + 1..<hyphen + 1, " ")])
        }
    }

    /// Whether quoted speech ends there: a quotation mark behind a mark that ends a sentence, or before a comma. A name in marks may have a second part behind a
    /// hyphen (`«Спартак»-чемпион`), which has neither.
    private static func endsSpeech(_ end: Int, _ block: BlockView) -> Bool {
        guard var last = block.scalar(before: end) else { return false }
        var end = end - UTF8.width(last)
        let hasComma = last == ","
        if hasComma {
            guard let mark = block.scalar(before: end) else { return false }
            last = mark
            end -= UTF8.width(mark)
        }
        guard "»”“\"".unicodeScalars.contains(last) else { return false }
        return hasComma || block.scalar(before: end).map { "?!…,".unicodeScalars.contains($0) } == true
    }

    /// Shorter words are prepositions, before which nobody loses the dash alone.
    private static let fewestLetters = 3
    /// What a hyphen joins to the word before it.
    private static let particles: Set<String> = ["либо", "нибудь", "таки", "небудь"]
}
