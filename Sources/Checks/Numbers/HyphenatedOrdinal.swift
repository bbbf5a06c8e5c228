import Bytes
import Linting
import Prose

/// `numbers/hyphenated-ordinal`: a hyphen between a number and its ending, as Russian writes it (`1-st`, `1990-s`).
public enum HyphenatedOrdinal: Check {
    public static let trigger = Trigger.blocks(.digit)

    public static func check(_ block: BlockView, into report: inout Report) {
        for hyphen in block.document.places(of: UInt8(ascii: "-"), in: block.content) {
            let number = block.digits(before: hyphen)
            guard !number.isEmpty else { continue }
            let word = block.word(at: hyphen + 1)
            guard word.count <= 2, isEnding(word, of: number, block), isPlain(number.lowerBound, word.upperBound, block)
            else { continue }
            report.add(
                number.lowerBound..<word.upperBound, "There is a hyphen between the number and its ending",
                edits: [Edit(number.upperBound..<word.lowerBound, "")])
        }
    }

    private static func isEnding(_ word: ByteRange, of number: ByteRange, _ block: BlockView) -> Bool {
        let last = block.document.bytes[number.upperBound - 1]
        switch block.document.text(word) {
        case "st": return last == UInt8(ascii: "1")
        case "nd": return last == UInt8(ascii: "2")
        case "rd": return last == UInt8(ascii: "3")
        case "th": return true
        case "s": return number.count == 4 && last == UInt8(ascii: "0") || number.count == 2 && last == UInt8(ascii: "0")
        default: return false
        }
    }

    private static func isPlain(_ start: Int, _ end: Int, _ block: BlockView) -> Bool {
        let joins = { (byte: UInt8) in
            byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".")
                || Ascii.isLetter(byte)
        }
        return !joins(block.byte(at: start - 1)) && !(joins(block.byte(at: end)) && block.byte(at: end) != UInt8(ascii: "."))
    }
}
