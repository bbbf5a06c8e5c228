import Bytes
import Linting
import Prose

/// A target that is much longer than its source.
public enum PairsAddition: PairCheck {
    public static func check(_ pair: PairView, into report: inout Report) {
        guard pair.signs.source.length >= 30, pair.length.difference > Self.sentence, pair.hasComparableLength else { return }
        let target = pair.sides.target
        guard pair.length.deviation > Self.far || hasAnotherSentence(pair) else { return }
        report.add(
            target.offsets[0]..<pair.missingPlace.upperBound, "The translation is much longer than its source",
            source: 0..<pair.source.text.bytes.count)
    }

    /// Whether the target has more sentences and is longer by more than explaining makes it.
    private static func hasAnotherSentence(_ pair: PairView) -> Bool {
        pair.length.isMeasured && pair.length.deviation > 2 && pair.sides.target.sentenceCount > pair.sides.source.sentenceCount
            && pair.sides.target.sentenceCount >= 2
    }

    /// The least deviation that is an addition by itself, and how much longer the target must be with a sentence more, by the logarithm.
    private static let far = 3.5
    private static let sentence = 0.5
}
