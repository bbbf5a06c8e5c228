import Linting
import Prose
import UnicodeText

/// `spaces/inside-brackets`: a space right inside a parenthesis (`( the country)`).
public enum SpaceInsideBracket: BlockCheck {
    public static let signals: Signals = .spaceInBracket

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
        let right = document.spaceBefore(closing, notBefore: opening + 1)
        // `[ ]` is a box, `( ^o^ )` a face.
        guard !left.isEmpty || !right.isEmpty, left.upperBound < closing,
            left.isEmpty || beginsText(left.upperBound, block), right.isEmpty || endsText(right.lowerBound, block),
            !document.breaksOff(at: right.lowerBound)
        else { return }
        // What spaces both brackets, and `[ x, y ]`, is set so on purpose; one sided, or around words, it is not.
        if document.bytes[opening] == UInt8(ascii: "["), !left.isEmpty, !right.isEmpty { return }
        // `alert( x )` is a call.
        if let before = block.scalar(before: opening), before.isLetter, !before.isIdeographic { return }
        for (space, place) in [(left, opening..<left.upperBound), (right, right.lowerBound..<closing + 1)]
        where !space.isEmpty && !block.isProtected(place) {
            report.add(place, "There is a space inside the bracket", edits: [Edit(space, "")])
        }
    }

    private static func beginsText(_ offset: Int, _ block: BlockView) -> Bool {
        guard let scalar = block.scalar(at: offset) else { return false }
        return scalar.isLetter || scalar.isDigit || "\"'“‘«„".unicodeScalars.contains(scalar)
    }

    private static func endsText(_ offset: Int, _ block: BlockView) -> Bool {
        guard let scalar = block.scalar(before: offset) else { return false }
        return scalar.isLetter || scalar.isDigit || "\"'”’»“.!?%".unicodeScalars.contains(scalar)
    }
}
