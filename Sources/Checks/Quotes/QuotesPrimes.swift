import Bytes
import Linting
import Prose

/// `quotes/primes`: feet and inches in quotation marks (`6’ 5” tall`).
public enum QuotesPrimes: Check {
    public static let trigger = Trigger.blocks(.singleMark)

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        for index in block.block.marks.dropLast() {
            let feet = document.marks[index]
            let inches = document.marks[index + 1]
            guard feet.glyph == .rightSingle, feet.left == .digit, inches.glyph == .rightDouble, inches.left == .digit,
                (1...4).contains(inches.offset - feet.range.upperBound),
                document.bytes[feet.range.upperBound..<inches.offset].allSatisfy({ $0 == 0x20 || Ascii.isDigit($0) })
            else { continue }
            var start = feet.offset
            while Ascii.isDigit(block.byte(at: start - 1)) { start -= 1 }
            report.add(
                start..<inches.range.upperBound, "Feet and inches are written with curly quotation marks",
                edits: [Edit(feet.range, "′"), Edit(inches.range, "″")])
        }
    }
}
