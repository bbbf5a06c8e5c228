import Platform
import Testing

/// Files, names and streams that are not what they should be.
@Suite struct HostileFilesTests {
    private let folder = Workspace()

    private static let broken = "“We will act, ”said the mayor.\n"

    // MARK: Files that never end

    @Test func aSparseFileIsOneThatIsNoText() {
        folder.write(Self.broken, to: "b.txt")
        let result = folder.shell("truncate -s 1T a.txt && truncate -s 5G c.txt; $OBELUS check --format gcc . ; $OBELUS check a.txt c.txt")
        #expect(result.output.contains("b.txt:1:16: warning"))
        #expect(result.status == 2)
        #expect(result.errors.contains("a.txt: is larger than 1 GB"))
    }

    @Test(arguments: ["/dev/zero", "/dev/full", "@/dev/zero", "/dev/urandom"]) func aDeviceIsNoText(_ name: String) {
        let result = folder.shell("$OBELUS check \(name)")
        #expect(result.status == 2)
        #expect(result.errors.contains("NUL bytes") || result.errors.contains("UTF-"))
    }

    @Test func aPipeThatIsNamedIsRead() {
        folder.write(Self.broken, to: "a.txt")
        let result = folder.shell("mkfifo p.txt; cat a.txt > p.txt & $OBELUS check --format gcc p.txt")
        #expect(result.status == 1)
        #expect(result.output.hasPrefix("p.txt:1:16:"))
    }

    // MARK: Outputs

    @Test(arguments: ["a.txt", "./a.txt", "link.txt", "sub/../a.txt"]) func noReportTakesTheTextsPlace(_ output: String) {
        folder.write(Self.broken, to: "a.txt")
        _ = folder.shell("ln -s a.txt link.txt; mkdir sub")
        for command in ["check", "fix"] {
            let result = folder.run(command, "--format", "jsonl=\(output)", "a.txt")
            #expect(result.status == 2)
            #expect(result.errors.contains("is a text to be read"))
            #expect(folder.text("a.txt") == Self.broken)
        }
    }

    @Test(arguments: [("out", "out"), ("out", "./out"), ("sub/out", "sub/../sub/out")]) func twoReportsNeedTwoFiles(
        _ one: String, _ other: String
    ) {
        folder.write(Self.broken, to: "a.txt")
        _ = folder.shell("mkdir sub")
        let result = folder.run("check", "--format", "json=\(one)", "--format", "sarif=\(other)", "a.txt")
        #expect(result.status == 2)
        #expect(result.errors.contains("is to hold two reports"))
        #expect(folder.run("check", "--format", "json=one", "--format", "sarif=two", "a.txt").status == 1)
        #expect(folder.run("check", "--format", "json=/dev/null", "--format", "sarif=/dev/null", "a.txt").status == 1)
    }

    @Test func aClosedOutputIsTold() {
        folder.write(Self.broken, to: "a.txt")
        let result = folder.shell("$OBELUS check a.txt >&-")
        #expect(result.status == 2)
        #expect(result.errors.contains("standard output: cannot be written"))
        #expect(folder.shell("$OBELUS check --format json=out a.txt >&- 2>&-").status == 1)
    }

    // MARK: Names

    @Test(arguments: ["a", "é", "家"]) func theLongestNamesCanBeFixed(_ letter: String) {
        let name = String(repeating: letter, count: (255 - 4) / letter.utf8.count) + ".txt"
        folder.write(Self.broken, to: name)
        let result = folder.run("fix", "-q", ".")
        #expect(result.status == 0)
        #expect(folder.text(name) == CheckTests.fixed)
        #expect(folder.shell("ls -A | grep -c obelus-").output == "0\n")
    }

    @Test(arguments: ["u16\n::error::forged.txt", "u16\u{1B}]0;x\u{7}.txt", "##[error]x.txt", "a\u{202E}b.txt"]) func aNameForgesNoMessage(
        _ name: String
    ) {
        folder.write([0xFF, 0xFE, 0x41, 0x00], to: name)
        let result = folder.run("check", ".")
        #expect(result.status == 2)
        let lines = result.errors.split(separator: "\n")
        #expect(lines.count == 1 && lines[0].hasPrefix("obelus: "))
        #expect(!result.errors.contains("##[") && !result.errors.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
    }

    @Test func aConfigurationForgesNoMessage() {
        folder.write("language: \"\\n::error::forged\\nx\"\n\"\\e]0;pwn\\a\": 1\n", to: ".obelus.yml")
        folder.write("x\n", to: "a.txt")
        let result = folder.run("check", ".")
        #expect(result.status == 2)
        #expect(result.errors.split(separator: "\n").allSatisfy { $0.hasPrefix("obelus: ") })
        #expect(!result.errors.unicodeScalars.contains("\u{1B}"))
    }

    @Test(arguments: ["it's; touch pwned;'.txt", "$(touch pwned).txt", "a b.txt", "`touch pwned`.txt", "--help"]) func adviceCanBePasted(
        _ name: String
    ) {
        folder.write([0xFF, 0xFE, 0x41, 0x00], to: "./" + name)
        let result = folder.run("check", "./" + name)
        guard let start = result.errors.firstRange(of: "iconv ") else {
            Issue.record("\(result.errors)")
            return
        }
        let advice = String(result.errors[start.lowerBound...]).split(separator: "\n")[0]
        folder.write(String(advice) + "\n", to: "advice.sh")
        let pasted = folder.shell("sh ./advice.sh; ls")
        #expect(pasted.output.hasPrefix("A"))
        #expect(!pasted.output.split(separator: "\n").contains("pwned"))
    }

    @Test func aCardIsShownWithoutItsControls() {
        folder.write("rule-paths: [rules]\n", to: ".obelus.yml")
        folder.write(
            """
            summary: "Evil\\e[31m\\nsecond"
            why: "Because\\e]0;x\\a"
            level: warning
            languages: [all]
            fix: none
            touches: marks
            phrases: [abc]
            message: "Evil\\e[2K"
            examples:
              - bad: "An ⟦abc⟧ here.\\n"
              - ok: "Nothing.\\n"

            """, to: "rules/house/evil.yml")
        folder.write("An abc here.\n", to: "a.txt")
        for arguments in [
            ["explain", "house/evil"], ["rules"], ["test", "rules"], ["config"], ["check", "a.txt"],
            ["check", "--format", "github", "a.txt"],
        ] {
            let result = folder.run(arguments)
            #expect(!(result.output + result.errors).unicodeScalars.contains("\u{1B}"), "\(arguments) \(result.output.prefix(300))")
        }
    }

    // MARK: Without arguments

    @Test func withoutArgumentsNothingIsPassed() {
        let result = folder.run([])
        #expect(result.status == 2)
        #expect(result.output == "")
        #expect(result.errors.contains("check"))
    }

    @Test func aPipedTextIsRead() {
        folder.write(Self.broken, to: "a.txt")
        #expect(folder.shell("printf '“We will act, ”said the mayor.\\n' | $OBELUS check --format gcc").output.hasPrefix("-:1:"))
        #expect(folder.shell("printf '“We will act, ”said the mayor.\\n' | $OBELUS fix").output == CheckTests.fixed)
        // Nothing is piped: the current folder.
        #expect(folder.shell("$OBELUS check --format gcc").output.hasPrefix("a.txt:1:"))
        #expect(folder.shell("true | $OBELUS check --format gcc").output.hasPrefix("a.txt:1:"))
        #expect(folder.shell("printf x | $OBELUS check --format gcc .").output.hasPrefix("a.txt:1:"))
        #expect(folder.shell("$OBELUS check --format gcc < a.txt").output.hasPrefix("-:1:"))
        #expect(folder.shell("$OBELUS check --format gcc <&-").output.hasPrefix("a.txt:1:"))
    }
}

/// A team's pattern that never comes to an end.
@Suite struct RunawayPatternTests {
    private let folder = Workspace()

    init() {
        folder.write("rule-paths: [rules]\n", to: ".obelus.yml")
        folder.write(
            """
            summary: "Slow"
            why: "It backtracks."
            level: warning
            languages: [all]
            fix: none
            touches: marks
            pattern: "zzz(a+)+b"
            message: "Slow"
            examples:
              - bad: "A ⟦zzzab⟧ here.\\n"
              - ok: "Nothing.\\n"

            """, to: "rules/house/slow.yml")
    }

    @Test(arguments: ["check", "fix"]) func itIsNamedWithItsPlace(_ command: String) {
        let paragraph = "Ein Absatz zzz" + String(repeating: "a", count: 40) + " hier.\n\n"
        folder.write("Good.\n\n" + String(repeating: paragraph, count: 250), to: "a.txt")
        folder.write("A zzzab here.\n", to: "b.txt")
        let result = folder.run(command, "--format", "gcc", "--select", "house/slow", ".")
        #expect(result.status == 2)
        #expect(result.errors.split(separator: "\n").count == 1)
        #expect(result.errors.hasPrefix("obelus: a.txt:3: the pattern of house/slow took too long here"))
        #expect(result.output.contains("b.txt:1:3: warning: Slow"))
    }

    /// Each paragraph alone stays below the limit of a search.
    @Test func manySlowParagraphsAreTooMany() {
        let paragraph = "Ein Absatz zzz" + String(repeating: "a", count: 17) + " hier.\n\n"
        folder.write(String(repeating: paragraph, count: 400), to: "a.txt")
        let result = folder.run("check", "--select", "house/slow", "a.txt")
        #expect(result.status == 2)
        #expect(result.errors.contains("took too long here"))
    }

    @Test func itIsGivenUpInTheEnd() {
        for index in 100..<160 { folder.write("Ein Absatz zzz" + String(repeating: "a", count: 40) + " hier.\n", to: "t\(index).txt") }
        let result = folder.run("check", "--select", "house/slow", "--jobs", "1", ".")
        #expect(result.status == 2)
        #expect(result.errors.split(separator: "\n").count == 20)
        #expect(
            result.errors.contains("t119.txt:1: the pattern of house/slow took too long here and was turned off for the rest of the run"))
    }
}
