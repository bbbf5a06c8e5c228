import Catalog
import Linting
import Prose
import Readers
import Testing

/// What comments suppress, and what is said about those that suppress nothing.
@Suite struct SuppressionTests {
    private static let linter = Linter(rules: Catalog.rules)

    /// The findings of a Markdown text: line, rule.
    private func findings(_ text: String, _ linter: Linter = linter) -> [String] {
        let document = linter.document(Array(text.utf8), ReadingOptions(format: .markdown, language: LanguageTag("en")))
        return linter.check(document).map { finding in
            let line = document.bytes[..<finding.range.lowerBound].count { $0 == 0x0A } + 1
            return "\(line) \(finding.rule)"
        }
    }

    @Test(arguments: [
        // The next block, and no other.
        ("<!-- obelus-ignore spaces/before-punctuation: as printed -->\nOne , two.\n\nOne , two.\n", ["4 spaces/before-punctuation"]),
        ("<!-- obelus-ignore spaces/before-punctuation -->\n\n\nOne , two.\n", []),
        // Several comments, one block.
        (
            "<!-- obelus-ignore spaces: a -->\n\n<!-- obelus-ignore repetition: b -->\n\nOne , two. The the bridge.\n", []
        ),
        // Categories, globs of them, everything.
        ("<!-- obelus-ignore spaces -->\nOne , two.\n", []), ("<!-- obelus-ignore spaces/* -->\nOne , two.\n", []),
        ("<!-- obelus-ignore all -->\nOne , two.\n", []), ("<!--obelus-ignore: why not-->\nOne , two.\n", []),
        // Several rules, with commas or without.
        ("<!-- obelus-ignore spaces,repetition/doubled-word: x -->\nOne , two. The the bridge.\n", []),
        ("<!-- obelus-ignore spaces\n     repetition/doubled-word -->\nOne , two. The the bridge.\n", []),
        // Within a block: the block.
        ("One , two. <!-- obelus-ignore spaces: x --> Three.\n\nOne , two.\n", ["3 spaces/before-punctuation"]),
        ("- One , two. <!-- obelus-ignore spaces -->\n- One , two.\n", ["2 spaces/before-punctuation"]),
        ("# One , two <!-- obelus-ignore spaces -->\n", []),
        // A region, and one in another.
        (
            "<!-- obelus-disable spaces -->\n\nOne , two.\n\nOne , two.\n\n<!-- obelus-enable -->\n\nOne , two.\n",
            ["9 spaces/before-punctuation"]
        ),
        (
            "<!-- obelus-disable spaces: a -->\n\nOne , two.\n\n<!-- obelus-enable spaces -->\n\nOne , two. The the bridge.\n",
            ["7 spaces/before-punctuation", "7 repetition/doubled-word"]
        ),
        // The other words for it, also mixed.
        (
            "<!-- obelus-ignore-start spaces -->\n\nOne , two.\n\n<!-- obelus-enable -->\n\nOne , two.\n",
            ["7 spaces/before-punctuation"]
        ),
        (
            "<!-- obelus-ignore-start spaces -->\n\n<!-- obelus-ignore-start repetition -->\n\nOne , two.\n\nThe the bridge.\n\n"
                + "<!-- obelus-ignore-end spaces -->\n\nOne , two. The the bridge.\n\n<!-- obelus-ignore-end -->\n\nThe the bridge.\n",
            ["11 spaces/before-punctuation", "15 repetition/doubled-word"]
        ),
        ("One , two.\n\n<!-- obelus-ignore-start spaces -->\n\nOne , two.\n", ["1 spaces/before-punctuation"]),
        // The whole file, from anywhere.
        ("One , two.\n\n<!-- obelus-ignore-file spaces -->\n\nOne , two.\n", []),
        // The nearest comment is the one that is used.
        (
            "<!-- obelus-ignore-file spaces -->\n\n<!-- obelus-ignore spaces/before-punctuation -->\nOne , two.\n",
            ["1 suppressions/unused"]
        ),
        // Code is no comment, and neither is what somebody else is told.
        ("```\n<!-- obelus-ignore spaces -->\n```\n\nOne , two.\n", ["5 spaces/before-punctuation"]),
        ("`<!-- obelus-ignore spaces -->` One , two.\n", ["1 spaces/before-punctuation"]),
        ("<!-- ignore obelus-ignore spaces -->\nOne , two.\n", ["2 spaces/before-punctuation"]),
        ("<!-- obelus-ignore spaces\nOne , two.\n", []),
        // Rules that find nothing; those that do not run are not expected to.
        ("<!-- obelus-ignore spaces, quotes/split -->\nOne , two.\n", ["1 suppressions/unused"]),
        ("<!-- obelus-ignore spaces, quotes/typographic -->\nOne , two.\n", []),
        ("<!-- obelus-ignore spaces -->\n", ["1 suppressions/unused"]), ("Text. <!-- obelus-ignore -->\n", ["1 suppressions/unused"]),
        // What cannot be understood.
        ("<!-- obelus-ignore spaces/befor-punctuation -->\nOne.\n", ["1 suppressions/invalid"]),
        ("<!-- obelus-ignore this is quoted -->\nOne.\n", ["1 suppressions/invalid", "1 suppressions/invalid", "1 suppressions/invalid"]),
        ("<!-- obelus-off spaces -->\nOne.\n", ["1 suppressions/invalid"]),
        ("One.\n\n<!-- obelus-enable -->\n", ["3 suppressions/invalid"]),
        ("One.\n\n<!-- obelus-ignore-end spaces -->\n", ["3 suppressions/invalid"]),
    ])
    func commentsSuppress(_ text: String, _ expected: [String]) { #expect(findings(text) == expected, "\(text)") }

    @Test func aTextWithCarriageReturnsIsNoOther() {
        #expect(findings("\u{FEFF}<!-- obelus-ignore spaces -->\r\nOne , two.\r\n\r\nOne , two.\r\n") == ["4 spaces/before-punctuation"])
    }

    @Test func whatIsSuppressedIsNotFixed() {
        let text = "<!-- obelus-ignore spaces: x -->\nOne , two.\n\nOne , two.\n\n<!-- obelus-ignore quotes/split -->\nOne.\n"
        let result = Self.linter.fix(Array(text.utf8), ReadingOptions(format: .markdown, language: LanguageTag("en")))
        #expect(
            String(decoding: result.bytes, as: UTF8.self)
                == "<!-- obelus-ignore spaces: x -->\nOne , two.\n\nOne, two.\n\n<!-- obelus-ignore quotes/split -->\nOne.\n")
        #expect(result.remaining.map(\.rule) == ["suppressions/unused"])
    }

    @Test func aGroupThatIsTurnedOffInPartIsNotExpectedToFindSomething() {
        let text = "<!-- obelus-ignore repetition -->\nOne.\n"
        #expect(findings(text) == ["1 suppressions/unused"])
        let some = Linter(rules: Catalog.rules) { $0.id == "repetition/doubled-word" ? .off : $0.preset == .artifacts ? $0.level : nil }
        #expect(findings(text, some) == [])
        #expect(findings("<!-- obelus-ignore all -->\nOne.\n", some) == [])
    }

    @Test func withoutItsRuleNothingIsSaid() {
        let some = Linter(rules: Catalog.rules) { $0.category == "spaces" ? $0.level : nil }
        #expect(findings("<!-- obelus-ignore spaces/doubled -->\nOne , two.\n", some) == ["2 spaces/before-punctuation"])
    }

    /// The time must not grow with the square of the comments.
    @Test(.timeLimit(.minutes(1))) func manyComments() {
        let count = 3000
        let starts = String(repeating: "<!-- obelus-ignore-start a/b, spaces -->\n\nOne , two.\n\n", count: count)
        let ends = String(repeating: "<!-- obelus-ignore-end -->\n\n", count: count)
        #expect(findings(starts + ends).count { $0.hasSuffix("spaces/before-punctuation") } == 0)
        #expect(findings(String(repeating: "<!-- obelus-ignore", count: count) + "\n") == [])
    }
}
