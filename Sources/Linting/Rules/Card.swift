import Prose

/// A rule card: everything that is said about a rule, in one place (`Rules/<category>/<rule>.yml`).
public struct Card: Sendable {
    /// A set of rules that is switched on together.
    public enum Preset: String, Sendable, CaseIterable {
        case artifacts, typography, translationese
    }

    /// What a card shows of its rule. The place of a finding stands between `⟦` and `⟧`.
    public enum Example: Sendable, Hashable {
        /// `bad` holds one marked place; `good` is the text after the fix, nil where the rule has none.
        case bad(String, good: String?, language: String?, source: Source? = nil)
        case ok(String, language: String?, source: Source? = nil)
    }

    /// The source that the text of an example translates.
    public struct Source: Sendable, Hashable {
        public var text: String
        public var language: String?
        /// What a program puts in is spelled so: see `PairContext.formats`.
        public var formats: [String]
        /// What the same source is translated as elsewhere in the file.
        public var others: [String]

        public init(_ text: String, language: String? = nil, formats: [String] = [], others: [String] = []) {
            self.text = text
            self.language = language
            self.formats = formats
            self.others = others
        }
    }

    /// What finds the rule's places.
    public enum Detection: Sendable {
        /// A type of the target Checks.
        case check(String)
        /// An ICU regular expression; its group `place`, or else the whole match, is the finding.
        case pattern(String)
        /// Literal phrases.
        case phrases([Phrase], at: PhrasePosition)
        /// Terms of sources, and how they are translated.
        case terms([TermRule.Term])
    }

    /// A phrase to look for and, where it is to be replaced, with what.
    public struct Phrase: Sendable, Hashable {
        public var text: String
        public var replacement: String?
        /// What the message adds for this phrase, or nil.
        public var note: String?
        public init(_ text: String, _ replacement: String? = nil, note: String? = nil) {
            self.text = text
            self.replacement = replacement
            self.note = note
        }
    }

    /// Where a phrase may stand.
    public enum PhrasePosition: String, Sendable, CaseIterable {
        case anywhere, blockStart = "block-start"
        /// The phrase is all of the block, signs around it left aside.
        case wholeBlock = "whole-block"
        /// The phrase is all of the block, or stands at its start with a colon or a dash behind it.
        case label

        var isAtBlockStart: Bool { self != .anywhere }
    }

    public var id: String
    public var summary: String
    public var why: String
    public var level: Level
    public var languages: LanguageSet
    /// The languages that a text may be a translation of, for the rule to run where that is known.
    public var sourceLanguages = LanguageSet.all
    public var preset: Preset
    public var safety: Safety
    public var touches: Touch
    /// The fix's title, an imperative.
    public var title: String
    public var detection: Detection
    /// Of pattern and phrase rules: the message. `$0` stands for the text found; of a pattern `$1`… are its groups, of phrases `$1` is what
    /// should be there.
    public var message: String
    /// Of pattern rules: what takes the place's stead; `$0` is the text found, `$1`… are the pattern's groups. Nil: no fix.
    public var replace: String?
    /// Of phrase rules: how many places in a thousand words make one finding, for the document; nil: each place is one.
    public var density: Int?
    /// Made anew each time they are asked for: a run that explains and tests nothing does not build them.
    public var examples: [Example] { makeExamples() }
    private let makeExamples: @Sendable () -> [Example]
    /// Why a safe fix may touch words or blocks, or nil.
    public var safeBecause: String?
    public var since: String
    /// The ids that the taxonomy (`Rules/artifacts.yml`) gives to what the rule finds, as `Q13`; none where it has no row for it.
    public var artifacts: [String]
    /// Categories of rules that say more of the same place: only on texts beside their sources.
    public var yieldsTo: [String]
    /// What the texts of the examples are.
    public var format: TextFormat
    /// The address of a page about the rule (`https://…`, printable ASCII), for a team that has one; nil: there is none.
    public var url: String?

    public init(
        id: String, summary: String, why: String, level: Level, languages: LanguageSet, preset: Preset,
        safety: Safety, touches: Touch, title: String, detection: Detection, message: String,
        replace: String?, examples: @escaping @autoclosure @Sendable () -> [Example],
        safeBecause: String?, since: String, density: Int? = nil, sourceLanguages: LanguageSet = .all,
        artifacts: [String] = [], yieldsTo: [String] = [], format: TextFormat = .plain, url: String? = nil
    ) {
        self.id = id
        self.summary = summary
        self.why = why
        self.level = level
        self.languages = languages
        self.preset = preset
        self.safety = safety
        self.touches = touches
        self.title = title
        self.detection = detection
        self.message = message
        self.replace = replace
        makeExamples = examples
        self.safeBecause = safeBecause
        self.since = since
        self.density = density
        self.sourceLanguages = sourceLanguages
        self.artifacts = artifacts
        self.yieldsTo = yieldsTo
        self.format = format
        self.url = url
    }

    /// The part of the id before the slash.
    public var category: String { String(Substring(id.utf8.prefix { $0 != UInt8(ascii: "/") })) }
}

/// The languages a rule holds for: all but some, or just some.
public struct LanguageSet: Sendable, Hashable {
    public var includesAll: Bool
    public var included: [LanguageTag]
    public var excluded: [LanguageTag]

    public static let all = LanguageSet(includesAll: true)

    public init(includesAll: Bool, included: [LanguageTag] = [], excluded: [LanguageTag] = []) {
        self.includesAll = includesAll
        self.included = included
        self.excluded = excluded
    }

    /// Reads the card's list, such as `["all", "-fr"]` or `["en", "de"]`.
    public init(_ names: [String]) {
        self.init(includesAll: false)
        for name in names {
            if name == "all" {
                includesAll = true
            } else if name.hasPrefix("-") {
                excluded.append(LanguageTag(name.dropFirst()))
            } else {
                included.append(LanguageTag(name))
            }
        }
    }

    /// Whether a rule with this set runs on text of `language`. On text of an unknown language only rules of all
    /// languages run; one that excludes a language might be wrong there, but stays: the recognizer knows those.
    public func contains(_ language: LanguageTag) -> Bool {
        if excluded.contains(where: { $0.covers(language) }) { return false }
        return includesAll || included.contains { $0.covers(language) }
    }

    /// As the card writes it.
    public var description: String {
        ((includesAll ? ["all"] : []) + included.map(\.description) + excluded.map { "-" + $0.description })
            .joined(separator: ", ")
    }
}
