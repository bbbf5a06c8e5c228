import Linting
import Prose
import UnicodeText

/// `numbers/minus-hyphen`: a hyphen for a minus sign or a dash between two years (`-5 °C`, `2011—2012`).
public enum MinusHyphen: Check {
    public static let trigger = Trigger.blocks(.dashBeforeDigit)

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        for number in block.numbers {
            let start = number.lowerBound
            if block.byte(at: start - 1) == UInt8(ascii: "-"), start - 2 < block.content.lowerBound || block.byte(at: start - 2) == 0x20,
                isTemperature(number.upperBound, block)
            {
                report.add(start - 1..<number.upperBound, "A hyphen is used as a minus sign", edits: [Edit(start - 1..<start, "−")])
            }
        }
        for (left, right) in zip(block.numbers, block.numbers.dropFirst())
        where left.count == 4 && right.count == 4 && right.lowerBound - left.upperBound == 3 {
            guard document.text(left.upperBound..<right.lowerBound) == "—" else { continue }
            report.add(
                left.lowerBound..<right.upperBound, "There is an em dash between two years; an en dash belongs there",
                edits: [Edit(left.upperBound..<right.lowerBound, "–")])
        }
    }

    private static func isTemperature(_ offset: Int, _ block: BlockView) -> Bool {
        let space = block.document.spaceAfter(offset, notAfter: block.content.upperBound)
        return block.scalar(at: space.upperBound) == "°"
            || block.document.text(block.word(at: space.upperBound)).hasPrefix("degree")
    }
}
