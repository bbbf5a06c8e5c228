/// Whether letters stand as those of a language's words do.
public enum WordShape {
    /// Whether the word may be one of the language: it begins and ends with letters that words begin and end with, and has vowels where
    /// words need them. True where nothing is known of the language.
    ///
    /// - Parameters:
    ///   - word: letters and marks alone.
    ///   - language: a BCP 47 tag.
    /// - Complexity: linear in the word.
    public static func mayBeWord(_ word: String, of language: String) -> Bool {
        models.first { $0.language == language }?.isWellFormed(word) ?? true
    }

    private static let models: [LetterModel] = [
        .russian, .ukrainian, .bulgarian, .serbian, .belarusian, .greekLanguage, .hebrew, .arabic, .persian,
    ]
}
