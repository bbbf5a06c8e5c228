import Prose

/// What calls a check. Clean text calls hardly any, which is what keeps the number of rules out of the time they take.
///
///     static let trigger = Trigger.blocks(.bullet)
public struct Trigger: Sendable {
    /// At least one of these is there; none: anything will do, unless there are beginnings.
    let signals: Signals
    /// The same for texts of a language, where it is not the same in all.
    private let signalsOfLanguage: (@Sendable (LanguageTag) -> Signals)?
    /// All of these hold for a block.
    let outline: Outline
    let beginnings: [String]
    let phrases: [LanguagePhrases]
    let literals: [String]
    /// Whether a check of documents does without the blocks.
    let isOfText: Bool
    /// Whether what a text suppresses calls the check, and nothing in the text does.
    let isOfSuppressions: Bool

    private init(
        signals: Signals = [], signalsOfLanguage: (@Sendable (LanguageTag) -> Signals)? = nil, outline: Outline = [],
        beginnings: [String] = [], phrases: [LanguagePhrases] = [], literals: [String] = [], isOfText: Bool = false,
        isOfSuppressions: Bool = false
    ) {
        self.signals = signals
        self.signalsOfLanguage = signalsOfLanguage
        self.outline = outline
        self.beginnings = beginnings
        self.phrases = phrases
        self.literals = literals
        self.isOfText = isOfText
        self.isOfSuppressions = isOfSuppressions
    }

    /// Blocks call the check that show at least one of the signals or begin with one of the phrases, and whose outline is all that
    /// is asked for.
    ///
    /// - Parameters:
    ///   - signals: none: any block will do, unless there are beginnings.
    ///   - signalsOfLanguage: the signals for texts of a language, of which all blocks may show what is rare in others; none: no
    ///     block calls the check there.
    ///   - outline: all of these hold for the block.
    ///   - beginnings: phrases at the block's start, behind signs if need be, of at least three bytes; in small letters they stand
    ///     for those in capitals, too. They compare by their first bytes only: the check looks closer.
    ///   - phrases: the same from the cards of all languages.
    public static func blocks(
        _ signals: Signals = [], in signalsOfLanguage: (@Sendable (LanguageTag) -> Signals)? = nil, outline: Outline = [],
        beginnings: [String] = [], phrases: [LanguagePhrases] = []
    ) -> Trigger {
        Trigger(
            signals: signals, signalsOfLanguage: signalsOfLanguage, outline: outline, beginnings: beginnings, phrases: phrases)
    }

    /// A text calls the check of which some block shows at least one of the signals; none: any text. The check must not walk over
    /// the blocks of clean text: what is about blocks names them.
    public static func text(_ signals: Signals = []) -> Trigger {
        Trigger(signals: signals, isOfText: true)
    }

    /// Whether the check waits for how a block begins.
    var hasBeginnings: Bool { !beginnings.isEmpty || !phrases.isEmpty }

    /// Literals call the check, each where it begins at a word's start: what a list of words needs a little judgment for, at the
    /// price of a phrase. A longer word may begin with the literal.
    ///
    /// - Parameter literals: compared without the case of ASCII.
    public static func literals(_ literals: [String]) -> Trigger {
        Trigger(literals: literals)
    }

    /// A text calls the check that holds comments to Obelus, once its findings are known: for what is wrong with these.
    public static var suppressions: Trigger { Trigger(isOfSuppressions: true) }

    /// The signals that call the check in texts of a language; nil where nothing calls it.
    func signals(in language: LanguageTag) -> Signals? {
        guard let signalsOfLanguage else { return signals }
        let own = signalsOfLanguage(language)
        return own.isEmpty && !hasBeginnings ? nil : own
    }
}
