import Bytes
import Linting
import Prose
import UnicodeText

/// A number of the target that is nowhere in the source.
public enum NumberAdded: PairCheck {
    public static let trigger = PairTrigger(target: .digit)

    public static func check(_ pair: PairView, into report: inout Report) {
        guard !pair.isUntranslated else { return }
        let numbers = pair.numbers
        guard numbers.changed == nil else { return }
        for index in numbers.added {
            let quantity = numbers.target.all[index]
            // Scale words of the source’s language may stand for zeros, and units were converted.
            guard quantity.significantDigits >= 3, !quantity.hasLeadingZero, !quantity.hasUnit, quantity.scale == nil,
                !numbers.source.all.contains(where: { $0.value.digits == quantity.value.digits }),
                !isRegrouped(quantity, numbers.source, pair)
            else { continue }
            report.add(
                pair.sides.target.bytes(quantity.range), "The number \(pair.sides.target.text(quantity.range)) is not in the source",
                source: 0..<pair.source.text.bytes.count)
        }
    }

    /// Whether a number with a mark in it is several of the source, a name written in another way, or a time of the afternoon.
    private static func isRegrouped(_ quantity: Quantity, _ source: Quantities, _ pair: PairView) -> Bool {
        guard pair.sides.target.scalars[quantity.range].contains(where: { !$0.isDigit }) else { return false }
        let digits = { (scalars: [Unicode.Scalar]) in String(String.UnicodeScalarView(scalars.filter { $0.isASCII && $0.isDigit })) }
        if digits(pair.sides.source.scalars).contains(digits(Array(quantity.spelling.unicodeScalars))) { return true }
        let parts = quantity.spelling.split(separator: ".")
        guard parts.count == 2, let hour = Int(parts[0]), (13...23).contains(hour) else { return false }
        return source.values.contains(DecimalValue(String(hour - 12), exponent: 0))
            || source.values.contains(DecimalValue(String(hour - 12) + parts[1], exponent: -parts[1].utf8.count))
    }
}
