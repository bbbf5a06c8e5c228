/// All kinds of damage, by family.
public enum Kinds {
    public static let all: [Kind] = [
        QuotationSpacing.kinds, QuotationMarks.kinds, Apostrophes.kinds, Breaks.kinds, Spaces.kinds, Punctuation.kinds,
        Characters.kinds, Tokens.kinds, Models.kinds, Repetition.kinds, Numbers.kinds, Names.kinds, Captions.kinds, Web.kinds,
    ].flatMap { $0 }

    /// The kinds whose name is, or begins with, one of the patterns (`spaces/*`, `quotation-marks/penn`).
    public static func matching(_ patterns: [String]) -> [Kind] {
        all.filter { kind in
            patterns.isEmpty
                || patterns.contains { $0.hasSuffix("*") ? kind.name.hasPrefix($0.dropLast()) : kind.name == $0 || kind.family == $0 }
        }
    }
}
