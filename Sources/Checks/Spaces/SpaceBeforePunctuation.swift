import Linting
import Prose

/// `spaces/before-punctuation`: a space before a comma, a full stop and the like (`It rained , then stopped .`).
public enum SpaceBeforePunctuation: BlockCheck {
    public static let signals: Signals = .spaceBeforePunctuation

    public static func check(_ block: BlockView, into report: inout Report) {
        let bytes = block.document.bytes
        // Chinese and Japanese set a colon of ASCII between spaces, as a sign of its own.
        let skipsColon = block.language.isWrittenWithoutSpaces
        // French sets a space before all but commas and full stops.
        let spaced = block.document.conventions.language.spacedMarks.utf8
        var position = block.content.lowerBound + 1
        while position < block.content.upperBound {
            defer { position += 1 }
            guard isMark(bytes[position]), !(skipsColon && bytes[position] == UInt8(ascii: ":")),
                !spaced.contains(bytes[position])
            else { continue }
            let space = block.document.spaceBefore(position, notBefore: block.content.lowerBound)
            guard !space.isEmpty, space.lowerBound > block.content.lowerBound,
                endsClause(after: position, block), followsWord(space.lowerBound, block),
                !block.isProtected(space.lowerBound..<position + 1)
            else { continue }
            let mark = String(decoding: [bytes[position]], as: UTF8.self)
            report.add(
                space.lowerBound..<position + 1, "There is a space before “\(mark)”", edits: [Edit(space, "")])
        }
    }

    private static func isMark(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"),
            UInt8(ascii: "?"):
            true
        default: false
        }
    }

    /// Whether the mark ends something: a space, a quotation mark or the block's end follows. `.NET`, `:)`, ` .5`
    /// and `...` begin something.
    private static func endsClause(after position: Int, _ block: BlockView) -> Bool {
        let next = position + 1
        guard next < block.content.upperBound else { return true }
        // “The ? operator”, “. . .”: a mark that is talked about, or a spaced ellipsis.
        let following = block.byte(at: next) == 0x20 ? block.byte(at: next + 1) : 0
        if following != 0, block.language.isWrittenWithoutSpaces { return false }
        // `x ? 'a' : 'b'`, `'://' . $host`: code.
        if following == UInt8(ascii: "'") { return false }
        switch block.document.bytes[position] {
        case UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: ":"):
            if following == UInt8(ascii: "(") { return false }
            if following != 0, block.scalar(at: next + 1)?.isSmall == true, followsFunctionWord(position, block) { return false }
        case UInt8(ascii: "."): if following == UInt8(ascii: ".") || following == UInt8(ascii: "$") { return false }
        default: break
        }
        switch block.document.bytes[next] {
        case 0x20, 0x0A, 0x0D, UInt8(ascii: "\""), 0xC2:
            return block.document.bytes[position] != UInt8(ascii: ":") || !isEmoticon(next, block)
        case 0xE2:
            // ” or ’, not … or a dash.
            return block.byte(at: next + 1) == 0x80 && (block.byte(at: next + 2) == 0x9D || block.byte(at: next + 2) == 0x99)
        default: return false
        }
    }

    /// Whether the word before the space is one that no sentence ends with: what follows is then talked about.
    private static func followsFunctionWord(_ position: Int, _ block: BlockView) -> Bool {
        var end = position
        while end > block.content.lowerBound, !block.document.isLetterByte(block.byte(at: end - 1)) { end -= 1 }
        var start = end
        while start > block.content.lowerBound, block.document.isLetterByte(block.byte(at: start - 1)) { start -= 1 }
        return functionWords.contains(block.document.text(start..<end).lowercased())
    }

    private static let functionWords: Set<String> = [
        "the", "a", "an", "of", "to", "with", "for", "about", "and", "or", "use", "using", "as", "s", "from", "by", "called",
        "operator", "type", "opérateur", "operador", "operatore", "оператор", "оператора", "тип", "типа", "символ", "знак",
    ]

    private static func isEmoticon(_ next: Int, _ block: BlockView) -> Bool {
        let after = block.byte(at: next + 1)
        return block.byte(at: next) == 0x20 && (after == UInt8(ascii: ")") || after == UInt8(ascii: "("))
    }

    /// Whether a word, a digit or a closing mark stands before the space: not a dash, a bullet or another mark.
    private static func followsWord(_ end: Int, _ block: BlockView) -> Bool {
        let byte = block.byte(at: end - 1)
        if block.document.breaksOff(at: end) { return false }
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "!"),
            UInt8(ascii: "?"), UInt8(ascii: "-"), UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "*"),
            UInt8(ascii: "/"), UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "_"), UInt8(ascii: "|"):
            return false
        default: return true
        }
    }
}
