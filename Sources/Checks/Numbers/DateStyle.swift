import Bytes
import Linting
import Prose

/// `numbers/date-style`: a date in digits and full stops in English (`14.02.2023`).
public enum DateStyle: Check {
    public static let trigger = Trigger.blocks(.digit)

    public static func check(_ block: BlockView, into report: inout Report) {
        let numbers = block.numbers
        for index in numbers.indices.dropLast(2) {
            let (day, month, year) = (numbers[index], numbers[index + 1], numbers[index + 2])
            guard day.count <= 2, month.count <= 2, year.count == 4, isJoined(day, month, block), isJoined(month, year, block),
                value(month, block) <= 12, value(day, block) <= 31, (1000...2199).contains(value(year, block)),
                block.byte(at: day.lowerBound - 1) != UInt8(ascii: ".")
            else { continue }
            report.add(day.lowerBound..<year.upperBound, "Readers can confuse the day and the month; write the month as a word")
        }
    }

    private static func isJoined(_ left: ByteRange, _ right: ByteRange, _ block: BlockView) -> Bool {
        left.upperBound + 1 == right.lowerBound && block.byte(at: left.upperBound) == UInt8(ascii: ".")
    }

    private static func value(_ range: ByteRange, _ block: BlockView) -> Int {
        block.document.bytes[range].reduce(0) { $0 * 10 + Int($1 &- 48) }
    }
}
