import Linting
import Prose

/// A target that ends in a full stop, where its source asks.
public enum PairsQuestion: PairCheck {
    public static func check(_ pair: PairView, into report: inout Report) {
        guard !pair.isBlank, pair.sides.source.ending == .question, pair.sides.target.ending == .stop,
            let last = pair.sides.target.lastMark,
            last.scalar != "…", !pair.isUntranslated
        else { return }
        // A particle asks.
        if pair.document.language.base == .japanese, pair.sides.target[last.index - 1] == "か" { return }
        report.add(
            pair.sides.target.bytes(last.index..<last.index + 1), "The source asks a question, and this ends in a full stop",
            source: pair.sides.source.lastMark.map { pair.sides.source.bytes($0.index..<$0.index + 1) })
    }
}
