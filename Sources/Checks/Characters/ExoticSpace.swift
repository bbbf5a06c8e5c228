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
        for run in runs(block) {
            guard stands(run, block) else { continue }
            report.add(
                run, "\(document.characterNames(run)) instead of an ordinary space", edits: [Edit(run, " ")])
        }
    }

    /// Where such spaces stand, neighbors joined: by their first bytes, each of three, because the block may be Chinese or Japanese,
    /// all of it beyond ASCII. There the ideographic space is never out of place.
    private static func runs(_ block: BlockView) -> [ByteRange] {
        let document = block.document
        let leads: [UInt8] = block.language.isWrittenWithoutSpaces ? [0xE1, 0xE2] : [0xE1, 0xE2, 0xE3]
        let places = leads.flatMap { document.places(of: $0, in: block.content).filter { isExotic(at: $0, document.bytes) } }.sorted()
        var runs: [ByteRange] = []
        for place in places {
            if let last = runs.last, last.upperBound == place {
                runs[runs.count - 1] = last.lowerBound..<place + 3
            } else {
                runs.append(place..<place + 3)
            }
        }
        return runs
    }

    /// Whether U+2000–U+200A, U+205F, U+3000 or U+1680 begins at the byte.
    private static func isExotic(at place: Int, _ bytes: [UInt8]) -> Bool {
        guard place + 2 < bytes.count else { return false }
        switch (bytes[place], bytes[place + 1], bytes[place + 2]) {
        case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80), (0xE1, 0x9A, 0x80): return true
        default: return false
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
