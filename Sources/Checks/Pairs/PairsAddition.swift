import Bytes
import Linting
import Prose

/// A target that is much longer than its source.
public enum PairsAddition: PairCheck {
    public static func check(_ pair: PairView, into report: inout Report) {
        guard pair.length.source >= 40, pair.length.deviation > 3.5, pair.hasComparableLength else { return }
        let target = pair.sides.target
        report.add(
            target.offsets[0]..<pair.missingPlace.upperBound, "The translation is much longer than its source",
            source: 0..<pair.source.text.bytes.count)
    }
}
