import Bytes
import Linting
import Prose
import UnicodeText

/// `punctuation/speaker-dash`: a second speaker in the same line, whose hyphen is glued to the first word (`Is it open? -Not yet.`).
///
/// Where the first speaker has such a dash, too, the line is a dialogue as its author set it.
public enum SpeakerDash: Check {
    public static let trigger = Trigger.blocks(.spacedHyphen)

    /// A text that does so again and again writes its dialogues so.
    private static let mostFindings = 4

    public static func check(_ view: DocumentView, into report: inout Report) {
        guard !view.document.language.isWrittenWithoutSpaces else { return }
        var found: [ByteRange] = []
        for block in view.blocks where !beginsWithDash(block) {
            for hyphen in block.document.places(of: UInt8(ascii: "-"), in: block.content) where isGlued(hyphen, block) {
                // Whoever parts his clauses so (`he laughed -and left`) sets a hyphen for a dash.
                guard isSpeaker(hyphen, block) else { return }
                found.append(hyphen..<hyphen + 1)
            }
            if found.count > mostFindings { return }
        }
        for place in found {
            report.add(place, "Another speaker seems to begin here, in the middle of the line")
        }
    }

    private static func isGlued(_ hyphen: Int, _ block: BlockView) -> Bool {
        block.byte(at: hyphen - 1) == 0x20 && block.scalar(at: hyphen + 1)?.isLetter == true && !block.isProtected(hyphen..<hyphen + 1)
    }

    /// Whether a sentence ends before the hyphen, and one with a capital begins right behind it and ends in the block.
    private static func isSpeaker(_ hyphen: Int, _ block: BlockView) -> Bool {
        let space = block.readSpace(before: hyphen)
        guard space.count == 1, let stop = block.readScalar(before: space.lowerBound), ".?!…".unicodeScalars.contains(stop) else {
            return false
        }
        let word = block.word(at: hyphen + 1)
        guard block.isCapitalized(word), block.length(word) > 1 || block.byte(at: word.upperBound) == 0x20,
            !block.isProtected(hyphen..<word.upperBound), isSentence(word, block)
        else { return false }
        // “i.e. -X”: a word of letters ends before the full stop.
        let last = block.word(before: block.reading(before: space.lowerBound) - UTF8.width(stop))
        return block.length(last) > 2 || stop != "."
    }

    /// Whether what begins with the word ends as a sentence does: a name behind a quotation (`-Anna Weber`) does not.
    private static func isSentence(_ word: ByteRange, _ block: BlockView) -> Bool {
        var position = word.upperBound
        while position < block.content.upperBound {
            switch block.byte(at: position) {
            case UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!"): return true
            case 0x0A, 0x0D: return false
            default: position += 1
            }
        }
        return false
    }

    private static func beginsWithDash(_ block: BlockView) -> Bool {
        guard let first = block.readScalar(at: block.content.lowerBound) else { return false }
        return "-–—*•".unicodeScalars.contains(first)
    }
}
