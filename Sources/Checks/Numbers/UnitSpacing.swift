import Linting
import Prose
import UnicodeText

/// `numbers/unit-spacing`: a unit close to its number (`10km`).
public enum UnitSpacing: Check {
    public static let trigger = Trigger.blocks(.digit)

    public static func check(_ block: BlockView, into report: inout Report) {
        for number in block.numbers {
            let word = block.word(at: number.upperBound)
            guard !word.isEmpty, word.count <= 3, units.contains(block.document.text(word)),
                block.byte(at: word.upperBound) &- 48 >= 10, block.scalar(before: number.lowerBound).map({ !$0.isLetter }) ?? true
            else { continue }
            report.add(
                number.lowerBound..<word.upperBound, "A no-break space belongs between the number and its unit",
                edits: [Edit(word.lowerBound..<word.lowerBound, "\u{A0}")])
        }
    }

    private static let units: Set<String> = ["km", "cm", "mm", "kg", "mg", "ml", "kW", "MW", "GW", "GHz", "MHz", "kHz", "ha"]
}
