import ArgumentParser
import Catalog
import Linting
import Platform
import Prose
import Settings

/// The options that settings of a configuration file correspond to.
struct SettingOptions: ParsableArguments {
    /// The ids of the rules that are known in the current folder.
    static let ruleNames = CompletionKind.shellCommand("obelus rules 2>/dev/null | cut -d ' ' -f 1")

    @Option(
        help: ArgumentHelp(
            "Run only these rules: a comma-separated list of ids, categories (quotes), globs (quotes/*) or all. A category or glob selects among the rules of the presets in force; an id turns its rule on.",
            valueName: "rule,…"), completion: ruleNames)
    var select: [String] = []

    @Option(help: ArgumentHelp("Run these rules as well, selected in the same way.", valueName: "rule,…"), completion: ruleNames)
    var extendSelect: [String] = []

    @Option(help: ArgumentHelp("Turn these rules off.", valueName: "rule,…"), completion: ruleNames)
    var ignore: [String] = []

    @Option(
        help: ArgumentHelp(
            "Sets of rules: artifacts (default), typography, translationese, all.", valueName: "name,…"),
        completion: .list(["artifacts", "typography", "translationese", "all"]))
    var preset: [String] = []

    @Option(
        help: ArgumentHelp(
            "The style of quotation marks and apostrophes: locale (the language’s own marks), curly, straight or keep (default).",
            valueName: "style"), completion: .list(["locale", "curly", "straight", "keep"]))
    var quotes: String?

    @Option(help: ArgumentHelp("The language of the text, such as de or pt-BR; auto (default) detects it.", valueName: "tag"))
    var language: String?

    @Option(help: ArgumentHelp("The language that the text was translated from.", valueName: "tag"))
    var sourceLanguage: String?

    @Option(
        help: ArgumentHelp(
            "Paragraphs in plain text: auto (detect), lines (one per line) or wrapped (separated by blank lines).",
            valueName: "layout"), completion: .list(["auto", "lines", "wrapped"]))
    var paragraphs: String?

    @Option(
        help: ArgumentHelp("Read this configuration file instead of the nearest .obelus.yml.", valueName: "file"),
        completion: .file(extensions: ["yml", "yaml"]))
    var config: String?

    @Flag(help: "Read no configuration file.")
    var noConfig = false

    func validate() throws {
        _ = try layer()
        if noConfig, config != nil { throw ValidationError("“--config” and “--no-config” cannot be combined; use one") }
    }

    /// The configurations, with what these options set above them.
    ///
    /// - Throws: what is wrong with the rules that are named.
    func lookup() throws -> ConfigurationLookup {
        guard let folder = CurrentFolder.path else {
            throw ValidationError("the current folder cannot be found; change to another one")
        }
        let choice = noConfig ? .none : config.map { ConfigurationLookup.Choice.file($0) } ?? .nearest
        var lookup = ConfigurationLookup(
            builtIn: Catalog.rules, currentFolder: folder, choice: choice, commandLine: try layer(), version: Version.current)
        guard !select.isEmpty || !extendSelect.isEmpty || !ignore.isEmpty else { return lookup }
        if let problem = lookup.commandLineProblems().first { throw ValidationError(problem) }
        return lookup
    }

    private func layer() throws -> Layer {
        var layer = Layer()
        layer.language = try Self.language(language, "--language")
        layer.sourceLanguage = try Self.language(sourceLanguage, "--source-language")
        if let paragraphs {
            layer.paragraphs = Setting(
                try Choices.one(paragraphs, ParagraphLayout.self, "--paragraphs"), from: .option("--paragraphs"))
        }
        if !preset.isEmpty {
            var presets: [Card.Preset] = []
            for name in Choices.split(preset) {
                guard let some = PresetNames.presets(name) else {
                    throw Choices.unknown(name, "--preset", among: PresetNames.all)
                }
                presets += some.filter { !presets.contains($0) }
            }
            layer.presets = Setting(presets, from: .option("--preset"))
        }
        if let quotes { layer.quotes = Setting(try Choices.one(quotes, QuoteStyle.self, "--quotes"), from: .option("--quotes")) }
        if !extendSelect.isEmpty {
            layer.extra = Setting(try Self.selectors(extendSelect, "--extend-select"), from: .option("--extend-select"))
        }
        if !select.isEmpty {
            layer.only = Setting(try Self.selectors(select, "--select"), from: .option("--select"))
        }
        layer.levels = try Self.selectors(ignore, "--ignore").map { RuleLevel($0, .off, from: .option("--ignore")) }
        return layer
    }

    private static func selectors(_ lists: [String], _ option: String) throws -> [RuleSelector] {
        try Choices.split(lists).map { text in
            do throws(Glob.Failure) {
                return try RuleSelector(text)
            } catch {
                throw ValidationError("\(option): “\(text)”: \(error.message)")
            }
        }
    }

    private static func language(_ text: String?, _ option: String) throws -> Setting<LanguageTag>? {
        guard let text else { return nil }
        if let problem = LanguageName.problem(with: text) { throw ValidationError("\(option): \(problem)") }
        return Setting(LanguageTag(text), from: .option(option))
    }
}
