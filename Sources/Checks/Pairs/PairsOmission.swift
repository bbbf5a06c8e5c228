import Bytes
import Linting
import Prose

/// A target that lacks a part of its source: it is much too short, it has fewer sentences, or it breaks off.
public enum PairsOmission: PairCheck {
    public static func check(_ pair: PairView, into report: inout Report) {
        // Nearly all pairs end here: by length alone.
        guard pair.document.bytes.count > 0, pair.signs.source.length >= 40, pair.length.difference < Self.cut, pair.hasComparableLength
        else { return }
        let length = pair.length
        let (source, target) = (pair.sides.source, pair.sides.target)
        let whole = 0..<pair.source.text.bytes.count
        if length.deviation < -Self.far {
            return report.add(pair.missingPlace, "The translation is much shorter than its source", source: whole)
        }
        guard length.isMeasured else { return }
        if length.difference < Self.sentence, source.sentenceCount > target.sentenceCount, source.sentenceCount >= 2,
            target.sentenceCount > 0
        {
            return report.add(
                pair.missingPlace,
                "A sentence of the source seems to be missing (\(source.sentenceCount) there, \(target.sentenceCount) here)",
                source: whole)
        }
        if length.deviation < -Self.chance, pair.targetEnd?.kind == .letter, let end = pair.sourceEnd?.kind,
            [.stop, .question, .exclamation].contains(end), keepsStops(pair.source.habits)
        {
            report.add(pair.missingPlace, "The translation seems to break off", source: whole)
        }
    }

    /// The least deviation that is an omission, and how much shorter the target must be with a sentence less, and without its end:
    /// by the logarithm. Measured over human translations, where hardly any reaches these.
    private static let far = 3.5
    private static let sentence = -0.42
    private static let cut = -0.28
    /// A text without its stop that is shorter by less may be so by chance: a tenth of all are.
    private static let chance = 1.28

    /// Whether the file’s targets end in stops where their sources do: one in twenty may not. Catalogs in which one in ten does not drop them
    /// as they please, and half of what seemed to break off in those was whole.
    private static func keepsStops(_ habits: PairHabits?) -> Bool {
        guard let habits, habits.stops >= 20 else { return false }
        return habits.stopsLost * 20 <= habits.stops
    }
}
