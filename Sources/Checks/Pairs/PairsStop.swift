import Linting
import Prose

/// A target that ends in a word, where its source ends in a full stop.
public enum PairsStop: PairCheck {
    public static func check(_ pair: PairView, into report: inout Report) {
        guard pair.signs.source.length >= 20, pair.targetEnd?.kind == .letter, let source = pair.sourceEnd, source.kind == .stop,
            !isUsual(pair)
        else { return }
        // Thai has no full stop.
        guard pair.document.language.base != .thai, !pair.isUntranslated else { return }
        report.add(pair.missingPlace, "The source ends in a full stop, and this in a word", source: source.range)
    }

    /// Whether one in seven targets of the file ends so.
    private static func isUsual(_ pair: PairView) -> Bool {
        guard let habits = pair.source.habits, habits.stops > 0 else { return false }
        return habits.stopsLost * 7 > habits.stops && habits.stopsLost > 1
    }
}
