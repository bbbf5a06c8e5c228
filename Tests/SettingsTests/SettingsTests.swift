import Catalog
import Linting
import Platform
import Prose
import Settings
import TestSupport
import Testing

@Suite struct QuoteStyleTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func levels(_ configuration: String) throws -> [String: Level] {
        try folder.write(".obelus.yml", configuration)
        let ids = ["curly-style", "locale-style", "straight-style", "typographic"].map { "quotes/\($0)" }
        var known = rules(ids.map { ($0, .typography) })
        for index in 0..<3 { known[index].card.level = .off }
        var lookup = ConfigurationLookup(builtIn: known, currentFolder: folder.path)
        let settings = try lookup.settings(for: "a.txt")
        return Dictionary(uniqueKeysWithValues: ids.map { ($0, settings.level(of: $0) ?? .off) })
    }

    @Test func aChoiceSwitchesOneRuleOnAndItsRivalsOff() throws {
        let levels = try levels("presets: [all]\nquotes: straight\n")
        #expect(
            levels == [
                "quotes/straight-style": .warning, "quotes/curly-style": .off, "quotes/locale-style": .off, "quotes/typographic": .off,
            ])
    }

    @Test func theChosenRuleTakesALevel() throws {
        #expect(try levels("quotes: locale\nrules: { quotes/*: error }\n")["quotes/locale-style"] == .error)
        #expect(try levels("quotes: locale\nrules: { quotes/locale-style: off }\n")["quotes/locale-style"] == .off)
    }

    @Test func withoutAChoiceNoStyleIsSet() throws {
        #expect(
            try levels("presets: [all]\n") == [
                "quotes/straight-style": .off, "quotes/curly-style": .off, "quotes/locale-style": .off, "quotes/typographic": .warning,
            ])
    }
}

@Suite struct SettingsTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func lookup(
        _ choice: ConfigurationLookup.Choice = .nearest, _ commandLine: Layer = Layer()
    ) -> ConfigurationLookup {
        ConfigurationLookup(
            builtIn: someRules, currentFolder: folder.path, choice: choice, commandLine: commandLine)
    }

    private func settings(_ file: String) throws -> Settings {
        var lookup = lookup()
        return try lookup.settings(for: file)
    }

    private func errors(_ file: String = "a.txt") -> [String] {
        var lookup = lookup()
        do throws(PlacedErrors) {
            _ = try lookup.settings(for: file)
            return []
        } catch {
            return error.errors.map(\.description)
        }
    }

    private func level(_ id: String, _ settings: Settings) -> Level? {
        settings.level(of: id)
    }

    @Test func withoutAFileAllIsStandard() throws {
        let settings = try settings("a.txt")
        #expect(settings.language == Setting(.undetermined, from: .standard))
        #expect(settings.quotes == Setting(.keep, from: .standard))
        #expect(settings.activeRules.map(\.rule.id) == ["captions/credit", "quotes/space", "quotes/straight"])
        #expect(settings.paths == [])
    }

    @Test(arguments: [("source-language: ru", Level.off), ("source-language: de", .warning), ("language: en", .warning)])
    func aCalqueOfAnotherSourceLanguageIsOff(_ file: String, _ expected: Level) throws {
        var rule = rules([("quotes/calque", .artifacts)])[0]
        rule.card.sourceLanguages = LanguageSet(["de", "nl"])
        try folder.write(".obelus.yml", file)
        var lookup = ConfigurationLookup(
            builtIn: [rule], currentFolder: folder.path, choice: .nearest, commandLine: Layer())
        #expect(try lookup.settings(for: "a.txt").level(of: "quotes/calque") == expected)
    }

    @Test func everyKeyIsRead() throws {
        try folder.write(
            ".obelus.yml",
            """
            language: auto
            source-language: ru
            presets: [artifacts, typography]
            quotes: curly
            paragraphs: wrapped
            rules: { quotes/*: error, captions/credit: off }
            exclude: ["vendor/**"]
            """)
        let settings = try settings("a.txt")
        #expect(settings.language == Setting(.undetermined, from: .file(".obelus.yml", line: 1)))
        #expect(settings.sourceLanguage == Setting(.russian, from: .file(".obelus.yml", line: 2)))
        #expect(settings.presets.value == [.artifacts, .typography])
        #expect(settings.quotes == Setting(.curly, from: .file(".obelus.yml", line: 4)))
        #expect(settings.paragraphs.value == .wrapped)
        #expect(settings.activeRules.map(\.rule.id) == ["quotes/dash", "quotes/space", "quotes/straight"])
        #expect(settings.activeRules.map(\.level) == [.error, .error, .error])
        #expect(settings.rules[0].level == Setting(.off, from: .file(".obelus.yml", line: 6)))
        #expect(settings.paths == [".obelus.yml"])
    }

    @Test func theNearestFileWinsAndInheritsNothing() throws {
        try folder.write(".obelus.yml", "quotes: curly\nlanguage: de\n")
        try folder.write("a/.obelus.yml", "quotes: keep\n")
        try folder.write("a/b/x.txt")
        let settings = try settings("a/b/x.txt")
        #expect(settings.quotes.value == .keep)
        #expect(settings.language.value == .undetermined)
        #expect(try self.settings("c/x.txt").quotes.value == .curly)
    }

    @Test func extendsInheritsAndTheHeirWins() throws {
        try folder.write("base.yml", "quotes: curly\nlanguage: de\nrules: {quotes/space: error, captions: off}\n")
        try folder.write("a/.obelus.yml", "extends: ../base.yml\nquotes: keep\nrules: {quotes/space: info}\n")
        let settings = try settings("a/x.txt")
        #expect(settings.quotes.value == .keep)
        #expect(settings.language == Setting(.german, from: .file("base.yml", line: 2)))
        #expect(level("quotes/space", settings) == .info)
        #expect(level("captions/credit", settings) == .off)
        #expect(settings.paths == ["base.yml", "a/.obelus.yml"])
    }

    @Test func circlesAreFound() throws {
        try folder.write(".obelus.yml", "extends: [b.yml]\n")
        try folder.write("b.yml", "language: de\nextends: .obelus.yml\n")
        #expect(errors() == ["b.yml:2: “extends” forms a circle: .obelus.yml → b.yml → .obelus.yml"])
    }

    @Test func inheritingTwiceTheSameIsNoCircle() throws {
        try folder.write(".obelus.yml", "extends: [b.yml, c.yml]\n")
        try folder.write("b.yml", "extends: d.yml\n")
        try folder.write("c.yml", "extends: d.yml\n")
        try folder.write("d.yml", "quotes: keep\n")
        #expect(try settings("a.txt").quotes.value == .keep)
    }

    @Test func aMissingFileIsReportedWhereItIsNamed() throws {
        try folder.write(".obelus.yml", "language: de\nextends: nowhere.yml\n")
        #expect(
            errors() == [".obelus.yml:2: “extends”: nowhere.yml: no such file or folder; check the spelling"])
    }

    @Test(arguments: [
        ("langage: de", "1: unknown key “langage”; did you mean “language”?"),
        ("language: klingon", "1: “klingon” is not a language tag; use “language: auto”, “de”, “pt-BR”, …"),
        ("language: xx", "1: “xx” is not the code of a language; use “language: auto”, “de”, “pt-BR”, …"),
        ("language: jp", "1: “jp” is not the code of a language; did you mean “ja”?"),
        ("source-language: cz", "1: “cz” is not the code of a language; did you mean “cs”?"),
        ("quotes: curley", "1: unknown value “curley” for “quotes”; did you mean “curly”?"),
        ("presets: [artefacts]", "1: unknown value “artefacts” for “presets”; did you mean “artifacts”?"),
        ("paragraphs: line", "1: unknown value “line” for “paragraphs”; did you mean “lines”?"),
        ("rules:\n  quotes/spaec: error", "2: unknown rule “quotes/spaec”; did you mean “quotes/space”?"),
        ("rules: {quote: error}", "1: unknown rule “quote”; did you mean “quotes”?"),
        ("rules: {nothing/*: error}", "1: no rule matches “nothing/*”; “obelus rules” lists all rules"),
        ("rules: {quotes: eror}", "1: unknown value “eror” for “quotes”; did you mean “error”?"),
        ("rules: [quotes]", "1: “rules” must be a map such as “quotes/*: error”, not a list"),
        ("exclude: ['a[']", "1: “a[”: a “[” has no “]”; close it, or use “\\[”"),
        ("overrides:\n  - language: ru", "2: the override has no “files”; list the files that it applies to"),
        (
            "overrides:\n  - files: a\n    rules: {captions/credits: off}",
            "3: unknown rule “captions/credits”; did you mean “captions/credit”?"
        ),
        ("rule-paths: nowhere", "1: “rule-paths”: nowhere: no such file or folder; check the spelling"),
        ("- a", "1: the configuration must be a map of “key: value”, not a list"),
        (
            "a: b: c",
            "1: mapping values are not allowed in this context; put text that contains “: ” or begins with a quotation mark in quotation marks"
        ),
    ])
    func tellsFileLineAndTheNearestName(_ text: String, _ expected: String) throws {
        try folder.write(".obelus.yml", text + "\n")
        #expect(errors() == [".obelus.yml:" + expected])
    }

    @Test func anEmptyFileSetsNothing() throws {
        try folder.write(".obelus.yml", "# nothing yet\n")
        #expect(errors() == [])
    }

    @Test func overridesHoldForTheirFiles() throws {
        try folder.write(
            ".obelus.yml",
            """
            language: en
            overrides:
              - files: ["content/ru/**"]
                language: ru
              - files: "*.md"
                quotes: straight
                rules: {quotes/space: off}
              - files: content/de/
                language: de
            """)
        let russian = try settings("content/ru/x/a.md")
        #expect(russian.language == Setting(.russian, from: .file(".obelus.yml", line: 4)))
        #expect(russian.quotes.value == .straight)
        #expect(level("quotes/space", russian) == .off)
        let other = try settings("content/a.txt")
        #expect(other.language.value == .english)
        #expect(level("quotes/space", other) == .warning)
        #expect(try settings("content/de/a.txt").language.value == .german)
    }

    @Test func aNamedRuleIsOnWhateverItsPreset() throws {
        try folder.write(".obelus.yml", "rules: {quotes/dash: info}\n")
        #expect(level("quotes/dash", try settings("a.txt")) == .info)
        try folder.write(".obelus.yml", "rules: {quotes: error}\n")
        #expect(level("quotes/dash", try settings("a.txt")) == .off)
        #expect(level("quotes/space", try settings("a.txt")) == .error)
    }

    private func active(select: [String] = [], extend: [String] = [], presets: [Card.Preset]? = nil) throws -> [String] {
        var layer = Layer()
        if !select.isEmpty { layer.only = Setting(try select.map { try RuleSelector($0) }, from: .option("--select")) }
        if !extend.isEmpty { layer.extra = Setting(try extend.map { try RuleSelector($0) }, from: .option("--extend-select")) }
        layer.presets = presets.map { Setting($0, from: .option("--preset")) }
        var lookup = ConfigurationLookup(
            builtIn: Catalog.rules, currentFolder: folder.path, choice: .nearest, commandLine: layer)
        let problems = lookup.commandLineProblems()
        if !problems.isEmpty { return problems }
        return try lookup.settings(for: "a.txt").activeRules.map(\.rule.id)
    }

    @Test func aCategorySelectsWithinThePresetsInForce() throws {
        let artifacts = try active()
        #expect(try active(select: ["all"]) == artifacts)
        #expect(try active(select: ["*"]) == artifacts)
        let quotes = artifacts.filter { $0.hasPrefix("quotes/") }
        #expect(try active(select: ["quotes"]) == quotes)
        #expect(try active(select: ["quotes/*"]) == quotes)
        #expect(!quotes.contains { $0.hasSuffix("-style") })
        let more = try active(select: ["quotes"], presets: [.artifacts, .typography])
        #expect(more.contains("quotes/typographic"))
        #expect(!more.contains { $0.hasSuffix("-style") })
        #expect(try active(select: ["quotes/typographic"]) == ["quotes/typographic"])
        #expect(try active(extend: ["quotes/typographic"]) == (artifacts + ["quotes/typographic"]).sorted())
        #expect(try active(extend: ["quotes"]) == artifacts)
        #expect(
            try active(select: ["translationese"])
                == ["“translationese” has no rule in the presets in force; add --preset translationese, or name its rules"])
        #expect(!Catalog.rules.contains { $0.id.hasPrefix("all/") })
    }

    @Test func stylesExcludeEachOther() throws {
        #expect(try active(select: ["quotes/curly-style"]) == ["quotes/curly-style"])
        let both = ["the styles “curly” and “straight” of quotation marks exclude each other; choose one with “quotes: curly”"]
        #expect(try active(select: ["quotes/curly-style", "quotes/straight-style"]) == both)
        #expect(try active(select: ["quotes/curly-style"], extend: ["quotes/straight-style"]) == both)
        try folder.write(".obelus.yml", "quotes: curly\n")
        #expect(try active(select: ["quotes"]).filter { $0.hasSuffix("-style") } == ["quotes/curly-style"])
        #expect(try active(select: ["quotes/straight-style"]) == ["quotes/straight-style"])
        for text in [
            "quotes: curly\nrules:\n  quotes/straight-style: info\n", "rules: {quotes/curly-style: info,\n  quotes/straight-style: info}\n",
        ] {
            try folder.write(".obelus.yml", text)
            #expect(throws: PlacedErrors.self) { try active() }
        }
        try folder.write("base.yml", "rules: {quotes/straight-style: info}\n")
        try folder.write(".obelus.yml", "extends: base.yml\nquotes: curly\n")
        #expect(try active().filter { $0.hasSuffix("-style") } == ["quotes/curly-style"])
    }

    @Test func aStarIsEveryRule() throws {
        try folder.write(".obelus.yml", "rules: {'*': off, quotes/space: error}\n")
        #expect(try settings("a.txt").activeRules.map(\.rule.id) == ["quotes/space"])
    }

    @Test func theCommandLineOverridesFiles() throws {
        try folder.write(".obelus.yml", "language: de\nrules: {captions: off, quotes/space: off}\n")
        var layer = Layer()
        layer.language = Setting(.english, from: .option("--language"))
        layer.only = Setting(
            [try RuleSelector("captions"), try RuleSelector("quotes/dash")], from: .option("--select"))
        layer.levels = [RuleLevel(try RuleSelector("quotes/dash"), .off, from: .option("--ignore"))]
        var lookup = lookup(.nearest, layer)
        let settings = try lookup.settings(for: "a.ru.txt")
        #expect(settings.language.value == .english)
        #expect(settings.activeRules.map(\.rule.id) == ["captions/credit"])
        #expect(lookup.commandLineProblems() == [])
        layer.only = Setting([try RuleSelector("caption")], from: .option("--select"))
        lookup = self.lookup(.nearest, layer)
        #expect(lookup.commandLineProblems() == ["unknown rule “caption”; did you mean “captions”?"])
    }

    @Test func oneFileOrNone() throws {
        try folder.write(".obelus.yml", "quotes: curly\n")
        try folder.write("other/my.yml", "quotes: keep\noverrides: [{files: a/**, quotes: straight}]\n")
        var chosen = lookup(.file("other/my.yml"))
        #expect(try chosen.settings(for: "x.txt").quotes.value == .keep)
        #expect(try chosen.settings(for: "a/x.txt").quotes.value == .straight)
        var none = lookup(.none)
        #expect(try none.settings(for: "x.txt").quotes.value == .keep)
        var missing = lookup(.file("nowhere.yml"))
        #expect(
            throws: PlacedErrors([
                PlacedError(path: "nowhere.yml", message: "no such file or folder; check the spelling")
            ])
        ) { try missing.settings(for: "x.txt") }
    }

    @Test func theUsersOwnCards() throws {
        try folder.write(".obelus.yml", "rule-paths: [mine]\nrules: {house/acme: error}\n")
        try folder.write(
            "mine/house/acme.yml",
            "summary: s\nwhy: w\nphrases: [Acme]\nmessage: m\nexamples: [{bad: ⟦Acme⟧}]\n")
        #expect(level("house/acme", try settings("a.txt")) == .error)
        try folder.write(
            "mine/quotes/space.yml",
            "summary: s\nwhy: w\nphrases: [Acme]\nmessage: m\nexamples: [{bad: ⟦Acme⟧}]\n")
        #expect(errors() == ["mine/quotes/space.yml:1: a rule “quotes/space” already exists; rename the file"])
        try folder.write("mine/quotes/space.yml", "summary: s\nwhy: w\nexamples: [{bad: ⟦A⟧}]\n")
        #expect(
            errors() == ["mine/quotes/space.yml:1: a card needs a “pattern” or “phrases”; it has neither"])
    }

    @Test(arguments: [
        ("article.ru.md", LanguageTag.russian), ("x/y.pt-BR.txt", LanguageTag("pt-BR")), ("a.b.DE.md", .german),
        ("article.md", .undetermined), ("notes.old.txt", .undetermined), ("ru.md", .undetermined),
        ("dir.ru/article.md", .undetermined), ("page.min.md", .undetermined),
    ])
    func theFileNameTellsTheLanguage(_ name: String, _ tag: LanguageTag) throws {
        let language = try settings(name).language
        #expect(language.value == tag)
        #expect(language.origin == (tag == .undetermined ? .standard : .fileName))
    }

    @Test func filesWithTheSameSettingsAreOneGroup() throws {
        try folder.write(".obelus.yml", "overrides: [{files: '*.md', quotes: keep}]\n")
        var lookup = lookup()
        let groups = try ["a.txt", "b.ru.txt", "a.md", "x/b.md"].map { try lookup.settings(for: $0).group }
        #expect(groups[0] == groups[1])
        #expect(groups[2] == groups[3])
        #expect(groups[0] != groups[2])
    }
}
