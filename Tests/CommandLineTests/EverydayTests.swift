import Testing

/// What people do on their first day: filter a text through the program, make a terminal narrow, misspell a name.
@Suite struct EverydayTests {
    private let folder = Workspace()

    @Test func aFilterWritesNothingButTheText() {
        let left = "He said , “ yes.\n"
        let result = folder.run("fix", "--language", "en", "-", input: left)
        #expect(result.output == "He said, “ yes.\n")
        #expect(result.errors == "")
        #expect(result.status == 1)
        let told = folder.run("fix", "--language", "en", "--format", "gcc", "-", input: left)
        #expect(told.output == result.output)
        #expect(told.errors.contains("[quotes/unpaired]"))
    }

    @Test func fixesAreCountedByRule() {
        folder.write("One , two , three.\n\n“We will act, ”said the mayor.\n", to: "a.txt")
        let result = folder.run("fix", "--language", "en", "--show-fixes", "a.txt")
        #expect(result.output.hasSuffix("Fixed by rule:\n2  spaces/before-punctuation\n1  quotes/space-before-closing\n"))
        #expect(folder.run("fix", "--show-fixes", "a.txt").output.hasSuffix("Fixed nothing.\n"))
    }

    @Test func whatFixFixesIsMarked() {
        folder.write("One , two.\n\nHe said the the end.\n", to: "a.txt")
        let lines = folder.run("check", "--language", "en", "a.txt").output.split(separator: "\n")
        #expect(lines.first { $0.contains("before-punctuation]") }?.hasSuffix("[*]") == true)
        #expect(lines.first { $0.contains("doubled-word]") }?.hasSuffix("[*]") == false)
        #expect(lines.last?.contains("fixes 1 [*]") == true)
    }

    @Test(arguments: [40, 80, 132]) func excerptsFitTheTerminal(columns: Int) {
        let words = (1...60).map { "w" + String($0, radix: 36) }.joined(separator: " ")
        folder.write("\(words) , and then “\(words)\(words) ”said the mayor of \(words).\n", to: "a.txt")
        let output = folder.shell("COLUMNS=\(columns) \"$OBELUS\" check a.txt").output
        let lines = output.split(separator: "\n").filter { $0.hasPrefix("  ") }
        #expect(lines.count == 6)
        #expect(lines.allSatisfy { $0.count <= columns })
        #expect((lines.map(\.count).max() ?? 0) > columns - 12)
    }

    @Test(arguments: [".obelus.yaml", "obelus.yml", "obelus.yaml"]) func aMisspelledConfigurationIsTold(name: String) {
        folder.write("language: de\n", to: name)
        folder.write("Fine.\n", to: "a.txt")
        let result = folder.run("check", "a.txt")
        #expect(result.status == 2)
        #expect(result.errors.contains("\(name): configuration files are named “.obelus.yml”; rename it"))
        #expect(folder.run("check", "--config", name, "a.txt").status == 0)
        folder.write("language: de\n", to: ".obelus.yml")
        #expect(folder.run("check", "a.txt").status == 0)
    }

    @Test func aConfigurationThatIsNotYAMLIsTold() {
        folder.write("language = \"de\"\n", to: "obelus.toml")
        folder.write("Fine.\n", to: "a.txt")
        let result = folder.run("check", "a.txt")
        #expect(result.status == 2)
        #expect(result.errors.contains("obelus.toml: configuration files are YAML and named “.obelus.yml”"))
    }

    @Test func aWebAddressIsNotExtended() {
        folder.write("extends: https://example.com/base.yml\n", to: ".obelus.yml")
        folder.write("Fine.\n", to: "a.txt")
        let result = folder.run("check", "a.txt")
        #expect(result.status == 2)
        #expect(
            result.errors.contains(
                ".obelus.yml:1: “extends”: web addresses are not supported; put “https://example.com/base.yml” into a file"))
    }

    @Test func aFolderWithoutCardsIsTold() {
        _ = folder.shell("mkdir empty")
        let result = folder.run("test", "empty")
        #expect(result.status == 2)
        #expect(result.errors.contains("empty: holds no rule cards"))
    }

    /// What is left beside a block that is gone does not show that it is.
    @Test func aRemovedBlockIsNamed() {
        folder.write("The mayor spoke for a long time on Monday.\n\nPhoto: Ines Falk\n\nNobody listened to her.\n", to: "a.txt")
        let output = folder.run("check", "--language", "en", "--select", "captions", "a.txt").output
        #expect(output.contains("  → (Remove the credit line) Nobody listened to her.\n"))
    }

    /// In a terminal of 80 columns.
    @Test(arguments: ["rules", "explain numbers/numero-sign", "explain quotes/split"]) func whatListsRulesFitsTheTerminal(
        command: String
    ) throws {
        let terminal = try #require(TerminalSession("\"$OBELUS\" \(command)", in: folder))
        #expect(terminal.finish() == 0)
        let lines = terminal.screen.split(separator: "\n")
        #expect(lines.count > 10)
        for line in lines { #expect(line.count <= 80, "\(line)") }
        // Of what goes to no terminal, each line is one thing.
        let plain = folder.shell("COLUMNS=80 \"$OBELUS\" \(command)").output
        #expect(plain.split(separator: "\n").contains { $0.count > 80 } || command == "explain quotes/split")
    }

    @Test(arguments: [
        ("FORCE_COLOR=1", true), ("CLICOLOR_FORCE=1", true), ("FORCE_COLOR=0", false), ("FORCE_COLOR=", false), ("A=1", false),
        ("NO_COLOR=1 FORCE_COLOR=1", false),
    ]) func theEnvironmentForcesColors(setting: String, isColored: Bool) {
        folder.write("One , two.\n", to: "a.txt")
        let output = folder.shell("env -u NO_COLOR -u FORCE_COLOR -u CLICOLOR_FORCE \(setting) \"$OBELUS\" check --language en a.txt")
            .output
        #expect(output.contains("\u{1B}[") == isColored)
        #expect(output.contains("before-punctuation"))
    }

    /// The built-in examples speak of mayors, too.
    @Test func aTeamsWordsAreTestedOnItsOwnExamples() {
        folder.write("write,not\ntown head,mayor\n", to: "rules/house/terms.csv")
        #expect(folder.run("test", "rules").status == 0)
        folder.write("id: house/x\n", to: "rules/house/x.yml")
        let broken = folder.run("test", "rules")
        #expect(broken.status == 2)
        #expect(broken.output.hasSuffix("all pass, but some cards could not be read (see standard error).\n"))
    }

    @Test func informationIsNoFailureInJUnit() {
        folder.write("A straight \"mark\" and a ‘curly’ “one”.\n", to: "a.txt")
        let report = { (level: String) in folder.run("check", "--language", "en", "--format", "junit", "--fail-on", level, "a.txt") }
        #expect(report("warning").output.contains("failures=\"0\""))
        #expect(report("warning").status == 0)
        #expect(report("info").output.contains("<failure type=\"info\""))
        #expect(report("info").status == 1)
    }
}
