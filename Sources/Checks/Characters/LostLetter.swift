import Linting
import Prose

/// `characters/lost-letter`: a question mark in the middle of a word, where an encoding without the letter put it
/// (`na?ve`).
public enum LostLetter: Check {
    public static let trigger = Trigger.blocks(.punctuationBeforeLetter.union(.stopBeforeLetter))

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        for position in document.offsets(in: block.content, where: { $0 == UInt8(ascii: "?") }) {
            let place = document.word(around: position..<position + 1, within: block.content)
            let head = document.text(place.lowerBound..<position)
            let tail = document.text(position + 1..<place.upperBound)
            // Two small letters on either side: `?id=` of an address, `What?No` and `a?b` are something else.
            guard head.count >= 2, tail.count >= 2, (head.dropFirst() + tail).allSatisfy({ $0.isLowercase }),
                !block.isProtected(place), block.byte(at: place.upperBound) != UInt8(ascii: "=")
            else { continue }
            report.add(place, "“\(document.text(place))” may have lost a letter: there is a question mark inside the word")
        }
    }
}
