import Bytes
import Linting
import Prose

/// A target that ends in a comma, where its source ends in a full stop, a question or an exclamation mark.
public enum EndComma: PairCheck {
    public static func check(_ pair: PairView, into report: inout Report) {
        guard let end = pair.targetEnd, end.kind == .comma, pair.signs.source.length >= 10, let source = pair.sourceEnd,
            [.stop, .question, .exclamation].contains(source.kind), !mostDo(pair.source.habits)
        else { return }
        report.add(end.range, "The source ends its sentence, and this ends in a comma", source: source.range)
    }

    /// A file whose lists end in commas means it: one in seven of its pairs is no slip any more.
    private static func mostDo(_ habits: PairHabits?) -> Bool {
        guard let habits, habits.pairs >= 20 else { return false }
        return habits.commasGained * 7 > habits.pairs
    }
}
