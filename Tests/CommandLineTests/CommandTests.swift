import Testing

@Suite struct CommandTests {
    let folder = Workspace()

    @Test(arguments: [
        (["chekc"], "obelus: unknown command “chekc”; did you mean “check”?\n"),
        (["check", "--fromat", "text"], "obelus: Unknown option '--fromat'. Did you mean '--format'?\n"),
        (["check", "--format", "jsn"], "obelus: --format: unknown name “jsn”; did you mean “json”?\n"),
        (["check", "--fail-on", "warnings"], "obelus: --fail-on: unknown name “warnings”; did you mean “warning”?\n"),
        (["check", "--select", "quotes/spilt"], "obelus: unknown rule “quotes/spilt”; did you mean “quotes/split”?\n"),
        (["check", "--preset", "typografy"], "obelus: --preset: unknown name “typografy”; did you mean “typography”?\n"),
        (["check", "--language", "english"], "obelus: --language: “english” is not a language tag; use auto, de, pt-BR, …\n"),
        (["check", "--language", "ua"], "obelus: --language: “ua” is not the code of a language; did you mean “uk”?\n"),
        (["check", "--config", "a", "--no-config"], "obelus: “--config” and “--no-config” cannot be combined; use one\n"),
        (["check", "--jobs", "0"], "obelus: --jobs: must be at least 1, not 0\n"),
        (
            ["fix", "--touch", "letters"],
            "obelus: --touch: unknown name “letters”; known names are “marks”, “characters”, “words”, “blocks”\n"
        ),
        (["explain", "quotes/spilt"], "obelus: unknown rule “quotes/spilt”; did you mean “quotes/split”?\n"),
    ])
    func wrongUseEndsWithTwo(_ arguments: [String], _ message: String) {
        let result = folder.run(arguments)
        #expect(result.status == 2)
        #expect(result.errors == message)
        #expect(result.output == "")
    }

    @Test func aFileIsNoCommand() {
        folder.write("", to: "a.txt")
        #expect(folder.run("a.txt").errors == "obelus: “a.txt” is not a command; to check it, run: obelus check a.txt\n")
    }

    @Test(arguments: [["--version"], ["--help"], ["help", "check"], ["check", "--help"]])
    func helpGoesToStandardOutput(_ arguments: [String]) {
        let result = folder.run(arguments)
        #expect(result.status == 0)
        #expect(!result.output.isEmpty)
        #expect(result.errors == "")
    }

    @Test func rulesAreListed() {
        #expect(folder.run("rules").output.contains("\nquotes/split "))
        #expect(folder.run("rules", "--format", "json").output.contains("{\"id\":\"quotes/split\","))
    }

    @Test func aRuleIsExplained() {
        let result = folder.run("explain", "quotes/space-before-closing")
        #expect(result.status == 0)
        #expect(result.output.contains("  wrong   “We will act,⟦·”⟧said the mayor.\n  fixed   “We will act,” said the mayor.\n"))
        #expect(folder.run("explain", "space-before-closing").output == result.output)
    }

    @Test func examplesOfOwnCardsRun() {
        folder.write(Self.card(good: "We use it."), to: "rules/house/utilize.yml")
        let result = folder.run("test", "rules")
        #expect(result.status == 0)
        #expect(result.output.hasSuffix(": all pass.\n"))
        folder.write(Self.card(good: "We used it."), to: "rules/house/utilize.yml")
        let failing = folder.run("test", "rules")
        #expect(failing.status == 1)
        #expect(failing.output.hasPrefix("rules/house/utilize.yml: example 1: the fix gives"))
    }

    @Test func aListOfWordsIsKnownEverywhere() {
        folder.write("write,not\nemail,e-mail\n", to: ".obelus/rules/house/terms.csv")
        folder.write("rule-paths: [.obelus/rules]\n", to: ".obelus.yml")
        folder.write("She sent an e-mail.\n", to: "a.txt")
        let result = folder.run("check", "--format", "gcc", "a.txt")
        #expect(result.output == "a.txt:1:13: warning: The team writes “email”, not “e-mail” [house/terms]\n")
        #expect(folder.run("rules").output.contains("\nhouse/terms "))
        #expect(folder.run("explain", "house/terms").output.contains("wrong   We wrote ⟦e-mail⟧ twice.\n  fixed   We wrote email twice.\n"))
        let test = folder.run("test", ".obelus/rules")
        #expect(test.status == 0)
        #expect(test.output.hasSuffix(": all pass.\n"))
        #expect(folder.run("fix", "--unsafe", "a.txt").status == 0)
        #expect(folder.text("a.txt") == "She sent an email.\n")
    }

    @Test func rulesThatNothingFiresAreNamed() {
        let silent = "summary: s\nwhy: w\nphrases: [zyx]\nmessage: m\nexamples:\n  - ok: a\n  - ok: b\n  - ok: c\n"
        folder.write(silent, to: "rules/house/silent.yml")
        folder.write("write,not\nemail,e-mail\n", to: "rules/house/terms.csv")
        folder.write("rule-paths: [rules]\n", to: ".obelus.yml")
        folder.write("She said zyx.\n", to: "texts/a.txt")
        let alone = folder.run("test", "--coverage", "--select", "house")
        #expect(alone.status == 1)
        #expect(alone.output == "house/silent: matches nowhere\n1 of 2 rules match in their own examples.\n")
        let withTexts = folder.run("test", "--coverage", "--select", "house", "texts")
        #expect(withTexts.status == 0)
        #expect(
            withTexts.output
                == "house/terms: matches only in its own examples\n1 of 2 rules match in their own examples, 1 in the given texts.\n")
    }

    @Test func aStyleOfQuotationMarksIsSet() {
        folder.write("quotes: curly\n", to: ".obelus.yml")
        folder.write("\"It's late,\" she said, \"and I don't know 'why'.\"\n", to: "a.txt")
        #expect(folder.run("fix", "--language", "en", "a.txt").status == 0)
        #expect(folder.text("a.txt") == "“It’s late,” she said, “and I don’t know ‘why’.”\n")
        folder.write("quotes: straight\n", to: ".obelus.yml")
        #expect(folder.run("fix", "--language", "en", "a.txt").status == 0)
        #expect(folder.text("a.txt") == "\"It's late,\" she said, \"and I don't know 'why'.\"\n")
        folder.write("quotes: locale\n", to: ".obelus.yml")
        folder.write("Er sagte: \"Ich weiß nicht, wer 'ja' sagt.\"\n", to: "b.de.txt")
        #expect(folder.run("fix", "b.de.txt").status == 0)
        #expect(folder.text("b.de.txt") == "Er sagte: „Ich weiß nicht, wer ‚ja‘ sagt.“\n")
    }

    @Test func aConfigurationIsBegunOnce() {
        #expect(folder.run("init").status == 0)
        let text = folder.text(".obelus.yml")
        let second = folder.run("init")
        #expect(second.status == 2)
        #expect(second.errors == "obelus: .obelus.yml: already exists; edit it, or remove it first\n")
        #expect(folder.text(".obelus.yml") == text)
        #expect(folder.run("check").status == 0)
    }

    @Test func settingsInForceAreShownWithTheirOrigin() {
        folder.write("quotes: keep\nrules:\n  quotes/split: error\n", to: ".obelus.yml")
        let output = folder.run("config", "page.ru.txt").output
        #expect(output.hasPrefix("# configuration files: .obelus.yml\n"))
        let lines = output.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
        #expect(lines.contains("language: ru # file name"))
        #expect(lines.contains("quotes: keep # .obelus.yml:1"))
        #expect(lines.contains("quotes/split: error # .obelus.yml:3"))
        // What nobody has set is counted, and printed on demand.
        let rules = folder.run("config", "--all", "page.ru.txt").output.split(separator: "\n").filter { $0.hasPrefix("  ") }
        #expect(rules.count > 100)
        #expect(lines.filter { $0.contains("/") && !$0.hasPrefix("#") } == ["quotes/split: error # .obelus.yml:3"])
        #expect(lines.last == "# \(rules.count - 1) other rules have their default levels; “obelus config --all” prints them")
    }

    @Test func aBrokenConfigurationNamesTheLineAndTheNearestName() {
        folder.write("a\n", to: "a.txt")
        folder.write("language: en\nrules:\n  quotes/spilt: off\n", to: ".obelus.yml")
        let result = folder.run("check", "a.txt")
        #expect(result.status == 2)
        #expect(result.errors == "obelus: .obelus.yml:3: unknown rule “quotes/spilt”; did you mean “quotes/split”?\n")
    }

    private static func card(good: String) -> String {
        """
        summary: "A long word"
        why: "A short one is there."
        level: warning
        languages: [en]
        preset: artifacts
        fix: safe
        touches: words
        safe-because: "The two mean the same."
        title: "Write the short word"
        message: "“$0” is a long word for “$1”"
        phrases:
          - utilize: use
        examples:
          - bad: "We ⟦utilize⟧ it."
            good: "\(good)"
            language: en
        since: 0.1.0

        """
    }
}
