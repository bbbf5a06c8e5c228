import ObelusKit
import Testing

@Suite struct ObelusTests {
    @Test func mendsATextInMemory() {
        let result = Obelus(language: .english).fix("“We will act, ”said the mayor.\n")
        #expect(result.text == "“We will act,” said the mayor.\n")
        #expect(result.remaining.isEmpty)
        #expect(result.applied.map { $0.map(\.rule) } == [["quotes/space-before-closing"]])
    }

    @Test func findsInBytes() {
        let findings = Obelus(language: .english).check("Zoë said “ no” to us.\n")
        #expect(findings.map(\.rule) == ["quotes/space-after-opening"])
        #expect(findings.map(\.range) == [10..<14])
    }

    @Test func readsMarkdown() {
        let text = "# “Act ”now\n\n`“ code ”` and **“We will act, ”said** the mayor.\n"
        let result = Obelus(format: .markdown, language: .english).fix(text)
        #expect(result.text == "# “Act” now\n\n`“ code ”` and **“We will act,” said** the mayor.\n")
    }
}
