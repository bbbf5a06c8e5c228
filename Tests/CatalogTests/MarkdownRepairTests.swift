import Catalog
import Linting
import Prose
import Readers
import Testing

/// Fixes of broken Markdown: the text must become the construct, and nothing else may be read differently.
@Suite struct MarkdownRepairTests {
    private let linter = Linter(rules: Catalog.rules.filter { $0.card.category == "markup" })

    private func fixed(_ text: String, _ language: LanguageTag = .english) -> String {
        let document = linter.document(Array(text.utf8), ReadingOptions(format: .markdown, language: language))
        return String(decoding: linter.fix(document).bytes, as: UTF8.self)
    }

    @Test func severalFaultsOfOneTextAreFixedTogether() {
        let broken = """
            #The bridge

            [! [State] (https://harbour.example/state.svg)] (https://harbour.example/state)

            ** Closed ** until May; see [the plan] (../plan.md) and[the report](report.md).

            ##Parts

            - [] First pier
            - [ x] Second pier

            """
        let sound = """
            # The bridge

            [![State](https://harbour.example/state.svg)](https://harbour.example/state)

            **Closed** until May; see [the plan](../plan.md) and [the report](report.md).

            ## Parts

            - [ ] First pier
            - [x] Second pier

            """
        #expect(fixed(broken) == sound)
        #expect(fixed(sound) == sound)
    }

    /// What looks broken and is meant.
    @Test(arguments: [
        "`[the plan] (plan.md)` is code, and so is `** x **`.\n",
        "    ##Not a heading\n\nText.\n",
        "\\[the plan\\] (https://harbour.example/plan)\n",
        "The cells a[0] (first) and a[1] (see p. 3).\n",
        "Read [1] (https://harbour.example/plan) first.\n",
        "What a plan! [It](plan.md) is long.\n",
        "2 ** 3 and 2 ** 4 are 8 and 16; x ** y ** z is not.\n",
        "Prices** and weights** are from last year.\n",
        "#bridge is the tag of the day.\n",
        "#bridge #harbour\n",
        "The box [ ] is empty, and - [] is not a task.\n",
        "|x| is the absolute value of x.\n",
        "If a < b and c > d, then a < c.\n",
        "````md\n```sh\nmake\n```\n````\n\nText.\n",
        "Text ``a``b`` is one span of code.\n",
    ])
    func whatIsMeantStays(_ text: String) {
        let document = linter.document(Array(text.utf8), ReadingOptions(format: .markdown, language: .english))
        #expect(linter.check(document).map(\.message) == [])
        #expect(fixed(text) == text)
    }

    /// A fix that would change how other text is read is not offered: here the heading would leave the quotation's list.
    @Test func otherTextKeepsItsReading() {
        let text = "| a | b |\n\n| --- | --- |\n\n    code of its own\n"
        let document = linter.document(Array(text.utf8), ReadingOptions(format: .markdown, language: .english))
        let fixed = linter.fix(document)
        let before = MarkdownReader.read(Array(text.utf8)).blocks.filter { $0.kind == .code }.count
        let after = MarkdownReader.read(fixed.bytes).blocks.filter { $0.kind == .code }.count
        #expect(before == after)
    }

    @Test func aBlockWithoutEndIsReportedAndLeft() {
        let text = "Run it:\n\n```sh\nmake bridge\n\nThe bridge is open , and nobody reads this.\n"
        let document = linter.document(Array(text.utf8), ReadingOptions(format: .markdown, language: .english))
        #expect(linter.check(document).map(\.rule) == ["markup/broken-fence"])
        #expect(fixed(text) == text)
    }

    /// A text of many broken links takes as long as its length says: each is not parsed alone.
    @Test func manyFaultsAreProvenTogether() {
        let text = String(repeating: "See [the plan] (https://harbour.example/plan) now.\n\n", count: 2_000)
        #expect(fixed(text) == text.replacing("] (", with: "]("))
    }
}
