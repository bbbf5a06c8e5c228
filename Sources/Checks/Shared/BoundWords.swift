import Prose

/// Words that bind to what follows them, so that no clause ends behind one: behind an article or a preposition a mark or
/// the end of a paragraph means that something was dropped.
enum BoundWords {
    /// Whether the word, in any case, is an article or preposition that needs its noun.
    static func needsNoun(_ word: String, _ language: LanguageTag) -> Bool {
        LanguageWords.of(language)?.beforeNouns.contains(word.lowercased()) == true
    }

    /// Whether the word, in any case, is one that no sentence ends with: as above, or a conjunction.
    static func goesOn(_ word: String, _ language: LanguageTag) -> Bool {
        guard let words = LanguageWords.of(language) else { return false }
        let word = word.lowercased()
        return words.beforeNouns.contains(word) || words.conjunctions.contains(word)
    }

    /// Whether the rules know such words of the language.
    static func areKnown(_ language: LanguageTag) -> Bool { LanguageWords.of(language)?.beforeNouns.isEmpty == false }
}
