import Bytes
import Linting
import Prose

/// A source with letters whose target has none and no digits either.
public enum PairsEmpty: PairCheck {
    public static let trigger = PairTrigger(looksAtBlank: true)

    public static func check(_ pair: PairView, into report: inout Report) {
        guard !pair.signs.target.kinds.contains(.visible),
            pair.source.text.bytes.contains(where: { Ascii.isLetterOrBeyond($0) })
        else { return }
        report.add(0..<0, "The source has text, and the translation is empty", source: 0..<pair.source.text.bytes.count)
    }
}
