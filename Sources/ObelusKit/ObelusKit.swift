// Obelus as a library: a linter as a value, a text in, findings and a mended text out. Nothing here touches files,
// the environment or global state.
//
//     import ObelusKit
//
//     let obelus = Obelus()
//     let result = obelus.fix("“We will act, ”said the mayor.\n")
//     print(result.text)        // “We will act,” said the mayor.
//     print(result.remaining)   // []

@_exported import Catalog
@_exported import Linting
@_exported import Prose
@_exported import Readers

/// A linter with the built-in rules, for whole texts in memory.
public struct Obelus: Sendable {
    /// The linter underneath, for those who need more than this.
    public let linter: Linter
    private let format: TextFormat
    private let language: LanguageTag?

    /// - Parameters:
    ///   - presets: the sets of rules that are switched on.
    ///   - format: what the texts are.
    ///   - language: what they are in; nil: recognise it, for each.
    public init(
        presets: Set<Card.Preset> = [.artifacts], format: TextFormat = .plain, language: LanguageTag? = nil
    ) {
        linter = Linter(rules: Catalog.rules) { presets.contains($0.preset) ? $0.level : nil }
        self.format = format
        self.language = language
    }

    /// What the rules find in a text, in order of place; positions are UTF-8 bytes of it. Complexity: linear.
    public func check(_ text: String) -> [Finding] {
        linter.check(linter.document(Array(text.utf8), options))
    }

    /// The text with the chosen fixes applied, and what is left in it.
    public func fix(_ text: String, choosing choice: FixChoice = FixChoice()) -> MendedText {
        let result = linter.fix(Array(text.utf8), options, choosing: choice)
        return MendedText(
            text: String(decoding: result.bytes, as: UTF8.self), remaining: result.remaining, applied: result.applied)
    }

    private var options: ReadingOptions { ReadingOptions(format: format, language: language) }
}

/// What came of mending a text.
public struct MendedText: Sendable {
    public var text: String
    /// What is left in it; positions are those of the mended text.
    public var remaining: [Finding]
    /// What was mended, round by round; positions are those of the text of their round.
    public var applied: [[Finding]]
}
