import Platform
import Testing

@Suite struct CheckTests {
    let folder = Workspace()

    static let broken = "“We will act, ”said the mayor.\n"
    static let fixed = "“We will act,” said the mayor.\n"

    @Test func cleanTextEndsWithZero() {
        folder.write(Self.fixed, to: "a.txt")
        let result = folder.run("check", "a.txt")
        #expect(result.status == 0)
        #expect(result.output == "Nothing found in 1 file.\n")
        #expect(result.errors == "")
    }

    @Test func aFindingEndsWithOne() {
        folder.write(Self.broken, to: "a.txt")
        let result = folder.run("check", "a.txt", "--format", "gcc")
        #expect(result.status == 1)
        #expect(result.output.hasPrefix("a.txt:1:16: warning: "))
        #expect(result.output.hasSuffix(" [quotes/space-before-closing]\n"))
    }

    @Test(arguments: [("error", 0), ("warning", 1), ("info", 1), ("never", 0)])
    func theLevelDecidesTheStatus(_ level: String, _ status: Int32) {
        folder.write(Self.broken, to: "a.txt")
        #expect(folder.run("check", "a.txt", "--fail-on", level).status == status)
    }

    @Test func standardInputIsRead() {
        let result = folder.run("check", "-", "--stdin-filename", "page.txt", "--format", "gcc", input: Self.broken)
        #expect(result.status == 1)
        #expect(result.output.hasPrefix("page.txt:1:16: "))
    }

    @Test func everyReportGoesToItsFile() {
        folder.write(Self.broken, to: "a.txt")
        let result = folder.run("check", "a.txt", "--format", "json=out.json", "--format", "gcc", "--format", "sarif=out.sarif")
        #expect(result.status == 1)
        #expect(result.output.hasPrefix("a.txt:1:16: "))
        #expect(folder.text("out.json").hasPrefix("{\"version\":1,\"findings\":[\n{\"path\":\"a.txt\","))
        #expect(folder.text("out.sarif").contains("\"ruleId\":\"quotes/space-before-closing\",\"level\":"))
        // Only rules that found something are described: all of them are a hundred kilobytes.
        #expect(folder.text("out.sarif").split(separator: "\"shortDescription\"").count == 2)
    }

    @Test func whatCannotBeReadIsSaidAndTheRestIsDone() {
        folder.write(Self.broken, to: "a.txt")
        let result = folder.run("check", "missing.txt", "a.txt", "--format", "gcc")
        #expect(result.status == 2)
        #expect(result.output.hasPrefix("a.txt:1:16: "))
        #expect(result.errors == "obelus: missing.txt: no such file or folder; check the spelling\n")
    }

    @Test(.enabled(if: geteuid() != 0, "nothing is unreadable to the superuser"))
    func anUnreadableFileIsSaid() {
        folder.write(Self.broken, to: "a.txt")
        chmod(folder.path + "/a.txt", 0)
        let result = folder.run("check", "a.txt")
        #expect(result.status == 2)
        #expect(result.errors.hasPrefix("obelus: a.txt: permission denied"))
    }

    @Test func foldersThatLeadIntoThemselvesAreReadOnce() {
        folder.write(Self.broken, to: "texts/a.txt")
        symlink(".", folder.path + "/texts/loop")
        symlink("nowhere", folder.path + "/texts/dangling.txt")
        let result = folder.run("check", "texts", "--format", "gcc")
        #expect(result.status == 1)
        #expect(result.output.split(separator: "\n").count == 1)
        #expect(result.errors == "")
    }

    @Test(
        arguments: [
            ([0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0], "is UTF-32, not UTF-8; convert it: iconv -f UTF-32 -t UTF-8 'a.txt'"),
            (
                [0x61, 0, 0x62, 0, 0x63, 0],
                "is UTF-16LE without a byte order mark, not UTF-8; convert it: iconv -f UTF-16LE -t UTF-8 'a.txt'"
            ),
            ([0x61, 0, 0, 0, 1, 2, 3], "contains NUL bytes"),
        ] as [([UInt8], String)])
    func otherEncodingsAreSaid(_ bytes: [UInt8], _ message: String) {
        folder.write(bytes, to: "a.txt")
        let result = folder.run("check", "a.txt")
        #expect(result.status == 2)
        #expect(result.errors.hasPrefix("obelus: a.txt: " + message))
    }

    @Test func whatIsNoTextInAFolderIsPassedOverWithAWord() {
        folder.write([0x61, 0, 0, 0, 1, 2, 3], to: "a.txt")
        folder.write("<!DOCTYPE html>\n<p>He said , no.</p>\n", to: "page.txt")
        let result = folder.run("check")
        #expect(result.status == 0)
        let lines = result.errors.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.first?.hasPrefix("obelus: a.txt: skipped: it ") == true)
        #expect(lines.last?.hasPrefix("obelus: page.txt: skipped: it is HTML") == true)
    }

    @Test func anEmptyFileIsClean() {
        folder.write("", to: "a.txt")
        #expect(folder.run("check", "a.txt").status == 0)
    }

    @Test func theOutputIsTheSameForAnyNumberOfThreads() {
        for index in 0..<200 {
            folder.write(index % 3 == 0 ? Self.fixed : Self.broken + "\(index)  x\n", to: "t\(index).txt")
        }
        let results = ["1", "2", "8"].map { folder.run("check", "--jobs", $0, "--statistics") }
        #expect(results[0].output.contains("t199.txt:1:14: warning: "))
        #expect(results[1].output == results[0].output)
        #expect(results[2].output == results[0].output)
    }

    @Test func whatIsFoundDoesNotDependOnTheOrderOfFiles() {
        let names = (0..<40).map { "t\($0).txt" }
        for (index, name) in names.enumerated() { folder.write(Self.broken + "\(index)  x , y\nDie Tür , das Haus.\n", to: name) }
        let results = [names, names.reversed(), names.sorted()].map { folder.run(["check", "--format", "gcc", "--jobs", "3"] + $0) }
        #expect(results[0].output.split(separator: "\n").count > 80)
        #expect(results[1].output == results[0].output && results[2].output == results[0].output)
    }

    @Test func aReaderThatGoesAwayIsAnEnd() {
        for index in 0..<400 { folder.write(String(repeating: Self.broken + "\n", count: 20), to: "t\(index).txt") }
        let result = folder.shell("{ \"$OBELUS\" check; echo $? > status; } | head -n 1")
        #expect(result.errors == "")
        #expect(["0\n", "1\n"].contains(folder.text("status")))
    }

    @Test func statisticsCountRules() {
        folder.write(Self.broken, to: "a.txt")
        #expect(folder.run("check", "a.txt", "--statistics").output.hasSuffix("\n1  quotes/space-before-closing\n"))
    }

    @Test func colourIsThereWhenAsked() {
        folder.write(Self.broken, to: "a.txt")
        #expect(folder.run("check", "a.txt", "--color", "always").output.contains("\u{1B}["))
        #expect(!folder.run("check", "a.txt").output.contains("\u{1B}["))
    }

    @Test func selectedRulesAloneRun() {
        folder.write(Self.broken, to: "a.txt")
        #expect(folder.run("check", "a.txt", "--select", "spaces").status == 0)
        #expect(folder.run("check", "a.txt", "--select", "quotes/*").status == 1)
        #expect(folder.run("check", "a.txt", "--ignore", "quotes/space-before-closing").status == 0)
    }
}
