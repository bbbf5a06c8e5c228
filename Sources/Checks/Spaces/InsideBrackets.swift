import Bytes
import Linting
import Prose
import UnicodeText

/// `spaces/inside-brackets`: a space right inside a parenthesis (`( the country)`).
public enum InsideBrackets: Check {
    public static let trigger = Trigger.blocks(.spaceInBracket)

    public static func check(_ block: BlockView, into report: inout Report) {
        let bytes = block.document.bytes
        var open: [Int] = []
        for position in block.content {
            switch bytes[position] {
            case UInt8(ascii: "("), UInt8(ascii: "["): open.append(position)
            case UInt8(ascii: ")"), UInt8(ascii: "]"):
                guard let opening = open.popLast(), isPair(bytes[opening], bytes[position]) else {
                    open.removeAll()
                    continue
                }
                check(opening, position, block, into: &report)
            default: continue
            }
        }
    }

    private static func isPair(_ opening: UInt8, _ closing: UInt8) -> Bool {
        (opening == UInt8(ascii: "(")) == (closing == UInt8(ascii: ")"))
    }

    private static func check(_ opening: Int, _ closing: Int, _ block: BlockView, into report: inout Report) {
        let document = block.document
        let left = document.spaceAfter(opening + 1, notAfter: closing)
        let right = block.readSpace(before: closing)
        // `[ ]` is a box, `( ^o^ )` a face.
        guard !left.isEmpty || !right.isEmpty, left.upperBound < closing,
            left.isEmpty || beginsText(left.upperBound, block), right.isEmpty || endsText(right.lowerBound, block),
            !document.breaksOff(at: right.lowerBound),
            // `( and )`: the brackets are spoken about.
            left.isEmpty || right.isEmpty || !joins(left.upperBound..<right.lowerBound, block)
        else { return }
        // What spaces both brackets, and `[ x, y ]`, is set so on purpose; one sided, or around words, it is not.
        if document.bytes[opening] == UInt8(ascii: "["), !left.isEmpty, !right.isEmpty { return }
        // Nobody types no-break spaces into both by mistake.
        let areFixed = [left, right].allSatisfy { !$0.isEmpty && document.bytes[$0].elementsEqual("\u{A0}".utf8) }
        if areFixed { return }
        if let before = block.scalar(before: opening), before.isLetter, !before.isIdeographic {
            // `alert( x )` is a call; `the base( see below)` has its space on the wrong side.
            guard !left.isEmpty, right.isEmpty, isInText(opening, block), !block.isProtected(opening..<left.upperBound) else { return }
            report.add(
                opening..<left.upperBound, "The space is on the wrong side of the bracket",
                edits: [Edit(opening..<left.upperBound, " (")])
            return
        }
        for (space, place) in [(left, opening..<left.upperBound), (right, right.lowerBound..<closing + 1)]
        where !space.isEmpty && !block.isProtected(place) {
            report.add(place, "There is a space inside the bracket", edits: [Edit(space, "")])
        }
    }

    /// Whether nothing but a conjunction stands in the range.
    private static func joins(_ range: ByteRange, _ block: BlockView) -> Bool {
        block.document.joinsMarks(range)
            || LanguageWords.of(block.language)?.conjunctions.contains(block.document.text(range).lowercased()) == true
    }

    /// Whether a word of running text stands before the bracket: one of three letters or more, with a space before it.
    private static func isInText(_ opening: Int, _ block: BlockView) -> Bool {
        let word = block.word(before: opening)
        return block.length(word) >= 3 && block.byte(at: word.lowerBound - 1) == 0x20 && block.byte(at: opening) == UInt8(ascii: "(")
    }

    private static func beginsText(_ offset: Int, _ block: BlockView) -> Bool {
        guard let scalar = block.readScalar(at: offset) else { return false }
        return scalar.isLetter || scalar.isDigit || "\"'“‘«„".unicodeScalars.contains(scalar)
    }

    private static func endsText(_ offset: Int, _ block: BlockView) -> Bool {
        guard let scalar = block.readScalar(before: offset) else { return false }
        return scalar.isLetter || scalar.isDigit || "\"'”’»“.!?%".unicodeScalars.contains(scalar)
    }
}
