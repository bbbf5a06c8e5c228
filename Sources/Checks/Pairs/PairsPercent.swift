import Bytes
import Linting
import Prose

/// A percentage of the source that is a plain number in the target.
public enum PairsPercent: PairCheck {
    public static let trigger = PairTrigger(source: [.digit, .otherDigit])

    public static func check(_ pair: PairView, into report: inout Report) {
        guard pair.mayHaveNumbers else { return }
        let numbers = pair.numbers
        guard let percentage = numbers.source.all.first(where: { $0.hasPercent && $0.isPlain }),
            // The words for percent stand at their number, or at another one for all of them.
            !numbers.target.all.contains(where: \.hasPercent)
        else { return }
        let mentions = numbers.source.all.filter { !$0.values.isDisjoint(with: percentage.values) }
        guard mentions.allSatisfy(\.hasPercent),
            let place = numbers.target.all.first(where: { $0.values.contains(percentage.value) && $0.isPlain }),
            !isPercentWord(after: place, pair)
        else { return }
        report.add(
            pair.sides.target.bytes(place.range), "This is a percentage in the source (\(pair.sides.source.text(percentage.range)))",
            source: pair.sides.source.bytes(percentage.range))
    }

    /// Whether what follows may say percent in a language of which no word for it is known, or by another one.
    private static func isPercentWord(after quantity: Quantity, _ pair: PairView) -> Bool {
        guard let words = QuantityWords.of(pair.document.language)?.percent, !words.isEmpty else { return true }
        let text = String(decoding: pair.document.bytes, as: UTF8.self).lowercased()
        return (words.map { String(String.UnicodeScalarView($0.scalars)) } + ["cent", "百分", "割"]).contains { text.contains($0) }
    }
}
