import Linting
import Prose

/// A target that ends in a full stop, where its source asks.
public enum PairsQuestion: PairCheck {
    public static func check(_ pair: PairView, into report: inout Report) {
        guard let last = pair.targetEnd, last.kind == .stop, last.scalar != "…", let source = pair.sourceEnd,
            source.kind == .question, !pair.isUntranslated
        else { return }
        // A particle asks.
        if pair.document.language.base == .japanese, pair.document.bytes[..<last.range.lowerBound].suffix(3).elementsEqual("か".utf8) {
            return
        }
        report.add(last.range, "The source asks a question, and this ends in a full stop", source: source.range)
    }
}
