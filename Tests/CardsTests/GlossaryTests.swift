import CSV
import Cards
import Linting
import Platform
import Prose
import Readers
import Settings
import TestSupport
import Testing

@Suite struct CSVTests {
    private func rows(_ text: String) throws -> [[String]] { try CSVTable(Array(text.utf8)).rows.map(\.fields) }

    @Test func fieldsMayHoldCommasQuotationMarksAndLineEnds() throws {
        #expect(
            try rows("a,b\n\"x, y\",\"the \"\"old\"\" one\"\n\"two\nlines\",z\n") == [
                ["a", "b"], ["x, y", "the \"old\" one"], ["two\nlines", "z"],
            ])
    }

    @Test func spreadsheetsMayWriteSemicolonsByteOrderMarksAndCarriageReturns() throws {
        #expect(try rows("\u{FEFF}a;b\r\n1,5;c\r\n") == [["a", "b"], ["1,5", "c"]])
    }

    @Test func theLastLineNeedsNoEnd() throws {
        #expect(try rows("a,b\nc,d") == [["a", "b"], ["c", "d"]])
        #expect(try rows("") == [])
    }

    @Test func rowsKnowTheLineTheyBeginOn() throws {
        let table = try CSVTable(Array("a,b\n\n\"two\nlines\",c\nd,e\n".utf8))
        #expect(table.rows.map(\.line) == [1, 3, 5])
    }

    @Test(arguments: [("a,b\nc,\"d\n", 2), ("a,b\n\nc,d\"e\"\n", 3)])
    func marksOutOfPlaceAreTold(_ text: String, _ line: Int) {
        let error = #expect(throws: CSVError.self) { try CSVTable(Array(text.utf8)) }
        #expect(error?.line == line)
        #expect(error?.message.hasPrefix("a quotation mark is out of place") == true)
    }

    @Test func bytesThatAreNoTextAreTold() {
        let error = #expect(throws: CSVError.self) { try CSVTable(Array("a,b\n".utf8) + [0xFF, 0x0A]) }
        #expect(error?.line == 2)
        #expect(error?.message == "a byte here is not valid UTF-8; save the file as UTF-8")
    }
}

@Suite struct GlossaryTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(".obelus.yml", "rule-paths: [rules]\n")
    }

    private func settings() throws -> Settings {
        var lookup = ConfigurationLookup(builtIn: someRules, currentFolder: folder.path)
        return try lookup.settings(for: "a.txt")
    }

    private func errors(_ name: String, _ text: String) throws -> [String] {
        try folder.write("rules/house/" + name, text)
        do {
            _ = try settings()
            return []
        } catch let error as PlacedErrors {
            return error.errors.map(\.description)
        }
    }

    private func findings(_ text: String, _ rule: Rule) -> [Finding] {
        let linter = Linter(rules: [rule])
        return linter.check(linter.document(Array(text.utf8), ReadingOptions(language: .english)))
    }

    @Test func aTableIsARule() throws {
        try folder.write("rules/house/terms.csv", "write,not,note\nemail,e-mail,\nathlete,sportsman,\"rarely English, mostly a hunter\"\n")
        let rule = try #require(try settings().rules.first { $0.rule.id == "house/terms" })
        #expect(rule.level.value == .warning)
        let found = findings("The Sportsman sent an e-mail to the e-mailer.\n", rule.rule)
        #expect(
            found.map(\.message) == [
                "The team writes “athlete”, not “Sportsman” (rarely English, mostly a hunter)", "The team writes “email”, not “e-mail”",
            ])
        #expect(found.first?.fix?.edits == [Edit(4..<13, "Athlete")])
        #expect(found.first?.fix?.safety == .unsafe)
    }

    @Test func aListIsARule() throws {
        try folder.write(
            "rules/house/terms.yml", "- write: email\n  not: [e-mail, mail]\n  note: since May\n- { write: web page, not: webpage }\n")
        let rule = try #require(try settings().rules.first { $0.rule.id == "house/terms" }).rule
        #expect(
            findings("A mail and a webpage.\n", rule).map(\.message) == [
                "The team writes “email”, not “mail” (since May)", "The team writes “web page”, not “webpage”",
            ])
    }

    @Test func theNameTellsTheLanguage() throws {
        try folder.write("rules/house/terms.de.csv", "write,not\nBahn,Zug\n")
        let card = try #require(try settings().rules.first { $0.rule.id == "house/terms-de" }).rule.card
        #expect(card.languages.description == "de")
    }

    @Test func itsExamplesHold() throws {
        try folder.write("rules/house/terms.csv", "write,not\nemail,e-mail\nlet us know,do not hesitate to tell us\n")
        let rule = try #require(try settings().rules.first { $0.rule.id == "house/terms" }).rule
        #expect(ExampleRunner(rules: [rule]).run(rule) == [])
    }

    @Test(arguments: [
        (
            "terms.csv", "writes,not\na,b\n",
            [
                "1: unknown column “writes”; did you mean “write”?",
                "1: the first line must name the columns “write” and “not”, as in “write,not,note”",
            ]
        ),
        ("terms.csv", "", ["1: the list is empty; its first line must be “write,not,note”"]),
        ("terms.csv", "write,not\n", ["1: the list has no words; add a line such as “email,e-mail”"]),
        ("terms.csv", "write,not\n\nemail,\n", ["3: “not” is empty; add the word, or remove the line"]),
        (
            "terms.csv", "write,not\na b,c d,e\n",
            ["2: the line has 3 fields, but there are 2 columns; put text that contains a comma in quotation marks"]
        ),
        ("terms.csv", "write,not\nemail,e-mail\nmail,e-mail\n", ["3: “e-mail” is already on line 2; remove one of the two"]),
        ("terms.csv", "write,not\nemail,email\n", ["2: “email” is both the word to write and the word to avoid; correct one of the two"]),
        (
            "terms.csv", "write,not\ne-mail,mail\n",
            ["2: “e-mail” contains “mail”, which the list replaces, so fixing would never terminate; correct one of the two"]
        ),
        (
            "terms.english.csv", "write,not\na,b\n",
            ["1: a list’s name can have only a language after its dot, as in “terms.de.csv”; rename the file"]
        ),
        ("terms.yml", "- write: email\n", ["1: the entry has no “not”; add it"]),
        ("terms.yml", "- email\n", ["1: an entry must be a map of “key: value”, not text"]),
    ])
    func mistakesAreTold(_ name: String, _ text: String, _ messages: [String]) throws {
        #expect(try errors(name, text) == messages.map { "rules/house/\(name):\($0)" })
    }
}
