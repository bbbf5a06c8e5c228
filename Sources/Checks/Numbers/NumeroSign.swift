import Bytes
import Linting
import Prose
import UnicodeText

/// `numbers/numero-sign`: the sign №, which only Cyrillic keyboards have (`№5`).
public enum NumeroSign: Check {
    public static let trigger = Trigger.blocks(.letterlike)

    public static func check(_ block: BlockView, into report: inout Report) {
        guard let word = LanguagePhrases.numero.of(block.language).first else { return }
        let document = block.document
        for offset in block.content where document.bytes[offset] == 0xE2 {
            guard block.scalar(at: offset) == "№" else { continue }
            let space = document.spaceAfter(offset + 3, notAfter: block.content.upperBound)
            guard Ascii.isDigit(block.byte(at: space.upperBound)) else { continue }
            report.add(
                offset..<offset + 3, "“№” is used in Russian and Ukrainian only", edits: [Edit(offset..<space.upperBound, word + " ")])
        }
    }
}
