import ObelusKit
import Testing

@Suite struct ObelusTests {
    @Test func fixesATextInMemory() {
        let result = Obelus(language: "en").fix("“We will act, ”said the mayor.\n")
        #expect(result.text == "“We will act,” said the mayor.\n")
        #expect(result.remaining.isEmpty)
        #expect(result.applied == ["quotes/space-before-closing": 1])
    }

    @Test func tellsPlacesInEveryUnit() throws {
        let findings = Obelus(language: "en").check("One.\n👩 said “ no” to us.\n")
        #expect(findings.map(\.rule) == ["quotes/space-after-opening"])
        let range = try #require(findings.first).range
        #expect((range.start.utf8Offset, range.end.utf8Offset) == (15, 19))
        #expect((range.start.utf16Offset, range.end.utf16Offset) == (13, 15))
        #expect((range.start.line, range.start.column, range.end.column) == (2, 8, 10))
    }

    @Test func readsMarkdown() {
        let text = "# “Act ”now\n\n`“ code ”` and **“We will act, ”said** the mayor.\n"
        let result = Obelus(format: .markdown, language: "en").fix(text)
        #expect(result.text == "# “Act” now\n\n`“ code ”` and **“We will act,” said** the mayor.\n")
    }

    @Test func editsLeadFromTheTextToTheFixedOne() {
        let text = "He said , “ yes ” and  left .\r\nNATO, ”Zakharova said the the end.\n"
        let result = Obelus(language: "en").fix(text, unsafe: true)
        #expect(result.text != text)
        var bytes = Array(text.utf8)
        for edit in result.edits.reversed() {
            bytes.replaceSubrange(edit.range.start.utf8Offset..<edit.range.end.utf8Offset, with: Array(edit.replacement.utf8))
        }
        #expect(String(decoding: bytes, as: UTF8.self) == result.text)
    }

    @Test func appliesWhatIsChosen() throws {
        let obelus = Obelus(language: "en")
        let text = "He said , no. She left , too.\n"
        let findings = obelus.check(text)
        #expect(findings.count == 2)
        #expect(obelus.apply([try #require(findings.last)], to: text) == "He said , no. She left, too.\n")
        #expect(obelus.apply(findings + findings, to: text) == "He said, no. She left, too.\n")
        #expect(obelus.apply(findings, to: "short") == "short")
    }

    @Test func levelsAndTouchesAreChosen() throws {
        let off = try Obelus(levels: ["spaces/before-punctuation": .off, "quotes/split": .error], language: "en")
        #expect(off.check("He said , no.\n").isEmpty)
        #expect(throws: UnknownName.self) { try Obelus(levels: ["spaces/none": .info]) }
        #expect(throws: UnknownName.self) { try Obelus(levels: [:], language: "x") }
        #expect(Obelus(language: "en").fix("He said , no.\n", touching: [.words]).text == "He said , no.\n")
    }

    @Test func aConfigurationIsAText() throws {
        let text = """
            language: en
            quotes: straight
            paragraphs: wrapped
            rules:
              spaces/before-punctuation: error
            """
        let obelus = try Obelus(configuration: text)
        #expect(obelus.fix("“We will act”, he said.\n").text == "\"We will act\", he said.\n")
        let findings = obelus.check("This sentence goes\non , in the next line.\n")
        #expect(findings.map(\.rule) == ["spaces/before-punctuation"])
        #expect(findings.map(\.level) == [.error])
        #expect(try Obelus(configuration: "").check("He said , no. She left , too.\n").count == 2)
    }

    @Test(arguments: [
        ("rules:\n  quotes/spaec: off\n", "configuration:2: unknown rule “quotes/spaec”"),
        ("language: en\nextends: base.yml\n", "configuration:2: “extends” names files"),
        ("overrides:\n  - files: a.txt\n    language: en\n", "configuration: “overrides” names files"),
        ("exclude: [b]\n", "configuration: “exclude” names files"),
        ("rule-paths: c\n", "configuration:1: “rule-paths” names files"),
        ("laguage: en\n", "configuration:1: "), ("a: [\n", "configuration:"),
    ])
    func whatIsWrongWithAConfigurationIsTold(text: String, message: String) {
        let problems = #expect(throws: ConfigurationProblems.self) { try Obelus(configuration: text) }
        #expect(problems?.description.hasPrefix(message) == true, "\(problems?.description ?? "")")
        #expect(problems?.problems.count == 1)
    }
}
