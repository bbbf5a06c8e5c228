import Linting
import Prose
import UnicodeText

/// `numbers/cyrillic-degree`: a Cyrillic С behind the degree sign (`-5 °С`).
public enum CyrillicDegree: Check {
    /// The degree sign is among what these are; few blocks of Cyrillic show any.
    public static let trigger = Trigger.blocks(.letterlike)

    public static func check(_ block: BlockView, into report: inout Report) {
        guard block.signals.isSuperset(of: [.cyrillic, .digit]) else { return }
        let document = block.document
        for number in block.numbers {
            let space = document.spaceAfter(number.upperBound, notAfter: block.content.upperBound)
            guard block.scalar(at: space.upperBound) == "°" else { continue }
            let letter = document.spaceAfter(space.upperBound + 2, notAfter: block.content.upperBound).upperBound
            guard block.scalar(at: letter) == "\u{421}", block.scalar(at: letter + 2)?.isLetter != true else { continue }
            let place = letter..<letter + 2
            report.add(place, "The letter after the degree sign is U+0421 CYRILLIC CAPITAL LETTER ES", edits: [Edit(place, "C")])
        }
    }
}
