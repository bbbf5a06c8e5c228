import Platform
import Testing

/// Adopting Obelus where there are findings already: baselines, side files, and only what changed since a revision.
@Suite struct AdoptionTests {
    let folder = Workspace()

    /// A text with so many findings of one rule, each in a sentence of its own.
    private func old(_ count: Int, from first: Int = 0) -> String {
        (first..<first + count).map { "Number \($0) was closed , said the mayor of town \($0).\n\n" }.joined()
    }

    private func check(_ arguments: String...) -> ProgramResult { folder.run(["check", "--format", "gcc"] + arguments) }

    /// A repository with everything committed.
    private func makeRepository() {
        let result = folder.shell(
            "git init -q . && git config user.email a@example.org && git config user.name A && printf '.input\\n.output\\n.errors\\n' >.gitignore"
                + " && git add -A && git commit -qm start")
        #expect(result.status == 0, "\(result.errors)")
    }

    // MARK: The whole way

    /// As a team would: adopt with 500 old findings, add one new artifact, see exactly one finding; fix an old one, see the stale entry.
    @Test func aTeamAdoptsObelus() {
        for number in 0..<10 { folder.write(old(50, from: 50 * number), to: "content/\(number).md") }
        folder.write("baseline: .obelus-baseline.json\n", to: ".obelus.yml")
        let recorded = folder.run("baseline", "content")
        #expect(recorded.output == ".obelus-baseline.json: 500 findings in 10 files.\n", "\(recorded)")
        #expect(recorded.status == 0)
        makeRepository()
        #expect(check("content").output == "")
        #expect(check("content").status == 0)

        // One new artifact, far above the old ones.
        let text = folder.text("content/3.md")
        folder.write("A new paragraph , with one artifact.\n\n" + text, to: "content/3.md")
        let new = check("content")
        #expect(new.status == 1)
        #expect(new.output == "content/3.md:1:16: warning: There is a space before “,” [spaces/before-punctuation]\n")
        // With the lines that changed, baseline or not.
        #expect(check("content", "--since", "HEAD").output == new.output)
        #expect(check("content", "--since", "HEAD", "--no-baseline").output == new.output)
        #expect(check("content", "--no-baseline").output.split(separator: "\n").count == 501)

        // An old one is fixed: its entry is stale.
        folder.write(text.replacing("Number 150 was closed ,", with: "Number 150 was closed,"), to: "content/3.md")
        let stale = check("content")
        #expect(stale.status == 1)
        #expect(stale.output.hasSuffix(": warning: The text no longer has this finding; the entry can be removed [suppressions/unused]\n"))
        #expect(stale.output.split(separator: "\n").count == 1)
        #expect(stale.output.hasPrefix(".obelus-baseline.json:"))
        let pruned = folder.run("baseline", "--prune", "content")
        #expect(pruned.output == ".obelus-baseline.json: 499 findings in 10 files (0 added, 1 removed).\n")
        #expect(check("content").status == 0)
        // In the diff of the baseline there is that line, and no other.
        #expect(folder.shell("git diff --numstat .obelus-baseline.json").output == "0\t1\t.obelus-baseline.json\n")
    }

    // MARK: Baseline

    @Test func aBaselineIsMadeAgainByTheSameFindings() {
        let twice = "Go , on.\n\nStop.\n\nGo , on.\n\n"
        folder.write(old(3) + twice, to: "b.txt")
        folder.write(old(2), to: "a.txt")
        _ = folder.run("baseline")
        let bytes = folder.bytes(".obelus-baseline.json")
        #expect(folder.run("baseline").output == ".obelus-baseline.json: 7 findings in 2 files (0 added, 0 removed).\n")
        #expect(folder.bytes(".obelus-baseline.json") == bytes)
        // Lines that move change nothing.
        folder.write("First.\n\n" + old(3) + "Between.\n\n" + twice + "Last.\n", to: "b.txt")
        #expect(check("--baseline", ".obelus-baseline.json").output == "")
    }

    @Test func whatIsNotLookedAtIsKept() {
        folder.write(old(2) + "The the bridge.\n", to: "a.txt")
        folder.write(old(1), to: "sub/b.txt")
        _ = folder.run("baseline")
        folder.write(old(3) + "The the bridge.\n", to: "a.txt")
        folder.write(old(4), to: "sub/b.txt")
        #expect(folder.run("baseline", "sub").output == ".obelus-baseline.json: 7 findings in 2 files (3 added, 0 removed).\n")
        #expect(
            folder.run("baseline", "--select", "repetition").output
                == ".obelus-baseline.json: 7 findings in 2 files (0 added, 0 removed).\n")
        #expect(
            check("--baseline", ".obelus-baseline.json").output
                == "a.txt:5:20: warning: There is a space before “,” [spaces/before-punctuation]\n")
        // Seen from another folder, it is the same.
        #expect(folder.shell("cd sub && $OBELUS check --baseline ../.obelus-baseline.json").status == 0)
        // A rule that does not run is not missed, and neither is a file that nobody asks for.
        folder.write("Nothing.\n", to: "a.txt")
        #expect(check("--baseline", ".obelus-baseline.json", "--select", "quotes").status == 0)
        #expect(check("--baseline", ".obelus-baseline.json", "sub").status == 0)
        #expect(check("--baseline", ".obelus-baseline.json").output.split(separator: "\n").count == 3)
        #expect(folder.shell("rm a.txt; $OBELUS check --baseline .obelus-baseline.json sub").status == 0)
        #expect(check("--baseline", ".obelus-baseline.json").output.split(separator: "\n").count == 3)
    }

    @Test func fixLeavesWhatIsKnown() {
        folder.write(old(1), to: "a.txt")
        _ = folder.run("baseline")
        folder.write(old(1) + "A new one , here.\n", to: "a.txt")
        let result = folder.run("fix", "--baseline", ".obelus-baseline.json", "a.txt")
        #expect(result.status == 0)
        #expect(folder.text("a.txt") == old(1) + "A new one, here.\n")
        _ = folder.run("fix", "a.txt")
        #expect(!folder.text("a.txt").contains(" ,"))
    }

    @Test(arguments: [
        ("", "b.json:1: "), ("[]", "b.json:1: is not a baseline; “obelus baseline” writes one"),
        (#"{"version":7,"findings":[]}"#, "b.json:1: is a baseline of version 7; this Obelus reads version 1"),
        (#"{"version":1,"findings":[{"path":"a"}]}"#, "b.json:1: entry 1 is not one that “obelus baseline” writes"),
    ])
    func aBrokenBaselineIsSaid(_ text: String, _ message: String) {
        folder.write(old(1), to: "a.txt")
        folder.write(text, to: "b.json")
        for command in ["check", "baseline"] {
            let result = folder.run(command, "--baseline", "b.json", "a.txt")
            #expect(result.status == 2)
            #expect(result.errors.hasPrefix("obelus: " + message), "\(result)")
        }
        #expect(folder.text("b.json") == text)
    }

    @Test func aMissingBaselineIsSaid() {
        folder.write("baseline: no.json\n", to: ".obelus.yml")
        folder.write(old(1), to: "a.txt")
        let result = check("a.txt")
        #expect(result.status == 2)
        #expect(result.errors == "obelus: .obelus.yml:1: “baseline”: no.json: no such file or folder; check the spelling\n")
        #expect(check("a.txt", "--no-baseline").status == 1)
    }

    @Test func aBaselineOutsideOfTheRepositoryIsNotRead() {
        _ = folder.shell("mkdir -p in/.git")
        folder.write("baseline: ../b.json\n", to: "in/.obelus.yml")
        folder.write(old(1), to: "in/a.txt")
        let result = folder.run("check", "in")
        #expect(result.status == 2)
        #expect(result.errors.contains("“baseline”: b.json is outside of in"), "\(result)")
    }

    @Test func recordsAreInABaselineToo() {
        let record = "{\"text\":\"He said , hello \\u201cto\\u201d me.\"}\n"
        folder.write(record + record, to: "a.jsonl")
        _ = folder.run("baseline")
        #expect(check("--baseline", ".obelus-baseline.json").output == "")
        folder.write(record + record + record, to: "a.jsonl")
        #expect(check("--baseline", ".obelus-baseline.json").output.hasPrefix("a.jsonl:3:"))
    }

    // MARK: Side files

    @Test func aSideFileSuppresses() {
        folder.write("One , two.\n\nThree , four.\n\nThe the bridge.\n", to: "a.txt")
        let lines = folder.run("check", "a.txt", "--format", "jsonl").output.split(separator: "\n")
        let fingerprint = lines[0].split(separator: "\"fingerprint\":\"")[1].prefix(16)
        folder.write(
            "# For the letters.\n\n\(fingerprint) spaces/before-punctuation: as printed\nrepetition: also\n", to: "a.txt.obelus-ignore")
        #expect(check("a.txt").output == "a.txt:3:6: warning: There is a space before “,” [spaces/before-punctuation]\n")
        #expect(
            folder.run("check", "-", "--stdin-filename", "a.txt", "--format", "gcc", input: folder.text("a.txt")).output
                == check("a.txt").output)
        // In a folder it is no text.
        #expect(
            check(".").output == check("a.txt").output.replacing("a.txt", with: "./a.txt") || check(".").output == check("a.txt").output)
        folder.write("One, two.\n\nThree, four.\n", to: "a.txt")
        #expect(
            check("a.txt").output == """
                a.txt.obelus-ignore:3:1: warning: The text no longer has this finding; the entry can be removed [suppressions/unused]
                a.txt.obelus-ignore:4:1: warning: This suppresses nothing of “repetition” [suppressions/unused]

                """)
    }

    // MARK: Since

    @Test func onlyChangedLinesCount() {
        folder.write(old(3), to: "a.txt")
        folder.write(old(1), to: "é ü.txt")
        makeRepository()
        #expect(check("--since", "HEAD").status == 0)
        folder.write(old(2) + "A new , line.\n" + old(1, from: 2), to: "a.txt")
        folder.write("New , file.\n", to: "b.txt")
        folder.write("Add , ed.\n" + old(1), to: "é ü.txt")
        #expect(
            check("--since", "HEAD").output == """
                a.txt:5:6: warning: There is a space before “,” [spaces/before-punctuation]
                b.txt:1:4: warning: There is a space before “,” [spaces/before-punctuation]
                é ü.txt:1:4: warning: There is a space before “,” [spaces/before-punctuation]

                """)
        // Committed or not, and from a folder below or elsewhere.
        _ = folder.shell("git add -A && git commit -qm second")
        #expect(check("--since", "HEAD").status == 0)
        #expect(check("--since", "HEAD~1").output.split(separator: "\n").count == 3)
        #expect(folder.shell("cd / && $OBELUS check --since HEAD~1 \(folder.path) --format gcc").output.split(separator: "\n").count == 3)
        // What a branch did, not what has happened elsewhere since.
        _ = folder.shell("git checkout -qb side HEAD~1 && git checkout -q -")
        #expect(check("--since", "side").output.split(separator: "\n").count == 3)
        _ = folder.shell("git checkout -q side")
        #expect(check("--since", "master", "--since", "HEAD").status == 0)
    }

    @Test func fixesOfOldLinesWait() {
        folder.write("Old , line one.\n\nOld , line two.\n", to: "a.txt")
        makeRepository()
        folder.write("Old , line one.\n\nThe new , line ,here and “so , on ”.\n\nOld , line two.\n", to: "a.txt")
        _ = folder.run("fix", "--since", "HEAD", "a.txt")
        #expect(folder.text("a.txt") == "Old , line one.\n\nThe new, line, here and “so, on”.\n\nOld , line two.\n")
    }

    @Test func whatGitCannotSayIsAnError() {
        folder.write(old(1), to: "a.txt")
        let outside = check("--since", "HEAD", "a.txt")
        #expect(outside.status == 2)
        #expect(outside.errors == "obelus: a.txt: is not in a git repository, which --since needs\n")
        makeRepository()
        for revision in ["nonsense", "--output=x", "-h", ";ls", "$(touch x)"] {
            let result = folder.run("check", "--since=" + revision, "a.txt")
            #expect(result.status == 2)
            #expect(result.errors.contains("“\(revision)” is not a revision of the repository"), "\(result)")
        }
        #expect(folder.bytes("x") == [])
        let result = folder.shell("PATH=/nonexistent \"$OBELUS\" check --since HEAD a.txt")
        #expect(result.status == 2)
        #expect(result.errors.hasPrefix("obelus: git: cannot be run: "))
    }

    // MARK: Suppressing what is found

    @Test func commentsAndSideFilesAreWritten() {
        folder.write("# One , two\n\nThe the bridge.\n", to: "a.md")
        folder.write("One , two.\n\nOne , two.\n", to: "b.txt")
        folder.write("Clean.\n", to: "c.txt")
        let result = folder.run("check", "--add-ignore", "--reason", "as printed")
        #expect(result.status == 0)
        #expect(result.output == "Suppressed 4 findings.\n", "\(result)")
        #expect(
            folder.text("a.md") == """
                # One , two <!-- obelus-ignore spaces/before-punctuation: as printed -->

                <!-- obelus-ignore repetition/doubled-word: as printed -->
                The the bridge.

                """)
        #expect(folder.text("b.txt") == "One , two.\n\nOne , two.\n")
        #expect(folder.text("b.txt.obelus-ignore").split(separator: "\n").count == 2)
        #expect(folder.text("b.txt.obelus-ignore").hasSuffix("-2 spaces/before-punctuation: as printed\n"))
        #expect(check().output == "")
        // Once is enough, and what comes later is added.
        #expect(folder.run("check", "--add-ignore").output == "Suppressed 0 findings.\n")
        folder.write("One , two.\n\nThree , four.\n\nOne , two.\n", to: "b.txt")
        #expect(folder.run("check", "--add-ignore").output == "Suppressed 1 finding.\n")
        #expect(folder.text("b.txt.obelus-ignore").split(separator: "\n").count == 3)
        #expect(check().output == "")
    }

    @Test func aReasonThatWouldEndTheCommentIsRefused() {
        folder.write("One , two.\n", to: "a.md")
        #expect(folder.run("check", "--add-ignore", "--reason", "a --> b", "a.md").status == 2)
        #expect(folder.run("check", "--reason", "a", "a.md").status == 2)
        #expect(folder.run("check", "--add-ignore", "-", input: "One , two.\n").status == 2)
        #expect(folder.text("a.md") == "One , two.\n")
    }

    // MARK: Configuration

    @Test(arguments: [
        ("0.1.0", true), (">=0.1", true), (">=0.1, <1", true), ("<0.1", false), (">0.1.0", false), ("==0.2", false),
        (">=0.0.9,<=0.1.0", true),
    ])
    func aVersionCanBeRequired(_ requirement: String, _ isMet: Bool) {
        folder.write("Clean.\n", to: "a.txt")
        folder.write("required-version: \"\(requirement)\"\n\(isMet ? "" : "from-the-future: 1\n")", to: ".obelus.yml")
        let result = check("a.txt")
        #expect(result.status == (isMet ? 0 : 2))
        let message = "obelus: .obelus.yml:1: needs Obelus \(requirement), and this is 0.1.0; install a version that matches\n"
        #expect(result.errors == (isMet ? "" : message))
    }

    @Test func aRequirementThatIsNoneIsSaid() {
        folder.write("required-version: latest\n", to: ".obelus.yml")
        #expect(check("-").errors == "obelus: .obelus.yml:1: “required-version” must be a version such as “0.1.0” or “>=0.1, <1”\n")
    }

    @Test func patternsOfFormatsFindFiles() {
        folder.write("formats:\n  '*.mdx': markdown\n  notes/: markdown\n  '*.rst': plain\n", to: ".obelus.yml")
        for name in ["a.mdx", "notes/b.txt", "notes/c.adoc", "d.rst", "e.adoc"] { folder.write("One , `two , three`.\n", to: name) }
        #expect(
            check().output == """
                a.mdx:1:4: warning: There is a space before “,” [spaces/before-punctuation]
                d.rst:1:4: warning: There is a space before “,” [spaces/before-punctuation]
                notes/b.txt:1:4: warning: There is a space before “,” [spaces/before-punctuation]
                notes/c.adoc:1:4: warning: There is a space before “,” [spaces/before-punctuation]

                """)
        #expect(check("a.mdx").status == 1)
        #expect(check("e.adoc").status == 2)
        #expect(folder.run("config", "a.mdx").output.contains("format: markdown"))
    }

    @Test func aFolderOfCardsIsInherited() {
        folder.write("extends: [base.yml, ../cards]\n", to: "content/.obelus.yml")
        folder.write("language: en\n", to: "content/base.yml")
        folder.write("write,not\ncity council,town council\n", to: "cards/house/terms.csv")
        folder.write("The town council met.\n", to: "content/a.txt")
        _ = folder.shell("mkdir .git")
        let result = check("content")
        #expect(result.output.contains("[house/terms]"), "\(result)")
        // Not outside of the repository.
        _ = folder.shell("rmdir .git; mkdir content/.git")
        #expect(check("content").errors.contains("“extends”: cards is outside of content"), "\(check("content"))")
    }

    @Test func theSchemaHoldsWhatIsRead() {
        let schema = folder.run("config", "--schema").output
        for key in [
            "language", "source-language", "presets", "quotes", "paragraphs", "rules", "rule-paths", "baseline", "formats", "exclude",
            "overrides", "extends", "required-version",
        ] {
            #expect(schema.contains("\"\(key)\":{\"description\":"), "\(key)")
        }
        #expect(schema.contains("\"quotes/split\":{\"description\":"))
        #expect(schema.contains("\"enum\":[\"locale\",\"curly\",\"straight\",\"keep\"]"))
    }

    @Test func commentsOfHTMLSuppress() {
        folder.write(
            """
            <!-- obelus-ignore-start repetition -->
            <p>One , two.</p>
            <p>The the bridge.</p>
            <!-- obelus-ignore-end -->
            <!-- obelus-ignore spaces: as sent -->
            <p>Three , four.</p>
            <p>Five , six. <!-- obelus-ignore spaces --></p>
            <p>Seven , eight. The the road.</p>
            <script>// <!-- obelus-ignore-file -->
            </script>
            <!-- obelus-ignore quotes/split -->

            """, to: "a.html")
        #expect(
            check("a.html").output == """
                a.html:2:7: warning: There is a space before “,” [spaces/before-punctuation]
                a.html:8:9: warning: There is a space before “,” [spaces/before-punctuation]
                a.html:8:19: error: “The” is repeated [repetition/doubled-word]
                a.html:8:32: warning: This suppresses nothing of “quotes/split” [suppressions/unused]

                """)
        _ = folder.run("fix", "a.html")
        #expect(folder.text("a.html").contains("<p>Three , four.</p>"))
        #expect(folder.text("a.html").contains("<p>One, two.</p>"))
        #expect(folder.run("check", "--add-ignore", "a.html").output == "Suppressed 1 finding.\n")
    }

    @Test func theQuotationMarksOfALineAreExplained() {
        folder.write("She said “no ” and ‘yes’.\n\n“We go.\n\nNothing here.\n", to: "a.txt")
        let line = folder.run("explain", "a.txt:1")
        #expect(line.status == 0)
        #expect(
            line.output.hasPrefix(
                "a.txt:1, read as en:\n  She said “no ” and ‘yes’.\n\n  1:10 “  opens a quotation, closed at 1:14; certainty "), "\(line)")
        #expect(line.output.contains("; second best: "))
        #expect(folder.run("explain", "a.txt:3").output.contains("3:1 “  opens a quotation, never closed"))
        #expect(folder.run("explain", "a.txt:5").output == "Line 5 has no quotation marks in its text.\n")
        #expect(folder.run("explain", "a.txt:50").status == 2)
        #expect(folder.run("explain", "b.txt:5").errors.contains("unknown rule “b.txt:5”"))
    }
}
