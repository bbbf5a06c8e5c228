import Platform
import Testing

@testable import obelus

/// What is left of a file, besides its text, when it is fixed; and what is left beside it.
@Suite struct KeptFilesTests {
    private let folder = Workspace()
    private static let broken = CheckTests.broken

    private func exists(_ name: String) -> Bool { access(folder.path + "/" + name, F_OK) == 0 }

    // MARK: Temporary files

    /// As a run leaves it that is killed: nobody has it locked.
    @Test func whatAKilledRunLeftIsRemovedAndTold() {
        folder.write(Self.broken, to: "a.txt")
        folder.write("half", to: ".obelus-a1B2c3")
        folder.write("half", to: "sub/.obelus-XyZ012")
        folder.write(CheckTests.fixed, to: "sub/b.txt")
        // Not ours by their names.
        for name in [".obelus-abc", ".obelus-abcdefg", ".obelus-ab.def", "obelus-abcdef", ".obelus.yml~"] { folder.write("mine", to: name) }
        #expect(folder.run("check", ".").errors == "")
        #expect(folder.run("fix", "--diff", ".").status == 1)
        #expect(exists(".obelus-a1B2c3"))
        let result = folder.run("fix", "-q", "a.txt")
        #expect(result.errors == "obelus: \(folder.path): removed 1 temporary file of a run that was interrupted\n")
        #expect(!exists(".obelus-a1B2c3") && exists("sub/.obelus-XyZ012"))
        #expect(folder.run("fix", "-q", ".").errors == "obelus: sub: removed 1 temporary file of a run that was interrupted\n")
        for name in [".obelus-abc", ".obelus-abcdefg", ".obelus-ab.def", "obelus-abcdef", ".obelus.yml~"] {
            #expect(exists(name), "\(name)")
        }
    }

    /// Another run is about to finish it.
    @Test func whatIsInTheMakingStays() throws {
        folder.write(Self.broken, to: "a.txt")
        let file = try TemporaryFile.create(beside: folder.path + "/a.txt").get()
        #expect(folder.run("fix", "-q", "a.txt").errors == "")
        #expect(access(file.path, F_OK) == 0)
        // Its lock goes with whoever had it.
        #expect(write(file.descriptor, "x", 1) == 1)
        close(file.descriptor)
        #expect(folder.run("fix", "-q", "a.txt").errors.contains("removed 1 temporary file"))
        #expect(access(file.path, F_OK) != 0)
    }

    @Test func linksAndFoldersAreNotRemoved() {
        folder.write(Self.broken, to: "a.txt")
        _ = folder.shell("ln -s a.txt .obelus-linked; mkdir .obelus-folder; mkfifo .obelus-pipes0; ln a.txt .obelus-second; cp a.txt b.txt")
        #expect(folder.run("fix", "-q", "b.txt").errors == "")
        #expect(folder.shell("ls -Ad .obelus-??????").output.split(separator: "\n").count == 4)
    }

    // MARK: Limits

    /// A temporary file may not grow as far as its text: `ulimit -f` counts blocks of 512 or 1,024 bytes.
    @Test func aLimitOfSizesIsTold() {
        folder.write(String(repeating: Self.broken, count: 2000), to: "a.txt")
        let before = folder.bytes("a.txt")
        folder.write(Self.broken, to: "b.txt")
        let result = folder.shell("ulimit -f 8; $OBELUS fix -q .")
        #expect(result.status == 2)
        #expect(result.errors == "obelus: a.txt: cannot be written: file too large\n")
        #expect(folder.bytes("a.txt") == before)
        #expect(folder.text("b.txt") == CheckTests.fixed)
        #expect(folder.shell("ls -A | grep obelus-").output == "")
    }

    @Test(arguments: [8, 12, 20, 40]) func fewFilesMayBeOpen(_ most: Int) {
        for index in 100..<300 { folder.write(Self.broken, to: "t\(index).txt") }
        let result = folder.shell("ulimit -n \(most); $OBELUS fix -q --jobs 8 .")
        #expect(result.status == 0)
        #expect(result.errors == "")
        #expect(folder.shell("grep -L 'act,” said' t*.txt; ls -A | grep obelus-").output == "")
    }

    // MARK: What a file is

    @Test func aFileWithTwoNamesIsLeftAlone() {
        folder.write(Self.broken, to: "a.txt")
        _ = folder.shell("ln a.txt b.txt")
        let result = folder.run("fix", "-q", "a.txt")
        #expect(result.status == 2)
        #expect(result.errors.hasPrefix("obelus: a.txt: has 2 names (hard links)"))
        #expect(folder.text("a.txt") == Self.broken && folder.text("b.txt") == Self.broken)
        // Where nothing is to be fixed, nothing is said.
        _ = folder.shell("printf 'Good.\\n' > a.txt")
        #expect(folder.run("fix", "-q", "a.txt").status == 0)
    }

    @Test func extendedAttributesStay() {
        folder.write(Self.broken, to: "a.txt")
        let name = "user.obelus.test"
        // Not every file system of a test machine has them, nor every machine a program to ask for them.
        let set = folder.shell("python3 -c \"import os; os.setxattr('a.txt', '\(name)', bytes([0, 255, 65]))\" && echo set")
        guard set.output == "set\n" else { return }
        #expect(folder.run("fix", "-q", "a.txt").status == 0)
        #expect(folder.text("a.txt") == CheckTests.fixed)
        #expect(folder.shell("python3 -c \"import os; print(list(os.getxattr('a.txt', '\(name)')))\"").output == "[0, 255, 65]\n")
    }

    /// Only the superuser can make a file of somebody else's.
    @Test func aFileKeepsItsOwnerOrIsLeftAlone() {
        guard geteuid() == 0 else { return }
        folder.write(Self.broken, to: "a.txt")
        folder.write(Self.broken, to: "b.txt")
        let result = folder.shell(
            "chmod 777 .; chown 1:2 a.txt; chmod 6666 a.txt; chmod 666 b.txt; $OBELUS fix -q a.txt; stat -c '%u:%g %a' a.txt; "
                + "setpriv --reuid 65534 --regid 65534 --clear-groups $OBELUS fix -q b.txt; stat -c '%u:%g %a' b.txt; cat b.txt")
        guard !result.errors.contains("setpriv") else { return }
        #expect(result.output == "1:2 6666\n0:0 666\n\(Self.broken)")
        #expect(result.errors.contains("b.txt: belongs to a user or group that a new file in its place would not"))
    }

    // MARK: Names

    @Test func namesNeedNotBeUTF8() {
        let names: [[UInt8]] = [[0x63, 0x61, 0x66, 0xE9], [0x63, 0x61, 0x66, 0xEF, 0xBF, 0xBD], Array("é".utf8), Array("e\u{301}".utf8)]
        for name in names { folder.write(Self.broken, to: String(systemPath: name + Array(".txt".utf8))) }
        let cafe = String(systemPath: [0x63, 0x61, 0x66, 0xE9] + Array(".txt".utf8))
        let listed = folder.run("check", "--format", "gcc", ".").output.split(separator: "\n")
        #expect(listed.count == 4)
        #expect(listed.count { $0.hasPrefix("caf\\xE9.txt:1:") } == 1)
        // The one that is named, and not the one beside it.
        #expect(folder.run("fix", "-q", cafe).status == 0)
        #expect(folder.text(cafe) == CheckTests.fixed)
        #expect(folder.text("caf\u{FFFD}.txt") == Self.broken)
        #expect(folder.run("fix", "-q", ".").status == 0)
        for name in names { #expect(folder.text(String(systemPath: name + Array(".txt".utf8))) == CheckTests.fixed) }
    }

    @Test func aListNamesThemByteForByte() {
        let name = String(systemPath: [0xFF, 0x2E, 0x74, 0x78, 0x74])
        folder.write(Self.broken, to: name)
        folder.write([0xFF, 0x2E, 0x74, 0x78, 0x74, 0x0A], to: "list")
        let result = folder.run("fix", "-q", "@list")
        #expect(result.errors == "")
        #expect(folder.text(name) == CheckTests.fixed)
    }

    @Test func aFolderNeedNotBeUTF8() {
        let sub = String(systemPath: [0x73, 0xFF])
        #expect(sub.withSystemPath { makeFolder($0) } == 0)
        folder.write("quotes: straight\n", to: sub + "/.obelus.yml")
        folder.write("She said “yes”.\n", to: sub + "/a.txt")
        let result = folder.run("check", "--format", "gcc", ".")
        #expect(result.output.hasPrefix("s\\xFF/a.txt:1:"))
        #expect(result.output.contains("straight-style"))
        #expect(folder.run("fix", "-q", sub).status == 0)
        #expect(folder.text(sub + "/a.txt") == "She said \"yes\".\n")
        #expect(folder.run("check", sub + "/missing.txt").errors.contains("s\\xFF/missing.txt: no such file"))
    }

    private func makeFolder(_ name: UnsafePointer<CChar>) -> CInt {
        let parent = open(folder.path, O_RDONLY)
        defer { close(parent) }
        return mkdirat(parent, name, 0o755)
    }
}
