import Bytes
import Linting
import Prose

/// `numbers/glued-percent`: a percent sign glued to a preposition or another function word (`the rate in%`).
public enum GluedPercent: Check {
    public static let trigger = Trigger.blocks(.percent)

    public static func check(_ block: BlockView, into report: inout Report) {
        guard let words = LanguageWords.of(block.language) else { return }
        for sign in block.document.places(of: UInt8(ascii: "%"), in: block.content) {
            let word = block.word(before: sign)
            // A sign behind a letter or before one is of a program or an address.
            guard !word.isEmpty, block.byte(at: sign + 1) <= 0x20 || ".,;:!?)".utf8.contains(block.byte(at: sign + 1)),
                block.byte(at: word.lowerBound - 1) == 0x20, block.length(word) >= 2,
                words.beforeNouns.contains(block.document.text(word)) || words.common?.occurs(in: block.document.bytes, word) == true,
                !block.isProtected(word.lowerBound..<sign + 1)
            else { continue }
            report.add(word.lowerBound..<sign + 1, "Missing space before “%”", edits: [Edit(sign..<sign, " ")])
        }
    }
}
