import Bytes
import UnicodeText

/// Words of a language that rules ask for, from the cards `Rules/languages/<tag>.yml`.
public final class LanguageWords: Sendable {
    /// The commonest: one stands in nearly every clause. Nil where a card names none.
    public let common: FunctionWords?
    /// Articles and prepositions, which need what follows them. In small letters, as all below.
    public let beforeNouns: Set<String>
    /// Conjunctions that no sentence ends with.
    public let conjunctions: Set<String>
    /// Words that begin many a sentence, and no part of a name: articles, pronouns, prepositions, conjunctions, and adverbs of
    /// time, place and reasoning.
    public let sentenceOpeners: Set<String>
    /// Words that grammar or emphasis sets twice in a row. Where a card names some, no other word follows itself.
    public let doubled: Set<String>
    /// Forms of the verb that a clause may both end and go on with: “what it is is a mess”.
    public let copulas: Set<String>
    /// Words that no sentence begins with, in languages written without spaces: particles and endings.
    public let neverFirst: Set<String>
    /// Words with a hyphen in them, and parts that a hyphen joins to a word: one that follows (`-class`), one that goes before (`self-`).
    public let hyphenated: Set<String>
    /// Words by which one who writes speaks of themselves alone and to a reader: “I”, “you”. In scripts without spaces they are looked for
    /// anywhere.
    public let persons: Set<String>

    /// As `compiled` writes them: words with spaces between.
    typealias Lists = (
        common: String, beforeNouns: String, conjunctions: String, sentenceOpeners: String, doubled: String, copulas: String,
        neverFirst: String, hyphenated: String, persons: String
    )

    private init(_ lists: Lists) {
        common = lists.common.isEmpty ? nil : FunctionWords(lists.common.split(separator: " "))
        beforeNouns = Set(lists.beforeNouns.listedWords)
        conjunctions = Set(lists.conjunctions.listedWords)
        sentenceOpeners = Set(lists.sentenceOpeners.listedWords)
        doubled = Set(lists.doubled.listedWords)
        copulas = Set(lists.copulas.listedWords)
        neverFirst = Set(lists.neverFirst.listedWords)
        hyphenated = Set(lists.hyphenated.listedWords)
        persons = Set(lists.persons.listedWords)
    }

    /// Those of a language; nil where no card names any.
    public static func of(_ language: LanguageTag) -> LanguageWords? {
        made.value(of: language.base) { compiled($0.description).map { LanguageWords($0) } }
    }

    /// Those of all languages of which cards name some.
    public static var all: [LanguageWords] { compiledTags.compactMap { of(LanguageTag($0)) } }

    private static let made = MadeOnce<LanguageTag, LanguageWords?>()
}
