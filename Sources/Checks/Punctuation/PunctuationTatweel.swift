import Linting
import Prose

/// `punctuation/tatweel`: the stroke that stretches an Arabic word for looks (`مـرحبا`).
public enum PunctuationTatweel: Check {
    public static let trigger = Trigger.blocks(.arabic)

    public static func check(_ block: BlockView, into report: inout Report) {
        let bytes = block.document.bytes
        let content = block.content
        var position = content.lowerBound
        while position + 1 < content.upperBound {
            guard bytes[position] == 0xD9, bytes[position + 1] == 0x80 else {
                position += 1
                continue
            }
            let start = position
            while block.byte(at: position) == 0xD9, block.byte(at: position + 1) == 0x80 { position += 2 }
            // `هـ` alone is an abbreviation, and a stroke at a word's end stands for a prefix that is talked about.
            guard block.scalar(before: start)?.isArabicLetter == true, block.scalar(at: position)?.isArabicLetter == true
            else { continue }
            report.add(start..<position, "The word contains U+0640 ARABIC TATWEEL", edits: [Edit(start..<position, "")])
        }
    }
}
