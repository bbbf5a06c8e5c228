import Linting
import Prose
import Readers
import Testing

/// What a pattern card says of a place and puts there is filled in from the match.
@Suite struct PatternMessageTests {
    private func finding(_ pattern: String, message: String, replace: String? = nil, in text: String) throws -> Finding {
        let card = Card(
            id: "some/rule", summary: "", why: "", level: .warning, languages: .all, preset: .artifacts,
            safety: replace == nil ? .none : .unsafe,
            touches: .words, title: "", detection: .pattern(pattern), message: message, replace: replace, examples: [], safeBecause: nil,
            since: "")
        let rule = Rule(card: card, body: .pattern(PatternRule(pattern: pattern, anchors: ["the company"], replace: replace)))
        let linter = Linter(rules: [rule])
        return try #require(linter.check(linter.document(Array(text.utf8), ReadingOptions(language: .english))).first)
    }

    @Test(
        arguments: [
            ("“$1” is a name", "“Öre” is a name"), ("$2 of $1", "5 $ of Öre"), ("$0", "the company «Öre»"), ("$1$1", "ÖreÖre"),
            ("no group", "no group"), ("$ and $x", "$ and $x"), ("costs $", "costs $"), ("«$3»", "«»"),
        ])
    func groupsAreFilledIn(_ message: String, _ expected: String) throws {
        let pattern = #"(?<place>the company «(\w+)»)(?: owes (\d+ \$))?(?: to (\w+))?"#
        // The group “place” is the first.
        let shifted = ["$3": "$4", "$2": "$3", "$1": "$2"].sorted { $0.key > $1.key }
        let template = shifted.reduce(message) { $0.replacing($1.key, with: $1.value) }
        let finding = try finding(pattern, message: template, in: "It said the company «Öre» owes 5 $.\n")
        #expect(finding.message == expected)
        #expect(finding.range == 8..<28)
    }

    @Test func aReplacementIsFilledInTheSameWay() throws {
        let finding = try finding(
            #"(?<place>the company «(\w+)») owes"#, message: "m", replace: "$2 ($0)", in: "It said the company «Öre» owes 5 $.\n")
        #expect(finding.fix?.edits == [Edit(8..<28, "Öre (the company «Öre»)")])
    }
}
