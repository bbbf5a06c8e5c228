import Linting
import Prose
import UnicodeText

/// `characters/exotic-space`: a space of typesetters between two words (U+2003 EM SPACE, U+3000 IDEOGRAPHIC SPACE in a
/// Latin text).
public enum ExoticSpace: BlockCheck {
    public static let signals: Signals = .exoticSpace

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        guard mayHold(block.content, document) else { return }
        for run in document.runs(in: block.content, isExotic) {
            guard stands(run, block) else { continue }
            report.add(
                run, "\(document.characterNames(run)) stands where an ordinary space belongs", edits: [Edit(run, " ")])
        }
    }

    /// Whether a space that is not set by convention may stand there: nearly all that the signal tells of are hair spaces
    /// beside quotation marks and dashes.
    private static func mayHold(_ range: ByteRange, _ document: Document) -> Bool {
        document.bytes.withUnsafeBufferPointer { bytes in
            var position = range.lowerBound
            while let place = bytes.firstPlace(from: position, to: range.upperBound, of: 0xE0, mask: 0xFC), place + 3 < range.upperBound {
                position = place
                if isSpace(bytes, position) {
                    let isBehindMark = position >= 3 && bytes[position - 3] == 0xE2 && bytes[position - 2] == 0x80
                    let isBeforeMark = bytes[position + 3] == 0xE2 && position + 5 < range.upperBound
                        && bytes[position + 4] == 0x80 && !isSpace(bytes, position + 3)
                    if !isBehindMark, !isBeforeMark { return true }
                }
                position += 1
            }
            return false
        }
    }

    private static func isSpace(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int) -> Bool {
        let (middle, last) = (bytes[position + 1], bytes[position + 2])
        return switch bytes[position] {
        case 0xE1: middle == 0x9A && last == 0x80
        case 0xE2: middle == 0x80 && last <= 0x8A || middle == 0x81 && last == 0x9F
        case 0xE3: middle == 0x80 && last == 0x80
        default: false
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
