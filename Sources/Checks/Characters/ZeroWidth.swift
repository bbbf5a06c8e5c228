import Bytes
import Linting
import Prose
import UnicodeText

/// `characters/zero-width`: a character without width where nothing needs it: U+200B between words, U+FEFF in the
/// middle of a text, a joiner between Latin letters.
public enum ZeroWidth: Check {
    public static let trigger = Trigger.blocks(.invisible)

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        for run in document.runs(in: block.range, isZeroWidth) {
            // At the start of a file U+FEFF tells the encoding.
            guard run.lowerBound > 0, !isNeeded(run, block) else { continue }
            var removed = run
            // A space on either side of it is one too many without it.
            if isSpace(before: run.lowerBound, document), isSpace(at: run.upperBound, document) {
                removed = run.lowerBound..<run.upperBound + 1
            }
            report.add(run, "The text contains an unneeded \(document.characterNames(run))", edits: [Edit(removed, "")])
        }
    }

    private static func isZeroWidth(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x200B...0x200D, 0x2060...0x2064, 0xFEFF, 0x180E: true
        default: false
        }
    }

    private static func isSpace(before offset: Int, _ document: Document) -> Bool {
        offset > 0 && document.bytes[offset - 1] == 0x20
    }

    private static func isSpace(at offset: Int, _ document: Document) -> Bool {
        offset < document.bytes.count && document.bytes[offset] == 0x20
    }

    /// Whether the script, an emoji, or the typography beside it needs the character.
    private static func isNeeded(_ run: ByteRange, _ block: BlockView) -> Bool {
        let document = block.document
        let before = document.scalar(before: run.lowerBound)?.scalar
        let after = document.scalar(at: run.upperBound)?.scalar
        guard let first = document.scalar(at: run.lowerBound)?.scalar else { return true }
        if first.value <= 0x200D, before.map({ needs($0, first) }) ?? false || after.map({ needs($0, first) }) ?? false { return true }
        // Between two hyphens or full stops it keeps them from becoming a dash or an ellipsis.
        if let before, before == after, before.isPunctuation { return true }
        switch first.value {
        case 0x200B:
            // A place where a long address or a compound may break: “and/​or”, “x—​y”.
            return before.map { $0.isPunctuation } ?? false && after?.isLetter ?? false
        case 0x200C, 0x200D:
            if before.map(isPictographic) ?? false || after.map(isPictographic) ?? false { return true }
            // German sets U+200C where a ligature would join the parts of a compound.
            return first.value == 0x200C && block.language.base == .german && after?.isLowercase ?? false
        case 0x2060, 0xFEFF:
            // It keeps a dash, an ellipsis or a space from beginning a line.
            return before.map(isLineBreaking) ?? false || after.map(isLineBreaking) ?? false
        default: return false
        }
    }

    /// Whether letters of the script stand beside joiners, or beside a break between words that no space shows.
    private static func needs(_ scalar: Unicode.Scalar, _ character: Unicode.Scalar) -> Bool {
        guard scalar.value >= 0x0530 else { return false }
        switch scalar.script {
        case .arabic: return character.value != 0x200B
        case .latin, .common, .inherited, .cyrillic, .greek, .han, .hiragana, .katakana, .hangul, .hebrew: return false
        default: return true
        }
    }

    private static func isPictographic(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isExtendedPictographic || scalar.value == 0xFE0F || (0x1F3FB...0x1F3FF).contains(scalar.value)
    }

    private static func isLineBreaking(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2010...0x2015, 0x2026, 0xA0, 0x2002...0x200A, 0x202F, 0x2D, 0x2F: true
        default: false
        }
    }
}
