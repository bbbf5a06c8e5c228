import Discovery
import Linting
import Platform
import Settings
import TestSupport
import Testing

/// What somebody may put into a repository that others run the program in.
@Suite struct HostileConfigurationTests {
    private let folder: TemporaryFolder
    private let outside: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        outside = try TemporaryFolder()
        mkdir(folder.path + "/.git", 0o755)
        try outside.write("secret.yml", "password: hunter2\n")
        try outside.write("cards/words.csv", "hunter3,not\na,b\n")
    }

    private func errors(_ choice: ConfigurationLookup.Choice = .nearest) -> [String] {
        var lookup = ConfigurationLookup(builtIn: someRules, currentFolder: folder.path, choice: choice)
        do throws(PlacedErrors) {
            _ = try lookup.settings(for: "a.txt")
            return []
        } catch {
            return error.errors.map(\.description)
        }
    }

    private func discover(_ arguments: [String] = [], writes: Bool = false) -> (names: [String], errors: [String], remarks: [String]) {
        let lookup = ConfigurationLookup(builtIn: someRules, currentFolder: folder.path)
        var discovery = FileDiscovery(lookup: lookup, choice: .init(writes: writes))
        let (files, errors) = discovery.files(for: arguments)
        return (files.map(\.name), errors.map(\.description), discovery.remarks.map(\.description))
    }

    // MARK: Reading outside of the repository

    @Test(arguments: [
        "extends: OUT/secret.yml", "extends: [OUT/none.yml]", "rule-paths: OUT/cards", "rule-paths: [/]", "extends: link.yml",
        "rule-paths: linked",
    ])
    func nothingOutsideIsReadOrQuoted(_ text: String) throws {
        try folder.link("link.yml", to: outside.path + "/secret.yml")
        try folder.link("linked", to: outside.path + "/cards")
        try folder.write(".obelus.yml", text.replacing("OUT", with: outside.path) + "\n")
        let errors = errors()
        #expect(errors.count == 1)
        #expect(errors.first?.contains("is outside of") == true)
        #expect(!errors.joined().contains("hunter") && !errors.joined().contains("password") && !errors.joined().contains("no such"))
    }

    @Test func aConfigurationThatIsALinkOutOfTheRepositoryIsNotRead() throws {
        try folder.link(".obelus.yml", to: outside.path + "/secret.yml")
        #expect(errors().count == 1 && !errors().joined().contains("password"))
    }

    @Test func otherFilesOfTheRepositoryAreNotQuoted() throws {
        try folder.write(".git/config", "token: hunter4\n")
        try folder.write(".obelus.yml", "extends: .git/config\n")
        #expect(errors().count == 1 && !errors().joined().contains("hunter"))
    }

    @Test func theRepositoryIsOneRoot() throws {
        try folder.write("shared/base.yml", "quotes: keep\n")
        try folder.write("docs/a/.obelus.yml", "extends: ../../shared/base.yml\n")
        try folder.link("docs/b.yml", to: "../shared/base.yml")
        try folder.write(".obelus.yml", "extends: docs/b.yml\n")
        #expect(errors() == [])
        var lookup = ConfigurationLookup(builtIn: someRules, currentFolder: folder.path)
        #expect(try lookup.settings(for: "docs/a/x.txt").quotes.value == .keep)
    }

    @Test func whoeverNamesAConfigurationHasChosenIt() throws {
        try outside.write("base.yml", "quotes: keep\n")
        try folder.write("mine.yml", "extends: \(outside.path)/base.yml\n")
        #expect(errors(.file("mine.yml")) == [])
    }

    // MARK: What never ends

    @Test(arguments: [".gitignore", ".ignore", ".obelus.yml", ".git/info/exclude"], ["/dev/zero", "/dev/urandom", "fifo"])
    func devicesAndPipesAreNoFiles(_ name: String, _ target: String) throws {
        mkdir(folder.path + "/.git/info", 0o755)
        try folder.write("a.txt", "Text.\n")
        if target == "fifo" {
            #expect(mkfifo(folder.path + "/" + name, 0o644) == 0)
        } else {
            try folder.link(name, to: target)
        }
        let errors = discover().errors
        #expect(errors.count == 1)
        #expect(errors.first?.contains("is not a regular file") == true || errors.first?.contains("is outside of") == true)
    }

    @Test func anIgnoreFileHasALimit() throws {
        try folder.write("a.txt", "Text.\n")
        try folder.write(".gitignore", String(repeating: "abcdefg\n", count: 1 << 18))
        #expect(discover().errors == [".gitignore: is larger than 1 MB"])
    }

    @Test func linksDoNotDoubleWhatIsInherited() throws {
        try folder.link("l1", to: ".")
        try folder.link("l2", to: ".")
        try folder.write(".obelus.yml", "extends: [l1/.obelus.yml, l2/.obelus.yml]\n")
        let errors = errors()
        #expect(errors.count == 2)
        #expect(errors.allSatisfy { $0.contains("forms a circle") })
    }

    @Test func aLongChainEnds() throws {
        for index in 0..<200 { try folder.write("c\(index).yml", "extends: c\(index + 1).yml\n") }
        try folder.write("c200.yml", "quotes: keep\n")
        try folder.write(".obelus.yml", "extends: c0.yml\n")
        #expect(errors().count == 1 && errors().first?.contains("more than 50 files") == true)
    }

    // MARK: Links

    @Test func linksOutOfTheRepositoryAreNotWrittenThrough() throws {
        try outside.write("notes.txt", "x\n")
        try folder.write("real/a.txt", "x\n")
        try folder.link("bashrc.txt", to: outside.path + "/notes.txt")
        try folder.link("folder", to: outside.path)
        try folder.link("within.txt", to: "real/a.txt")
        #expect(discover().names == ["bashrc.txt", "folder/cards/words.csv", "folder/notes.txt", "real/a.txt", "within.txt"])
        let found = discover(writes: true)
        #expect(found.names == ["real/a.txt", "within.txt"])
        #expect(found.errors == [])
        #expect(found.remarks.count == 2)
        #expect(discover(["bashrc.txt"], writes: true).names == ["bashrc.txt"])
    }

    // MARK: Names

    @Test(arguments: [("\u{E9}", "e\u{301}"), ("\u{AC00}", "\u{1100}\u{1161}"), ("\u{439}", "\u{438}\u{306}"), ("\u{2126}", "\u{3A9}")])
    func namesThatLookAlikeAreTwoFiles(_ one: String, _ other: String) throws {
        try folder.write("\(one).txt", "x\n")
        try folder.write("\(other).txt", "x\n")
        try folder.write("\(one)/.obelus.yml", "quotes: curly\n")
        try folder.write("\(one)/x.txt", "x\n")
        try folder.write("\(other)/x.txt", "x\n")
        #expect(discover().names.count == 4)
        var lookup = ConfigurationLookup(builtIn: someRules, currentFolder: folder.path)
        #expect(try lookup.settings(for: "\(one)/x.txt").quotes.value == .curly)
        #expect(try lookup.settings(for: "\(other)/x.txt").quotes.value == .keep)
    }

    #if os(Linux)
    @Test func aNameThatIsNotUTF8IsAFileOfItsOwn() throws {
        try folder.write("inv\u{FFFD}.txt", "x\n")
        let path = Array((folder.path + "/inv").utf8CString.dropLast()) + [CChar(bitPattern: 0xFF)] + Array(".txt".utf8CString)
        let file = try #require(fopen(path, "w"))
        fclose(file)
        let found = discover()
        #expect(found.names == ["inv\\xFF.txt", "inv\u{FFFD}.txt"])
        #expect(found.errors == [])
        unlink(path)
    }
    #endif

    // MARK: Patterns

    @Test func patternsAreLinear() throws {
        let path = "x1/" + String(repeating: "x1/yyyyz/", count: 25) + "end.txt"
        let globs = try (0..<1000).map { _ in try Glob("**/x1/**/y*z1") }
        let long = try Glob(String(repeating: "{a,*}", count: 199))
        let start = ContinuousClock().now
        for _ in 0..<10 { for glob in globs { #expect(!glob.matches(path)) } }
        for _ in 0..<10 { #expect(long.matches(String(repeating: "a", count: 200))) }
        // In debug; the automaton alone took fifty times as long.
        #expect(ContinuousClock().now - start < .seconds(20))
    }

    @Test func aPatternHasALimit() {
        #expect(throws: Glob.Failure.self) { try Glob(String(repeating: "{a,*}", count: 201)) }
    }

    @Test(arguments: [
        ("a/**/b", "a/b", true), ("a/**/b", "a/x/y/b", true), ("a/**/b", "ab", false), ("*.{md,txt}", "a.txt", true),
        ("{a,b}c", "bc", true),
        ("x{a,b}y{c,d}z", "xayd", false), ("x{a,b}y{c,d}z", "xbydz", true), ("é*", "éa", true), ("a[bc]d", "abd", true),
        ("a\\*b", "a*b", true),
        ("aa*aa", "aaa", false), ("aa*aa", "aaaa", true), ("/a/b", "a/b", true), ("b/", "b/", true),
    ])
    func literalsDecideNothingElse(_ pattern: String, _ path: String, _ expected: Bool) throws {
        #expect(try Glob(pattern).matches(path) == expected)
    }

    @Test func manyOverridesAreResolvedInTime() throws {
        var text = "overrides:\n"
        for index in 0..<400 { text += "  - files: ['*\(index % 37)*']\n    rules: { quotes/*: error }\n" }
        try folder.write(".obelus.yml", text)
        var lookup = ConfigurationLookup(builtIn: someRules, currentFolder: folder.path)
        let start = ContinuousClock().now
        for index in 0..<300 { _ = try lookup.settings(for: "f\(index * 7919).txt") }
        #expect(ContinuousClock().now - start < .seconds(20))
    }
}
