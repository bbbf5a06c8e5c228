import Linting
import Prose
import UnicodeText

/// `punctuation/glued-sentences`: a sentence that begins right behind the full stop of the one before
/// (`other states.Bloomberg experts`).
public enum GluedSentences: BlockCheck {
    public static let signals: Signals = .stopBeforeLetter

    public static func check(_ block: BlockView, into report: inout Report) {
        let bytes = block.document.bytes
        for position in block.content where isStop(bytes[position]) {
            guard let after = block.scalar(at: position + 1), after.isCapital else { continue }
            let left = block.word(before: position)
            let right = block.word(at: position + 1)
            let tail = right.lowerBound + UTF8.width(after)..<right.upperBound
            guard block.length(left) >= 3, block.isLowercase(left) || isName(left, before: right, block),
                !isFollowedByCode(right.upperBound, block),
                tail.isEmpty ? endsWord(right.upperBound, block) : block.isLowercase(tail) || isElided(right, block),
                isPlain(block.token(around: position), block), !block.isProtected(position..<position + 2)
            else { continue }
            report.add(
                position..<position + 1, "A sentence begins without a space behind the one before",
                safety: hasNeighbors(left, right, block) ? .safe : .unsafe,
                edits: [Edit(position + 1..<position + 1, " ")])
        }
    }

    private static func isStop(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ".") || byte == UInt8(ascii: "?") }

    /// `I` and `A` are words of one letter, and `L’` and `C’` are elided ones.
    private static func endsWord(_ offset: Int, _ block: BlockView) -> Bool {
        block.byte(at: offset) == 0x20 || elides(at: offset, block)
    }

    private static func elides(at offset: Int, _ block: BlockView) -> Bool {
        let length = block.byte(at: offset) == UInt8(ascii: "'") ? 1 : block.scalar(at: offset) == "’" ? 3 : 0
        return length > 0 && block.scalar(at: offset + length)?.isLetter == true
    }

    private static func isElided(_ word: ByteRange, _ block: BlockView) -> Bool {
        elides(at: word.upperBound, block) && word.count <= 3
    }

    /// Whether a name ends the sentence (`in Paris.The`): one of the commonest words of the language begins the next, which
    /// no address and no brand does (`Neva.Today`).
    private static func isName(_ left: ByteRange, before right: ByteRange, _ block: BlockView) -> Bool {
        guard let first = block.scalar(at: left.lowerBound), first.isCapital, block.byte(at: right.upperBound) == 0x20,
            block.isLowercase(left.lowerBound + UTF8.width(first)..<left.upperBound)
        else { return false }
        let word = Array(block.document.text(right).lowercased().utf8)
        return FunctionWords.of(block.language)?.occurs(in: word, 0..<word.count) ?? false
    }

    private static func isFollowedByCode(_ offset: Int, _ block: BlockView) -> Bool {
        [UInt8(ascii: "."), UInt8(ascii: "("), UInt8(ascii: "_"), UInt8(ascii: "["), UInt8(ascii: "/")]
            .contains(block.byte(at: offset)) && block.byte(at: offset + 1) != 0x20
            && offset + 1 < block.content.upperBound
    }

    private static func isPlain(_ token: ByteRange, _ block: BlockView) -> Bool {
        let text = block.document.bytes[token]
        return !text.contains { byte in "/\\_=<>{}|@#*+~^&[]0123456789".utf8.contains(byte) }
            && text.lazy.filter { $0 == UInt8(ascii: ".") }.count <= 3
    }

    /// Whether words in lower case stand on both sides, as in running text: `Visit Node.Js` is a name.
    private static func hasNeighbors(_ left: ByteRange, _ right: ByteRange, _ block: BlockView) -> Bool {
        guard block.byte(at: left.lowerBound - 1) == 0x20, block.byte(at: right.upperBound) == 0x20 else { return false }
        return block.scalar(before: left.lowerBound - 1)?.isLetter == true
            && block.scalar(at: right.upperBound + 1)?.isLetter == true
    }
}
