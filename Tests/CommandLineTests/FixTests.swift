import Platform
import Testing

@testable import obelus

@Suite struct FixTests {
    let folder = Workspace()

    @Test func aFileIsFixedInPlaceAndStaysFixed() {
        folder.write(CheckTests.broken, to: "a.txt")
        let first = folder.run("fix", "a.txt")
        #expect(first.status == 0)
        #expect(first.output == "Fixed 1 place in 1 file. Nothing left to report in 1 file.\n")
        #expect(folder.text("a.txt") == CheckTests.fixed)
        let second = folder.run("fix", "a.txt")
        #expect(second.output == "Nothing found in 1 file.\n")
        #expect(folder.text("a.txt") == CheckTests.fixed)
    }

    @Test func aDiffChangesNothing() {
        folder.write(CheckTests.broken, to: "a.txt")
        let result = folder.run("fix", "--diff", "a.txt")
        #expect(result.status == 1)
        #expect(result.errors == "obelus: would fix 1 place in 1 file\n")
        #expect(
            result.output
                == "--- a.txt\n+++ a.txt\n@@ -1 +1 @@\n-\(CheckTests.broken)+\(CheckTests.fixed)")
        #expect(folder.text("a.txt") == CheckTests.broken)
        folder.write(CheckTests.fixed, to: "a.txt")
        #expect(folder.run("fix", "--diff", "a.txt").status == 0)
    }

    @Test func aDiffIsWhatGitApplies() {
        folder.write("One.\n\n\(CheckTests.broken)\nTwo  three.", to: "a b.txt")
        let result = folder.shell(
            "\"$OBELUS\" fix --diff 'a b.txt' > d 2>/dev/null; git apply -p0 d && cp 'a b.txt' c.txt && \"$OBELUS\" fix --diff c.txt")
        #expect(result.status == 0)
        #expect(result.output == "")
    }

    @Test func standardInputGoesToStandardOutput() {
        let result = folder.run("fix", "-", input: CheckTests.broken)
        #expect(result.status == 0)
        #expect(result.output == CheckTests.fixed)
    }

    @Test func whatIsNotFixedIsReported() {
        folder.write(CheckTests.broken, to: "a.txt")
        let result = folder.run("fix", "a.txt", "--touch", "words")
        #expect(result.status == 1)
        #expect(folder.text("a.txt") == CheckTests.broken)
    }

    @Test func otherBytesStayAsTheyAre() {
        let start: [UInt8] = [0xEF, 0xBB, 0xBF, 0x43, 0x61, 0x66, 0xE9, 0x0D, 0x0A, 0x0D, 0x0A]
        folder.write(start + Array(CheckTests.broken.dropLast().utf8) + [0x0D, 0x0A], to: "a.txt")
        // 0xE9 alone is no UTF-8: it stays, and is a finding that is left.
        #expect(folder.run("fix", "a.txt").status == 1)
        #expect(folder.bytes("a.txt") == start + Array(CheckTests.fixed.dropLast().utf8) + [0x0D, 0x0A])
    }

    @Test func linksAndModesStay() {
        folder.write(CheckTests.broken, to: "real.txt")
        chmod(folder.path + "/real.txt", 0o640)
        symlink("real.txt", folder.path + "/link.txt")
        #expect(folder.run("fix", "link.txt").status == 0)
        #expect(folder.text("real.txt") == CheckTests.fixed)
        var status = stat()
        lstat(folder.path + "/link.txt", &status)
        #expect(status.st_mode & S_IFMT == S_IFLNK)
        stat(folder.path + "/real.txt", &status)
        #expect(status.st_mode & 0o7777 == 0o640)
        #expect(folder.shell("ls").output == "link.txt\nreal.txt\n")
    }

    @Test func aFileThatChangedMeanwhileIsLeftAlone() throws {
        let replacements = try ["a.txt", "b.txt", "c.txt", "d.txt"].map { name in
            folder.write(CheckTests.broken, to: name)
            let path = folder.path + "/" + name
            let identity = try FileContents.read(path, name: name).identity
            return Replacement(bytes: Array(CheckTests.fixed.utf8), path: path, name: name, identity: identity)
        }
        folder.write("Another text altogether.\n", to: "b.txt")
        unlink(folder.path + "/d.txt")
        let failures = AtomicReplacement.write(replacements).map { $0?.description }
        #expect(
            failures == [
                nil, "b.txt: was changed by another program in the meantime and was not fixed; run the command again", nil,
                "d.txt: no such file or folder; check the spelling",
            ])
        #expect(folder.text("a.txt") == CheckTests.fixed)
        #expect(folder.text("b.txt") == "Another text altogether.\n")
        #expect(folder.text("c.txt") == CheckTests.fixed)
        #expect(folder.shell("ls").output == "a.txt\nb.txt\nc.txt\n")
    }

    /// Files are replaced many at a time: what cannot be is told of the right file, in its place, and keeps no other from it.
    @Test(arguments: ["1", "3"]) func aFailureBelongsToItsFile(jobs: String) {
        // Its path is so long that no file beside it can be named.
        var deep = ""
        let length = 4090 - folder.path.utf8.count - "/t.txt".utf8.count
        while length - deep.utf8.count > 250 { deep += "/" + String(repeating: "d", count: 200) }
        deep += "/" + String(repeating: "d", count: length - deep.utf8.count - 1)
        let long = String(deep.dropFirst()) + "/t.txt"
        for index in 1...75 { folder.write(CheckTests.broken + "\nIt (was late.\n", to: "t\(100 + index).txt") }
        folder.write(CheckTests.broken, to: long)
        let result = folder.run("fix", "--jobs", jobs, "--format", "gcc", ".")
        #expect(result.status == 2)
        #expect(result.errors == "obelus: \(long): cannot create a temporary file in its folder: file name too long\n")
        #expect(folder.text(long) == CheckTests.broken)
        #expect(folder.shell("grep -L 'act,” said' t*.txt").output == "")
        let names = result.output.split(separator: "\n").compactMap { $0.split(separator: ":").first.map(String.init) }
        #expect(names == (1...75).map { "t\(100 + $0).txt" })
        #expect(folder.shell("ls | grep -c txt; ls -A | grep obelus").output == "75\n")
    }

    @Test(arguments: ["1", "3"]) func aFileWithTwoNamesIsFixedOnce(jobs: String) {
        folder.write(CheckTests.broken, to: "real.txt")
        symlink("real.txt", folder.path + "/link.txt")
        let result = folder.run("fix", "--jobs", jobs, ".")
        #expect(result.status == 0)
        #expect(result.errors == "")
        #expect(result.output == "Fixed 1 place in 1 file. Nothing left to report in 2 files.\n")
        #expect(folder.text("real.txt") == CheckTests.fixed)
    }

    /// The moment of the signal is as it comes; a temporary file that stays is a mistake at every one.
    @Test func aSignalLeavesWholeFilesAndNoOthers() {
        for index in 0..<200 { folder.write(CheckTests.broken, to: "t\(index).txt") }
        var wereEnded = 0
        for delay in stride(from: 0.05, to: 2, by: 0.05) where wereEnded < 4 {
            let status = folder.shell(
                "for f in t*.txt; do printf '%s' '\(CheckTests.broken)' > $f; done; \"$OBELUS\" fix -q . & sleep \(delay); kill $! && wait $!"
            ).status
            if status == 128 + SIGTERM { wereEnded += 1 }
            #expect(folder.shell("ls | grep -v 't[0-9]*.txt$'").output == "")
            #expect(folder.shell("cat t*.txt | sort | uniq | wc -l").output.contains { "12".contains($0) })
        }
        #expect(wereEnded > 0)
    }

    @Test func manyFilesAreFixedThoughNobodyReads() {
        for index in 0..<300 { folder.write(CheckTests.broken + "\nIt (was late.\n", to: "t\(index).txt") }
        _ = folder.shell("\"$OBELUS\" fix --format jsonl | true")
        #expect(folder.shell("grep -L 'act,” said' t*.txt").output == "")
    }

    @Test func closedStreamsDoNotEndUpInAFile() {
        folder.write(CheckTests.broken, to: "a.txt")
        _ = folder.shell("\"$OBELUS\" fix a.txt missing.txt <&- >&- 2>&-")
        #expect(folder.text("a.txt") == CheckTests.fixed)
    }

    @Test func aPipeCannotBeFixedInPlace() {
        let result = folder.shell("mkfifo pipe; printf 'It rained , then it stopped.\\n' > pipe & \"$OBELUS\" fix pipe")
        #expect(result.status == 2)
        #expect(result.errors == "obelus: pipe: is not a regular file; use “obelus fix -” with standard input\n")
    }

    @Test func aFullDiskIsSaid() {
        folder.write(CheckTests.broken, to: "a.txt")
        guard access("/dev/full", W_OK) == 0 else { return }
        let result = folder.shell("\"$OBELUS\" check a.txt > /dev/full")
        #expect(result.status == 2)
        #expect(result.errors == "obelus: standard output: cannot be written: no space left on device\n")
    }
}
