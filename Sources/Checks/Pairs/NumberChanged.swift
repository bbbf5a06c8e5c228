import Bytes
import Linting
import Prose

/// A number of the source that has become another one.
public enum NumberChanged: PairCheck {
    public static let trigger = PairTrigger(source: [.digit, .otherDigit])

    public static func check(_ pair: PairView, into report: inout Report) {
        guard pair.mayHaveNumbers, let changed = pair.numbers.changed else { return }
        let sides = pair.sides
        let source = pair.numbers.source.all[changed.source]
        let target = pair.numbers.target.all[changed.target]
        if source.value == target.value, source.scale != target.scale, source.scale != nil {
            let (own, theirs) = (pair.numbers.target, pair.numbers.source)
            let (place, origin) = (
                target.range.lowerBound..<own.endOfScale(target), source.range.lowerBound..<theirs.endOfScale(source)
            )
            report.add(
                sides.target.bytes(place),
                "The number is \(sides.source.text(origin)) in the source and \(sides.target.text(place)) here, another power of ten",
                source: sides.source.bytes(origin))
            return
        }
        report.add(
            sides.target.bytes(target.range),
            "The number is \(sides.source.text(source.range)) in the source and \(sides.target.text(target.range)) here",
            source: sides.source.bytes(source.range))
    }
}
