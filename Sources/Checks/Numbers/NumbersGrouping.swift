import Bytes
import Linting
import Prose

/// `numbers/grouping`: thousands grouped as another language does (`1.000.000` in English, `1,000,000` in German).
public enum NumbersGrouping: Check {
    public static let trigger = Trigger.blocks(.punctuationBeforeDigit)

    public static func check(_ block: BlockView, into report: inout Report) {
        let (foreign, own) = marks(of: block.language)
        guard foreign != 0 else { return }
        let numbers = block.numbers
        var index = 0
        while index < numbers.count {
            let first = index
            index += 1
            while index < numbers.count, numbers[index].count == 3, numbers[index - 1].upperBound + 1 == numbers[index].lowerBound,
                block.byte(at: numbers[index - 1].upperBound) == foreign
            {
                index += 1
            }
            guard index - first >= 3, numbers[first].count <= 3, !isHost(numbers[first..<index], foreign, block),
                !isPart(numbers[first].lowerBound, numbers[index - 1].upperBound, block)
            else { continue }
            let range = numbers[first].lowerBound..<numbers[index - 1].upperBound
            report.add(
                range, "The thousands are separated as in another language",
                edits: (first..<index - 1).map { Edit(numbers[$0].upperBound..<numbers[$0 + 1].lowerBound, own) })
        }
    }

    /// The grouping mark that is foreign to a language, 0 where both are in use, and the language's own.
    private static func marks(of language: LanguageTag) -> (UInt8, String) {
        switch language.base {
        case .english, .chinese, .japanese: (UInt8(ascii: "."), ",")
        case .german, .italian, .portuguese: (UInt8(ascii: ","), ".")
        case .french, .russian, .ukrainian, .polish, .czech: (UInt8(ascii: ","), "\u{A0}")
        default: (0, "")
        }
    }

    /// Whether the groups are the four of an address (`5.161.195.190`), each of which is a byte.
    private static func isHost(_ groups: ArraySlice<ByteRange>, _ mark: UInt8, _ block: BlockView) -> Bool {
        mark == UInt8(ascii: ".") && groups.count == 4 && groups.allSatisfy { UInt8(block.document.text($0)) != nil }
    }

    private static func isPart(_ start: Int, _ end: Int, _ block: BlockView) -> Bool {
        let before = block.byte(at: start - 1)
        let after = block.byte(at: end)
        let joins = { (byte: UInt8) in Ascii.isLetter(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "-") }
        if joins(before) || joins(after) || before == UInt8(ascii: ".") || before == UInt8(ascii: ",") { return true }
        return (after == UInt8(ascii: ".") || after == UInt8(ascii: ",")) && Ascii.isDigit(block.byte(at: end + 1))
    }
}
