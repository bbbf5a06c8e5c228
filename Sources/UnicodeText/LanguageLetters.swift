/// The letters that a language is written with, by CLDR's exemplar characters, in both cases.
public struct LanguageLetters: Sendable {
    private let letters: Set<Unicode.Scalar>

    /// The letters of a language.
    ///
    /// - Complexity: linear in the letters.
    /// - Parameter languageTag: a BCP 47 tag.
    /// - Returns: nil where CLDR does not know the language, or ICU has no data.
    public init?(languageTag: String) {
        guard let data = try? LocaleData(languageTag: languageTag), data.isKnown, let set = try? data.exemplars() else { return nil }
        var letters: Set<Unicode.Scalar> = []
        set.forEach { letters.insert($0) }
        guard !letters.isEmpty else { return nil }
        self.letters = letters
    }

    /// Whether the language is written with the letter. Complexity: constant.
    public func contains(_ letter: Unicode.Scalar) -> Bool { letters.contains(letter) }

    /// The letters of a language, made once for all who ask; nil as of `init`.
    public static func of(_ languageTag: String) -> LanguageLetters? {
        made.value(of: languageTag) { LanguageLetters(languageTag: $0) }
    }

    private static let made = MadeOnce<String, LanguageLetters?>()
}
