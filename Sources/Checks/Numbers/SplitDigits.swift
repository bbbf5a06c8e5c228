import Bytes
import Linting
import Prose

/// `numbers/split-digits`: a number with spaces between its digits (`$ 5 0 0`).
public enum SplitDigits: Check {
    public static let trigger = Trigger.blocks(.digit)

    public static func check(_ block: BlockView, into report: inout Report) {
        let maySplit = block.document.bytes.withUnsafeBufferPointer {
            $0.mayHoldSpacedDigits(from: block.content.lowerBound, to: block.content.upperBound)
        }
        guard maySplit else { return }
        let numbers = block.numbers
        var index = 0
        while index < numbers.count {
            let first = index
            index += 1
            while index < numbers.count, numbers[index].count == 1, numbers[index - 1].count == 1,
                numbers[index - 1].upperBound + 1 == numbers[index].lowerBound,
                block.byte(at: numbers[index - 1].upperBound) == 0x20
            {
                index += 1
            }
            let range = numbers[first].lowerBound..<numbers[index - 1].upperBound
            guard index - first >= 3, isAmount(first..<index, block) else { continue }
            report.add(range, "There are spaces between the digits of the number")
        }
    }

    /// Whether a currency or percent sign or a year's shape tells that the digits are one number: rows of digits in
    /// tables and codes are none.
    private static func isAmount(_ digits: Range<Int>, _ block: BlockView) -> Bool {
        let numbers = block.numbers
        let start = numbers[digits.lowerBound].lowerBound
        let end = numbers[digits.upperBound - 1].upperBound
        if let before = block.scalar(before: start), before == "$" || before == "€" || before == "£" { return true }
        let space = block.document.spaceBefore(start, notBefore: block.content.lowerBound)
        if let before = block.scalar(before: space.lowerBound), before == "$" || before == "€" || before == "£" { return true }
        if block.byte(at: end) == UInt8(ascii: "%") || block.byte(at: end) == 0x20 && block.byte(at: end + 1) == UInt8(ascii: "%") {
            return true
        }
        let values = block.numbers[digits].map { block.document.bytes[$0.lowerBound] &- 48 }
        guard values.count == 4, values[0] == 1 && values[1] >= 8 || values[0] == 2 && values[1] == 0 else { return false }
        let word = block.word(before: space.lowerBound)
        return ["in", "since", "from", "until", "of", "year", "im", "seit", "en", "в"].contains(block.document.text(word).lowercased())
    }
}
