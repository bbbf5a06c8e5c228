import Linting
import Prose
import UnicodeText

/// `names/pinyin-tones`: a Chinese name with the tone marks of a dictionary (`Xí Jìnpíng`, `Wǔhàn`).
public enum PinyinTones: Check {
    public static let trigger = Trigger.blocks(.latinNonASCII)

    public static func check(_ block: BlockView, into report: inout Report) {
        let bytes = block.document.bytes
        var position = block.content.lowerBound
        while position < block.content.upperBound {
            defer { position += 1 }
            // The third tone, ǎ ǐ ǒ ǔ ǚ: no other language in wide use has these letters.
            guard bytes[position] == 0xC7, let letter = block.scalar(at: position), "ǎǐǒǔǚ".unicodeScalars.contains(letter)
            else { continue }
            let before = block.word(before: position)
            let word = before.lowerBound..<block.word(at: position).upperBound
            report.add(word, "This Chinese name has tone marks")
            position = max(position, word.upperBound - 1)
        }
    }
}
