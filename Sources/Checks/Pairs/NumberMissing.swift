import Bytes
import Linting
import Prose

/// A number of the source that is nowhere in the target.
public enum NumberMissing: PairCheck {
    public static let trigger = PairTrigger(source: [.digit, .otherDigit])

    public static func check(_ pair: PairView, into report: inout Report) {
        guard pair.mayHaveNumbers else { return }
        let numbers = pair.numbers
        guard !numbers.missing.isEmpty, numbers.changed == nil else { return }
        for index in numbers.missing {
            let quantity = numbers.source.all[index]
            guard isTelling(quantity), !mayBeYearOfAnotherEra(quantity, pair) else { continue }
            report.add(
                pair.missingPlace, "The number \(pair.sides.source.text(quantity.range)) of the source is missing",
                source: pair.sides.source.bytes(quantity.range))
        }
    }

    /// Whether nobody writes the number in words: it is neither small nor round.
    private static func isTelling(_ quantity: Quantity) -> Bool {
        if quantity.hasUnit { return false }
        if quantity.significantDigits >= 3 { return true }
        // 250, 1,200: two words in most languages.
        if quantity.significantDigits == 2, (quantity.value.integer ?? 0) >= 100, quantity.scale == nil { return true }
        // A half is a word in most languages.
        if !quantity.value.isInteger { return quantity.significantDigits >= 2 && quantity.value.digits.utf8.last != UInt8(ascii: "5") }
        return quantity.hasPercent && quantity.significantDigits == 2 && (quantity.value.integer ?? 0) > 20
    }

    /// Calendars that count their years from another one.
    private static func mayBeYearOfAnotherEra(_ quantity: Quantity, _ pair: PairView) -> Bool {
        guard quantity.isYear else { return false }
        let eras: Set<String> = ["ja", "th", "fa", "ar", "he", "hi", "ne"]
        return [pair.document.language, pair.source.language].contains { eras.contains($0.base.description) }
    }
}
