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
        report.add(
            sides.target.bytes(target.range),
            "The number is \(sides.source.text(source.range)) in the source and \(sides.target.text(target.range)) here",
            source: sides.source.bytes(source.range))
    }
}
