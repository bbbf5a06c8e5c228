import UnicodeText

/// How a language is written, as far as rules ask.
///
/// The marks and signs are CLDR's; what CLDR does not say, or says otherwise than running text does, is from the cards
/// `Rules/languages/<tag>.yml`. Both are compiled in (`compiled`, which scripts/compile-languages writes): a program that starts
/// reads neither.
public struct LanguageConventions: Sendable {
    /// How usual a pair of marks is in texts of the language.
    public enum Usage: UInt8, Sendable {
        /// As usual as any.
        case usual
        /// In many texts, though not the first choice.
        case common
        /// In some texts, where nobody minds.
        case known
        /// Seldom, but not by mistake.
        case rare
        /// Of another language, but seen.
        case foreign
    }

    /// Two marks and how usual they are.
    public typealias Pair = (opening: Unicode.Scalar, closing: Unicode.Scalar, usage: Usage)

    /// Where a longer quotation is opened anew.
    public enum Reopening: Sendable {
        case never
        /// At the start of every paragraph, as in English.
        case paragraphs
        /// At the start of every line, as French did; text that was joined keeps it.
        case lines
    }

    /// The marks of a quotation, and of one inside another.
    public let outer: (opening: Unicode.Scalar, closing: Unicode.Scalar)
    public let inner: (opening: Unicode.Scalar, closing: Unicode.Scalar)
    /// These two, and what else texts have.
    public let pairs: [Pair]
    /// What stands between guillemets and what they enclose; empty where nothing does.
    public let spaceInside: String
    /// The marks that a space belongs before, such as `;:!?`.
    public let spacedMarks: String
    public let reopening: Reopening
    /// Whether speech is set with dashes rather than with quotation marks.
    public let setsSpeechWithDashes: Bool
    /// Whether words take prefixes that are written right before a mark.
    public let gluesPrefixes: Bool
    /// Whether words take endings that are written right behind a mark.
    public let gluesEndings: Bool
    /// Between the whole and the fraction of a number.
    public let decimal: String
    /// Between groups of three digits.
    public let grouping: String
    /// Between numbers in a list.
    public let list: String

    /// Only `compiled` calls it; the labels keep the two from getting out of step.
    init(
        outer: (Unicode.Scalar, Unicode.Scalar), inner: (Unicode.Scalar, Unicode.Scalar), pairs: [Pair], spaceInside: String,
        spacedMarks: String, reopening: Reopening, setsSpeechWithDashes: Bool, gluesPrefixes: Bool,
        gluesEndings: Bool, decimal: String, grouping: String, list: String
    ) {
        self.outer = outer
        self.inner = inner
        self.pairs = pairs
        self.spaceInside = spaceInside
        self.spacedMarks = spacedMarks
        self.reopening = reopening
        self.setsSpeechWithDashes = setsSpeechWithDashes
        self.gluesPrefixes = gluesPrefixes
        self.gluesEndings = gluesEndings
        self.decimal = decimal
        self.grouping = grouping
        self.list = list
    }

    /// The conventions of a language: of its script and region, or else of the script, the region or the language, or else CLDR's
    /// root.
    public init(_ language: LanguageTag) {
        self = Self.made.value(of: language) { $0.fallbacks.lazy.compactMap { Self.compiled($0.description) }.first ?? Self.root }
    }

    /// Whether CLDR or a card says how the language quotes.
    public static func isKnown(_ language: LanguageTag) -> Bool { language.fallbacks.contains { compiled($0.description) != nil } }

    private static let made = MadeOnce<LanguageTag, LanguageConventions>()

    /// How usual a pair is, as a number that is the lower the more usual; the highest for one that no text has.
    func usage(_ opening: Unicode.Scalar, _ closing: Unicode.Scalar) -> UInt8 {
        pairs.first { $0.opening == opening && $0.closing == closing }?.usage.rawValue ?? .max
    }
}
