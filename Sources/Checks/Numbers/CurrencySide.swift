import Linting
import Prose
import UnicodeText

/// `numbers/currency-side`: a currency sign behind its amount in English (`30€`).
public enum CurrencySide: Check {
    public static let trigger = Trigger.blocks(.currency)

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        for number in block.numbers {
            let space = document.spaceAfter(number.upperBound, notAfter: block.content.upperBound)
            guard let sign = block.scalar(at: space.upperBound), "€$£¥₽₴".unicodeScalars.contains(sign) else { continue }
            let start = startOfAmount(number.lowerBound, block)
            let end = space.upperBound + UTF8.width(sign)
            // `100 $200`: the sign belongs to the next amount, `404 $name` is code.
            guard block.byte(at: end) &- 48 >= 10, !document.isLetterByte(block.byte(at: end)), !isSign(block.scalar(before: start)) else {
                continue
            }
            let amount = document.text(start..<number.upperBound)
            report.add(
                start..<end, "The currency sign is after the amount, not before it",
                edits: [Edit(start..<end, String(Character(sign)) + amount)])
        }
    }

    private static func startOfAmount(_ offset: Int, _ block: BlockView) -> Int {
        var start = offset
        while let before = block.scalar(before: start), before.value &- 48 < 10 || before == "," || before == "." { start -= 1 }
        return start
    }

    private static func isSign(_ scalar: Unicode.Scalar?) -> Bool {
        scalar.map { "€$£¥₽₴".unicodeScalars.contains($0) } ?? false
    }
}
