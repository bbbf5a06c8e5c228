import Cards
import Linting
import Platform
import TestSupport
import Testing

@Suite struct CardReaderTests {
    static let sound = """
        summary: Mashed words
        why: Because.
        level: error
        languages: [all, -fr]
        preset: typography
        fix: safe
        touches: marks
        title: Fix it
        pattern: mashed
        message: “$0” is mashed
        replace: fixed
        examples:
          - bad: a ⟦mashed⟧ word
            good: a fixed word
            language: en
          - ok: fine
        since: 0.1.0
        artifact: [Q01, P02]

        """

    private func read(_ text: String, allowsCheck: Bool = true) throws(PlacedErrors) -> CardFile {
        try CardReader.read(Array(text.utf8), id: "some/rule", path: "Rules/some/rule.yml", allowsCheck: allowsCheck)
    }

    private func errors(_ text: String, allowsCheck: Bool = true) -> [String] {
        do throws(PlacedErrors) {
            _ = try read(text, allowsCheck: allowsCheck)
            return []
        } catch {
            return error.errors.map(\.description)
        }
    }

    @Test func readsEveryKey() throws {
        let file = try read(Self.sound)
        let card = file.card
        #expect(card.id == "some/rule")
        #expect(card.category == "some")
        #expect(card.summary == "Mashed words")
        #expect(card.level == .error)
        #expect(card.languages == LanguageSet(["all", "-fr"]))
        #expect(card.preset == .typography)
        #expect(card.safety == .safe)
        #expect(card.touches == .marks)
        #expect(card.title == "Fix it")
        #expect(card.message == "“$0” is mashed")
        #expect(card.replace == "fixed")
        #expect(
            card.examples == [
                .bad("a ⟦mashed⟧ word", good: "a fixed word", language: "en"), .ok("fine", language: nil),
            ])
        #expect(card.since == "0.1.0")
        #expect(card.artifacts == ["Q01", "P02"])
        #expect(file.artifactLine == 18)
        #expect(file.anchors == ["mashed"])
        #expect(file.detectionLine == 9)
        guard case .pattern(let rule) = file.rule?.body else {
            Issue.record("the card gives no pattern rule")
            return
        }
        #expect(rule.pattern == "mashed")
        #expect(rule.replace == "fixed")
    }

    @Test func readsPhrases() throws {
        let file = try read(
            """
            summary: s
            why: w
            fix: unsafe
            touches: words
            title: Replace it
            phrases:
              - in order to: to
              - utilize: use
              - "as it were": ""
            at: block-start
            message: m
            examples:
              - bad: ⟦Utilize⟧ it
                good: Use it
            """)
        guard case .phrases(let phrases, let anchor) = file.card.detection else {
            Issue.record("\(file.card.detection)")
            return
        }
        #expect(anchor == .blockStart)
        #expect(phrases == [.init("in order to", "to"), .init("utilize", "use"), .init("as it were", "")])
        #expect(file.card.level == .warning)
        #expect(file.card.languages == .all)
    }

    /// What to change in the sound card, and the one error that it brings.
    @Test(arguments: [
        ("level: error", "level: eror", "3: unknown value “eror” for “level”; did you mean “error”?"),
        ("level: error", "levle: error", "3: unknown key “levle”; did you mean “level”?"),
        ("summary: Mashed words\n", "", "1: the card has no “summary”; add it"),
        ("languages: [all, -fr]", "languages: [english]", "4: “english” is not a language tag; use “all”, “de”, “pt-BR”, “-fr”, …"),
        (
            "languages: [all, -fr]", "languages: [-fr]",
            "4: “languages” includes no language; use a list such as “[all, -fr]”"
        ),
        (
            "touches: marks\n", "",
            "6: a rule with a fix needs “touches”: one of “marks”, “characters”, “words”, “blocks”"
        ),
        ("title: Fix it\n", "", "1: the card has no “title”; add it"),
        (
            "touches: marks", "touches: words",
            "7: a safe fix that touches words or blocks needs “safe-because”; say why it is safe, or use “fix: unsafe”"
        ),
        ("since:", "phrases: [a]\nsince:", "1: a card has a “pattern” or “phrases”; this one has both"),
        ("since:", "at: anywhere\nsince:", "17: “at” has no effect with “pattern”; remove it"),
        (
            "pattern: mashed", "pattern: '[a-z]+'",
            "9: no literal of three or more bytes is in every match of the pattern; list literals in “anchors” so that every match contains one of them"
        ),
        (
            "pattern: mashed", "pattern: mushed",
            "9: the example “a ⟦mashed⟧ word” contains none of the anchors (“mushed”); correct “anchors”"
        ),
        (
            "replace: fixed\n", "",
            "9: the card has a fix but no replacement; add “replace”, or use “fix: none”"
        ),
        ("⟦mashed⟧", "mashed", "13: “bad” must mark exactly one place, as in “a⟦ ,⟧ b”, but it has “”"),
        ("⟦mashed⟧", "⟦mashed⟧ ⟦x⟧", "13: “bad” must mark exactly one place, as in “a⟦ ,⟧ b”, but it has “⟦⟧⟦⟧”"),
        ("good: a fixed", "good: a mashed", "13: “good” is the same text as “bad”; write the fixed text"),
        ("    good: a fixed word\n", "", "13: the rule has a fix, but no example shows it; add “good” to a “bad”"),
        ("- ok: fine", "- ok: ⟦fine⟧", "16: only “bad” can have a marked place; remove ⟦ and ⟧ from “ok”"),
        ("- ok: fine", "- ok: fine\n    bad: x", "16: an example must have either “ok” or “bad”; “bad” can have “good” as well"),
        ("summary: Mashed words", "summary: |\n  two\n  lines", "1: “summary” must be a single line; put the rest in “why”"),
        (
            "replace: fixed", "replace: $1",
            "11: “replace” refers to the group $1, but the pattern has 0; add a group or correct the number"
        ),
        (
            "“$0” is mashed", "“$0” is $1", "10: “message” refers to the group $1, but the pattern has 0; add a group or correct the number"
        ),
        (
            "pattern: mashed\nmessage: “$0” is mashed", "pattern: (mashed)\nmessage: “$1” is $2",
            "10: “message” refers to the group $2, but the pattern has 1; add a group or correct the number"
        ),
        ("[Q01, P02]", "[Q01, Q1]", "18: “Q1” is not an id of the taxonomy; write “Q13”, “[Q13, P01]” or “none”"),
        ("[Q01, P02]", "[Q01, Q01]", "18: “artifact” names Q01 twice; remove one of the two"),
        ("[Q01, P02]", "[none, Q01]", "18: “none” is not an id of the taxonomy; write “Q13”, “[Q13, P01]” or “none”"),
        ("why: Because.", "why: [a]", "2: “why” must be text, not a list"),
        ("why: Because.", "why: ' '", "2: “why” is empty; add its value, or remove the key"),
    ])
    func tellsWhatIsWrong(_ old: String, _ new: String, _ expected: String) throws {
        try #require(Self.sound.contains(old))
        let text = Self.sound.replacing(old, with: new, maxReplacements: 1)
        #expect(errors(text).contains("Rules/some/rule.yml:" + expected), "\(errors(text))")
    }

    /// A message that names what there is nothing to put for is refused: phrases, what goes with them, and the error.
    @Test(
        arguments: [
            ("a: b", "“$0” is $1", "", nil),
            ("a", "“$0” is $1", "replace: b\n", nil),
            ("a", "“$0” costs 5 $", "replace: b\n", nil),
            (
                "a", "“$0” is $2", "replace: b\n",
                "7: “message” refers to $2, but phrases have no groups; $0 is the text found, $1 what should be there"
            ),
            (
                "a", "“$0” is $1", "replace: ''\n",
                "7: “message” refers to $1, what should be there, but nothing is to be written instead of “a”; remove $1"
            ),
            (
                "a: ''", "“$0” is $1", "",
                "7: “message” refers to $1, what should be there, but nothing is to be written instead of “a”; remove $1"
            ),
        ] as [(String, String, String, String?)])
    func aMessageOfPhrasesHasNoGroups(_ phrase: String, _ message: String, _ more: String, _ expected: String?) {
        let card = "summary: s\nwhy: w\nfix: unsafe\ntouches: words\ntitle: t\nphrases: [{\(phrase)}]\nmessage: \(message)\n"
            .replacing("[{a}]", with: "[a]")
        let errors = errors(card + more + "examples: [{bad: ⟦a⟧, good: b}]\n")
        #expect(errors == (expected.map { ["Rules/some/rule.yml:" + $0] } ?? []))
    }

    @Test func aMessageOfCountedPhrasesSpeaksOfNoOne() {
        let card = "summary: s\nwhy: w\nphrases: [{a: b}]\ndensity: 5\nmessage: “$1”\nexamples: [{ok: a}, {ok: b}, {ok: c}]\n"
        #expect(errors(card) == ["Rules/some/rule.yml:5: “message” refers to $1, but with “density” it is about many places; remove $1"])
    }

    @Test func aCardMaySayThatItHasNoArtifact() throws {
        let file = try read(Self.sound.replacing("[Q01, P02]", with: "none"))
        #expect(file.card.artifacts == [])
        #expect(file.artifactLine == 18)
        #expect(try read(Self.sound.replacing("artifact: [Q01, P02]\n", with: "")).artifactLine == nil)
    }

    @Test(arguments: ["'(mashed'", "'mashed\\q'", "'mashed{2'"])
    func aPatternThatICURefusesIsAnError(_ pattern: String) throws {
        let text = Self.sound.replacing("pattern: mashed", with: "pattern: " + pattern)
        #expect(errors(text).count == 1)
        #expect(errors(text).first?.hasPrefix("Rules/some/rule.yml:9: “pattern”: ") == true, "\(errors(text))")
    }

    @Test func tellsAllThatIsWrongAtOnce() {
        #expect(errors("sumary: x\nlevel: bad\npattern: abc\n").count >= 4)
    }

    @Test func aRuleNeedsExamples() {
        let card = "summary: s\nwhy: w\npattern: abc\nmessage: m\n"
        #expect(
            errors(card) == [
                "Rules/some/rule.yml:1: a rule needs examples; add “examples” with a “bad” or with at least three “ok”"
            ])
        #expect(
            errors(card + "examples: [{ok: a}, {ok: b}]\n") == [
                "Rules/some/rule.yml:5: a rule needs examples; add a “bad” or at least three “ok”"
            ])
        #expect(errors(card + "examples: [{ok: a}, {ok: b}, {ok: c}]\n") == [])
        #expect(errors(card + "examples: [{bad: ⟦abc⟧}]\n") == [])
    }

    @Test func aMarkedCombiningMarkIsSeen() throws {
        let card = "summary: s\nwhy: w\nfix: safe\ntouches: characters\ntitle: t\n"
        let file = try read(card + "examples: [{bad: \"e⟦\\u0301⟧\", good: \"\\u00e9\"}]\n")
        #expect(file.card.examples.count == 1)
        #expect(file.rule == nil)
    }

    @Test func onlyBuiltInCardsHaveAType() throws {
        let card = "summary: s\nwhy: w\nexamples: [{bad: ⟦a⟧}]\n"
        guard case .check(let type) = try read(card).card.detection else {
            Issue.record("The card has no check.")
            return
        }
        #expect(type == "SomeRule")
        #expect(
            errors(card, allowsCheck: false) == ["Rules/some/rule.yml:1: a card needs a “pattern” or “phrases”; it has neither"])
        #expect(
            errors(card + "replace: b\n") == [
                "Rules/some/rule.yml:4: “replace” has no effect without “pattern” or “phrases”; remove it"
            ])
    }

    @Test(arguments: [
        ("quotes/space-before-closing", "SpaceBeforeClosing"), ("quotes/primes", "QuotesPrimes"),
        ("characters/c1-control", "C1Control"), ("repetition/text", "RepetitionText"), ("punctuation/ascii-in-cjk", "AsciiInCjk"),
    ])
    func aCheckIsNamedAsItsRule(id: String, type: String) {
        #expect(CheckName.type(of: id) == type)
    }

    @Test func aFolderOfCards() throws {
        let folder = try TemporaryFolder()
        try folder.write("b/one.yml", Self.sound)
        try folder.write("b-c/two.yml", Self.sound)
        try folder.write("b/Bad Name.yml", Self.sound)
        try folder.write("b/note.md", "no card")
        try folder.write("b/.hidden.yml", "no card")
        try folder.write("languages/de.yml", "no card")
        let (cards, errors) = CardFolder.read(folder.path, skipping: ["languages"], allowsCheck: true)
        #expect(cards.map(\.card.id) == ["b-c/two", "b/one"])
        #expect(errors.map(\.path) == [folder.path + "/b/Bad Name.yml"])
    }
}
