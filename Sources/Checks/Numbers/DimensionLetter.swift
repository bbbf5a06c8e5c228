import Linting
import Prose
import UnicodeText

/// `numbers/dimension-letter`: the Cyrillic letter х for a multiplication sign (`140х195`).
public enum DimensionLetter: BlockCheck {
    public static let signals: Signals = .cyrillic

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        for (left, right) in zip(block.numbers, block.numbers.dropFirst()) where right.lowerBound - left.upperBound <= 6 {
            let before = document.spaceAfter(left.upperBound, notAfter: right.lowerBound)
            guard block.scalar(at: before.upperBound) == "\u{445}" || block.scalar(at: before.upperBound) == "\u{425}" else { continue }
            let after = document.spaceAfter(before.upperBound + 2, notAfter: right.lowerBound)
            guard after.upperBound == right.lowerBound, before.isEmpty == after.isEmpty else { continue }
            let place = before.upperBound..<after.lowerBound
            report.add(place, "A Cyrillic letter stands for the multiplication sign", edits: [Edit(place, "×")])
        }
    }
}
