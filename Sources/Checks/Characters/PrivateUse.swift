import Linting
import Prose
import UnicodeText

/// `characters/private-use`: a character that means something in one font only, or nothing at all: U+F0B7 for a bullet
/// of Word, an icon of a page, a noncharacter.
public enum PrivateUse: Check {
    public static let trigger = Trigger.blocks(.privateUse)

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        for run in document.runs(in: block.range, isPrivate) {
            let text = document.text(run).unicodeScalars
            // Fonts of symbols keep their characters at U+F000 and the character’s number.
            if let first = text.first, text.count == 1, let known = symbols[first.value] {
                report.add(
                    run, "\(first.codePointNotation) is “\(known)” in a symbol font only",
                    edits: [Edit(run, String(known))])
            } else {
                report.add(run, "\(document.characterNames(run)) has a meaning in its own font only")
            }
        }
    }

    private static func isPrivate(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xE000...0xF8FE, 0xFFF9...0xFFFC, 0xFDD0...0xFDEF, 0xF0000...: true
        case let value: value & 0xFFFE == 0xFFFE
        }
    }

    /// Bullets and arrows of the fonts Symbol and Wingdings.
    private static let symbols: [UInt32: Character] = [
        0xF0B7: "•", 0xF0A7: "▪", 0xF0FC: "✓", 0xF0D8: "➢", 0xF0E0: "→", 0xF06E: "■", 0xF076: "❖", 0xF06C: "●",
        0xF0A8: "▪", 0xF0B0: "°", 0xF0B1: "±", 0xF0B4: "×", 0xF0BE: "—", 0xF02D: "-",
    ]
}
