import Bytes
import Linting
import Prose

/// An amount of the source that is in another currency in the target.
public enum PairsCurrency: PairCheck {
    public static let trigger = PairTrigger(source: [.digit, .otherDigit])

    public static func check(_ pair: PairView, into report: inout Report) {
        guard pair.mayHaveNumbers else { return }
        let numbers = pair.numbers
        for amount in numbers.source.all {
            guard let currency = amount.currency else { continue }
            // The same amount may be there in several currencies.
            let known = numbers.source.all.filter { !$0.values.isDisjoint(with: amount.values) }.compactMap(\.currency)
            let same = numbers.target.all.filter { !$0.values.isDisjoint(with: amount.values) }
            guard let place = same.first, same.count == 1, let other = place.currency,
                !known.contains(where: { CurrencySign.mayBeSame($0, other) })
            else { continue }
            return report.add(
                pair.sides.target.bytes(place.range), "The amount is in \(currency) in the source and in \(other) here",
                source: pair.sides.source.bytes(amount.range))
        }
    }
}
