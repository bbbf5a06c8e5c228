import Bytes
import Linting
import Prose

/// A bracket of the target without a partner, where all of the source have theirs.
public enum PairsBracket: PairCheck {
    public static let trigger = PairTrigger(target: .bracket)

    public static func check(_ pair: PairView, into report: inout Report) {
        // Nearly all brackets are in pairs, and nothing else is to be known then.
        guard !PairMarks.areBracketsPlain(pair.document.bytes) else { return }
        let target = pair.sides.target
        let unpaired = target.unpairedBrackets
        // Two of different kinds are an interval.
        guard unpaired.count == 1, let place = unpaired.first, pair.sides.source.unpairedBrackets.isEmpty, !target.isCode else { return }
        let isOpening =
            target.scalars[place] == "(" || target.scalars[place] == "[" || target.scalars[place] == "【" || target.scalars[place] == "〔"
        report.add(
            target.bytes(place..<place + 1),
            isOpening
                ? "This opening bracket is never closed; the source’s brackets are"
                : "This closing bracket has no opening one; the source’s have",
            source: 0..<pair.source.text.bytes.count)
    }
}
