import Linting
import Prose
import UnicodeText

/// `punctuation/missing-space`: a comma or another mark with the next word right behind it (`anything,Hua Hua`).
public enum MissingSpace: BlockCheck {
    public static let signals: Signals = .punctuationBeforeLetter

    public static func check(_ block: BlockView, into report: inout Report) {
        let bytes = block.document.bytes
        for position in block.content where isMark(bytes[position]) {
            guard let after = block.scalar(at: position + 1), after.isLetter, !after.isIdeographic else { continue }
            let left = block.word(before: position)
            let right = block.word(at: position + 1)
            guard block.length(left) >= 2, block.length(right) >= 2, reads(bytes[position], left, right, block),
                isPlain(block.token(around: position), block), !block.isProtected(position..<position + 2)
            else { continue }
            let mark = Character(Unicode.Scalar(bytes[position]))
            report.add(
                position..<position + 1, "A space is missing behind “\(mark)”",
                edits: [Edit(position + 1..<position + 1, " ")])
        }
    }

    private static func isMark(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"), UInt8(ascii: "?"): true
        default: false
        }
    }

    /// Whether words of such shapes make two words: `tl;dr` and `a:b` are one, so any mark but the comma wants a
    /// sentence behind it, `say!The`.
    private static func reads(_ mark: UInt8, _ left: ByteRange, _ right: ByteRange, _ block: BlockView) -> Bool {
        if mark == UInt8(ascii: ",") { return true }
        guard block.length(left) >= 3, block.length(right) >= 2, block.isLowercase(left),
            let first = block.scalar(at: right.lowerBound), first.isCapital
        else { return false }
        return block.isLowercase(right.lowerBound + UTF8.width(first)..<right.upperBound)
    }

    /// Whether the token is words and marks alone: what holds digits, slashes or brackets of code is none.
    private static func isPlain(_ token: ByteRange, _ block: BlockView) -> Bool {
        let text = block.document.bytes[token]
        // `ro,nodev,noexec`: options, not words.
        let commas = text.indices.dropLast().count { text[$0] == UInt8(ascii: ",") && text[$0 + 1] != 0x20 }
        return commas <= 1 && !text.contains { byte in "/\\_=<>{}|@#*+~^&[]0123456789".utf8.contains(byte) }
            && text.lazy.filter { $0 == UInt8(ascii: ":") }.count <= 1
    }
}
