import Catalog
import Linting
import Platform
import Prose
import Readers
import Settings

// Obelus as a library: a linter as a value; a text goes in, findings and a fixed text come out. Nothing here touches files, the
// environment or global state.
//
//     import ObelusKit
//
//     let obelus = Obelus(language: "en")
//     let result = obelus.fix("“We will act, ”said the mayor.\n")
//     print(result.text)        // “We will act,” said the mayor.
//     print(result.remaining)   // []

/// A linter with the built-in rules, for whole texts in memory. Any number of threads may use one at once.
public struct Obelus: Sendable {
    /// What a text is.
    public enum Format: String, Sendable, CaseIterable {
        case plain, markdown

        fileprivate var textFormat: TextFormat {
            switch self {
            case .plain: .plain
            case .markdown: .markdown
            }
        }
    }

    /// A set of rules that is turned on as a whole.
    public enum Preset: String, Sendable, CaseIterable {
        /// What machines broke: on by default.
        case artifacts
        /// How a text is set: dashes, no-break spaces, curly marks.
        case typography
        /// Words that sound translated.
        case translationese

        fileprivate var cardPreset: Card.Preset {
            switch self {
            case .artifacts: .artifacts
            case .typography: .typography
            case .translationese: .translationese
            }
        }
    }

    private let linter: Linter
    private let format: Format
    private let language: LanguageTag?
    private let layout: ParagraphLayout

    /// Makes a linter. It takes some milliseconds; keep it for all texts.
    ///
    /// - Parameters:
    ///   - presets: the sets of rules that are turned on.
    ///   - levels: levels for single rules, by id (`quotes/split`); a rule that a preset leaves out is turned on, `off` turns one
    ///     off. Two styles of quotation marks at once would undo each other's fixes.
    ///   - format: what the texts are.
    ///   - language: a BCP 47 tag such as `de` or `pt-BR`; nil: recognize it, text by text.
    /// - Throws: `UnknownName` for an id that no rule has, or a tag that names no language.
    public init(
        presets: Set<Preset> = [.artifacts], levels: [String: Level], format: Format = .plain, language: String? = nil
    ) throws(UnknownName) {
        for id in levels.keys.sorted() where Catalog.rule(id: id) == nil { throw UnknownName(name: id, kind: "rule") }
        var tag: LanguageTag?
        if let language {
            tag = LanguageTag(language)
            if tag == .undetermined { throw UnknownName(name: language, kind: "language tag") }
        }
        self.init(presets, levels, format, tag)
    }

    /// Makes a linter with the levels of the rules' cards.
    ///
    /// - Parameters:
    ///   - presets: the sets of rules that are turned on.
    ///   - format: what the texts are.
    ///   - language: a BCP 47 tag such as `de` or `pt-BR`; nil, or one that names no language: recognize it, text by text.
    public init(presets: Set<Preset> = [.artifacts], format: Format = .plain, language: String? = nil) {
        let tag = language.map { LanguageTag($0) }
        self.init(presets, [:], format, tag == .undetermined ? nil : tag)
    }

    private init(_ presets: Set<Preset>, _ levels: [String: Level], _ format: Format, _ language: LanguageTag?) {
        let chosen = Set(presets.map(\.cardPreset.rawValue))
        linter = Linter(rules: Catalog.rules) { card in
            if let level = levels[card.id] { return level.cardLevel }
            return chosen.contains(card.preset.rawValue) ? card.level : nil
        }
        self.format = format
        self.language = language
        layout = .auto
    }

    /// Makes a linter of what a configuration file would hold.
    ///
    /// - Parameters:
    ///   - configuration: YAML as in `.obelus.yml`: `language`, `source-language`, `presets`, `quotes`, `paragraphs` and `rules`. Keys
    ///     that name files are errors, since nothing here reads files.
    ///   - format: what the texts are.
    /// - Throws: `ConfigurationProblems`: all that is wrong, each with its line.
    public init(configuration: String, format: Format = .plain) throws(ConfigurationProblems) {
        let settings: Settings
        do {
            settings = try Settings(Array(configuration.utf8), name: "configuration", rules: Catalog.rules)
        } catch {
            throw ConfigurationProblems(error)
        }
        linter = Linter(settings.activeRules).knowing(Catalog.rules)
        self.format = format
        language = settings.language.value == .undetermined ? nil : settings.language.value
        layout = settings.paragraphs.value
    }

    /// What the rules find in a text, in order of place.
    ///
    /// - Complexity: linear in the text.
    public func check(_ text: String) -> [Finding] {
        let document = document(text)
        return findings(linter.check(document), document)
    }

    /// The text with fixes applied, and what is left in it.
    ///
    /// - Parameters:
    ///   - text: what to fix.
    ///   - unsafe: whether fixes are applied, too, that somebody should look at.
    ///   - touching: only fixes that touch no more than one of these.
    /// - Complexity: linear in the text, for each of a bounded number of rounds.
    public func fix(_ text: String, unsafe: Bool = false, touching: Set<Touch> = Set(Touch.allCases)) -> FixedText {
        let document = document(text)
        let result = linter.fix(document, choosing: FixChoice(unsafe: unsafe, touches: Set(touching.map(\.cardTouch))))
        let places = Places(document)
        return FixedText(
            text: String(decoding: result.bytes, as: UTF8.self), edits: result.edits.map { Edit($0, places) },
            remaining: findings(result.remaining, result.document),
            applied: result.applied.reduce(into: [:]) { counts, round in for finding in round { counts[finding.rule, default: 0] += 1 } })
    }

    /// The text with the fixes of chosen findings applied, all of them at once and nothing else.
    ///
    /// Of two fixes that overlap the later one is left out.
    ///
    /// - Parameters:
    ///   - text: the text that the findings were found in.
    ///   - chosen: findings of `check` on the very text; those without a fix change nothing.
    /// - Returns: the text; the text as it is where a finding does not belong to it.
    /// - Complexity: linear in the text and the edits, apart from sorting them.
    public func apply(_ chosen: [Finding], to text: String) -> String {
        var taken: [Edit] = []
        for finding in chosen.sorted(by: { $0.range.start.utf8Offset < $1.range.start.utf8Offset }) {
            guard let edits = finding.fix?.edits else { continue }
            let overlaps = edits.contains { edit in taken.contains { $0.collides(with: edit) } }
            if !overlaps { taken += edits }
        }
        taken.sort { $0.range.start.utf8Offset < $1.range.start.utf8Offset }
        let bytes = Array(text.utf8)
        guard (taken.last?.range.end.utf8Offset ?? 0) <= bytes.count else { return text }
        var result: [UInt8] = []
        var position = 0
        for edit in taken {
            result += bytes[position..<edit.range.start.utf8Offset]
            result += edit.replacement.utf8
            position = edit.range.end.utf8Offset
        }
        return String(decoding: result + bytes[position...], as: UTF8.self)
    }

    private func document(_ text: String) -> Document {
        linter.document(Array(text.utf8), ReadingOptions(format: format.textFormat, layout: layout, language: language))
    }

    private func findings(_ found: [Linting.Finding], _ document: Document) -> [Finding] {
        guard !found.isEmpty else { return [] }
        let places = Places(document)
        return found.map { Finding($0, places) }
    }
}

/// What is wrong with a configuration.
public struct ConfigurationProblems: Error, Sendable, Hashable, CustomStringConvertible {
    /// One thing that is wrong.
    public struct Problem: Sendable, Hashable {
        /// The line of the configuration, from 1; nil where no line is to blame.
        public let line: Int?
        /// What is wrong, and what to do about it.
        public let message: String
    }

    /// By line.
    public let problems: [Problem]

    init(_ errors: PlacedErrors) { problems = errors.errors.map { Problem(line: $0.line, message: $0.message) } }

    /// A line for each problem: `configuration:2: unknown rule …`.
    public var description: String {
        problems.map { problem in "configuration:\(problem.line.map { "\($0):" } ?? "") \(problem.message)" }.joined(separator: "\n")
    }
}

/// A name that means nothing here.
public struct UnknownName: Error, Sendable, Hashable, CustomStringConvertible {
    public let name: String
    let kind: String

    public var description: String { "unknown \(kind) “\(name)”" }
}
