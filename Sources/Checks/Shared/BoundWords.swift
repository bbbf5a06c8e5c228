import Prose

/// Words that bind to what follows them, so that no clause ends behind one: behind an article or a preposition a mark or
/// the end of a paragraph means that something was dropped.
enum BoundWords {
    /// Whether the word, in any case, is an article or preposition that needs its noun.
    static func needsNoun(_ word: String, _ language: LanguageTag) -> Bool {
        beforeNouns[language.base.description]?.contains(word.lowercased()) == true
    }

    /// Whether the word, in any case, is one that no sentence ends with: as above, or a conjunction.
    static func goesOn(_ word: String, _ language: LanguageTag) -> Bool {
        needsNoun(word, language) || conjunctions[language.base.description]?.contains(word.lowercased()) == true
    }

    /// Whether the rules know such words of the language.
    static func areKnown(_ language: LanguageTag) -> Bool { beforeNouns[language.base.description] != nil }

    private static let beforeNouns: [String: Set<String>] = [
        "en": ["the", "a", "an", "of", "with", "from", "into", "at", "by", "for", "as", "their", "my", "your", "our", "its"],
        // Not “ein” and “mit”: verbs leave them behind at a sentence's end.
        "de": ["der", "die", "den", "dem", "des", "eine", "einen", "einer", "von", "für", "im", "am"],
        "fr": ["le", "la", "les", "de", "du", "des", "un", "une", "dans", "avec", "pour", "au", "aux", "en"],
        "es": ["el", "la", "los", "las", "de", "del", "un", "una", "con", "para", "por", "en", "al"],
        "it": ["il", "la", "lo", "gli", "di", "del", "della", "un", "una", "con", "per", "in", "nel"],
        "pt": ["o", "a", "os", "as", "de", "do", "da", "um", "uma", "com", "para", "por", "em", "no", "na"],
        "ru": ["в", "на", "с", "по", "для", "из", "от", "к", "до"],
        "uk": ["в", "у", "на", "з", "по", "для", "із", "від", "до"],
        "pl": ["w", "na", "z", "do", "dla", "od"],
        "cs": ["v", "na", "s", "z", "do", "pro", "od"],
    ]

    private static let conjunctions: [String: Set<String>] = [
        "en": ["and", "or", "because", "if"], "de": ["und", "oder", "weil"], "fr": ["et", "ou", "que"], "es": ["y", "o", "que"],
        "it": ["e", "o", "che"], "pt": ["e", "ou", "que"], "ru": ["и", "или", "что", "который"],
        "uk": ["і", "й", "та", "або", "що", "який"], "pl": ["i", "oraz", "lub", "że", "który"], "cs": ["a", "nebo", "že", "který"],
    ]
}
