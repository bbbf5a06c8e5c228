import Bytes
import Linting
import Prose
import UnicodeText

/// `repetition/in-brackets`: words that stand in brackets right behind themselves (`telemedicine (telemedicine)`).
public enum InBrackets: Check {
    public static let trigger = Trigger.blocks([.bracket, .fullWidth])

    /// In bytes: a term is no longer. In letters: shorter words stand for values (`f (f)`).
    private static let longest = 90
    private static let fewestLetters = 4
    /// Of a script without spaces, in which a word has two.
    private static let fewestIdeographs = 2

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        for open in document.places(of: Ascii.open, in: block.content) {
            check(open..<open + 1, [UInt8(ascii: ")")], block, &report)
        }
        guard block.signals.contains(.fullWidth) else { return }
        // U+FF08 and U+FF09 are EF BC 88 and EF BC 89.
        for lead in document.places(of: 0xEF, in: block.content)
        where document.bytes[lead..<block.content.upperBound].starts(with: [0xEF, 0xBC, 0x88]) {
            check(lead..<lead + 3, [0xEF, 0xBC, 0x89], block, &report)
        }
    }

    private static func check(_ open: ByteRange, _ closing: [UInt8], _ block: BlockView, _ report: inout Report) {
        let bytes = block.document.bytes
        var left = open.lowerBound
        if left > block.content.lowerBound, bytes[left - 1] == Ascii.space { left -= 1 }
        // The last byte before the brackets is that of the words in them: that tells nearly all others.
        let most = min(longest, left - block.content.lowerBound, block.content.upperBound - open.upperBound - closing.count)
        guard most > 0,
            let end = (open.upperBound..<open.upperBound + most + 1).first(where: {
                bytes[$0] == closing[0] && bytes[$0..<block.content.upperBound].starts(with: closing)
            })
        else { return }
        let inside = open.upperBound..<end
        let before = left - inside.count..<left
        guard inside.count > 0, bytes[inside.upperBound - 1] == bytes[left - 1], bytes[before] == bytes[inside], isTerm(inside, block),
            before.lowerBound == block.content.lowerBound || block.scalar(before: before.lowerBound)?.isLetter != true
                || block.language.isWrittenWithoutSpaces
        else { return }
        let range = left..<end + closing.count
        guard !block.isProtected(before.lowerBound..<range.upperBound) else { return }
        report.add(
            range, "The brackets repeat “\(block.document.text(inside))”", edits: [Edit(range, "")])
    }

    /// Whether the range is words: letters, with spaces and hyphens between them.
    private static func isTerm(_ range: ByteRange, _ block: BlockView) -> Bool {
        var (letters, ideographs) = (0, 0)
        for scalar in block.document.text(range).unicodeScalars {
            if scalar.isIdeographic {
                ideographs += 1
            } else if scalar.isLetter {
                letters += 1
            } else if scalar != " ", scalar != "-", scalar != "’", scalar != "'", !scalar.isMark {
                return false
            }
        }
        return letters >= fewestLetters || ideographs >= fewestIdeographs
    }
}
