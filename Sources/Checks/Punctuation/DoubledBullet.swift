import Linting
import Prose

/// `punctuation/doubled-bullet`: two bullets before one item (`• • Item`).
public enum DoubledBullet: Check {
    public static let trigger = Trigger.blocks(.bullet)

    private static func isBullet(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "•", "·", "▪", "●", "■", "‣", "⁃", "◦", "○": true
        default: false
        }
    }

    public static func check(_ block: BlockView, into report: inout Report) {
        guard let first = block.scalar(at: block.content.lowerBound), isBullet(first) else { return }
        let start = block.content.lowerBound
        var end = start + UTF8.width(first)
        var count = 1
        while true {
            let space = block.document.spaceAfter(end, notAfter: block.content.upperBound)
            guard let next = block.scalar(at: space.upperBound), isBullet(next) else { break }
            end = space.upperBound + UTF8.width(next)
            count += 1
        }
        // Rows of bullets are ornaments.
        guard count == 2 || count == 3, end < block.content.upperBound else { return }
        let kept = start..<start + UTF8.width(first)
        report.add(
            start..<end, "There are \(count) bullets before one item",
            edits: [Edit(kept.upperBound..<end, block.byte(at: end) == 0x20 ? "" : " ")])
    }
}
