import Bytes
import Linting
import Prose
import UnicodeText

/// `characters/exotic-space`: a space of typesetters between two words (U+2003 EM SPACE, U+3000 IDEOGRAPHIC SPACE in a
/// Latin text).
public enum ExoticSpace: Check {
    public static let trigger = Trigger.blocks(.exoticSpace)

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        for run in document.runs(in: block.content, isExotic) {
            guard stands(run, block) else { continue }
            report.add(
                run, "\(document.characterNames(run)) instead of an ordinary space", edits: [Edit(run, " ")])
        }
    }

    private static func isExotic(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2000...0x200A, 0x205F, 0x3000, 0x1680: true
        default: false
        }
    }

    /// Whether it stands between two words, and no convention wants it there: hair and thin spaces belong at marks,
    /// between digits and beside dashes, the ideographic space to Chinese and Japanese.
    private static func stands(_ run: ByteRange, _ block: BlockView) -> Bool {
        guard let before = block.document.scalar(before: run.lowerBound)?.scalar,
            let after = block.document.scalar(at: run.upperBound)?.scalar, run.lowerBound > block.content.lowerBound,
            isWord(before) || before == ",", isWord(after)
        else { return false }
        if block.document.text(run).unicodeScalars.contains("\u{3000}") {
            return !block.language.isWrittenWithoutSpaces && before.value < 0x2E80 && after.value < 0x2E80
        }
        if block.document.text(run) == "\u{2009}" {
            // Between single letters, formulas want a thin space.
            let next = run.upperBound + UTF8.width(after)
            return before.isLetter && after.isLetter && block.scalar(at: next)?.isLetter == true
                && block.scalar(before: run.lowerBound - UTF8.width(before))?.isLetter == true
        }
        return !(before.isDigit || after.isDigit)
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool { scalar.isLetter || scalar.isDigit }
}
