import Bytes
import Linting
import Prose

/// A target that ends in a comma, where its source ends in a full stop, a question or an exclamation mark.
public enum EndComma: PairCheck {
    public static func check(_ pair: PairView, into report: inout Report) {
        guard !pair.isBlank else { return }
        let target = pair.sides.target
        guard target.ending == .comma, pair.length.source >= 10, [.stop, .question, .exclamation].contains(pair.sides.source.ending),
            let last = target.lastMark,
            !mostDo(pair.source.habits)
        else { return }
        report.add(
            target.bytes(last.index..<last.index + 1), "The source ends its sentence, and this ends in a comma",
            source: pair.sides.source.lastMark.map { pair.sides.source.bytes($0.index..<$0.index + 1) })
    }

    /// A file whose lists end in commas means it: one in seven of its pairs is no slip any more.
    private static func mostDo(_ habits: PairHabits?) -> Bool {
        guard let habits, habits.pairs >= 20 else { return false }
        return habits.commasGained * 7 > habits.pairs
    }
}
