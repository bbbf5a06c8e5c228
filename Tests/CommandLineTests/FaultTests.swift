import Platform
import Testing

/// What goes wrong around a run: calls of the system that fail, other programs, and the run's own end in the middle of it. Whatever it is, each file
/// is afterwards the old one or the new one, and what is not done is told.
///
/// `scripts/faults` does the same for hours.
@Suite struct FaultTests {
    private let folder = Workspace()
    private static let broken = CheckTests.broken
    private static let fixed = CheckTests.fixed

    /// A library that makes a call fail, built beside the test; nil where there is no compiler for it, or no such libraries.
    private func library() -> String? {
        #if os(Linux)
        let source =
            #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/") + "/Faults/faults.c"
        let result = folder.shell(
            "for c in clang cc gcc; do $c -shared -fPIC -o .faults.so '\(source)' -ldl 2>/dev/null && echo built && break; done")
        return result.output == "built\n" ? folder.path + "/.faults.so" : nil
        #else
        return nil
        #endif
    }

    /// The calls, and what they may say: no space is left (28), an input or output error (5), no such file (2).
    private static let faults: [(call: String, error: Int32, most: Int)] = [
        ("write", ENOSPC, 4), ("write", EIO, 3), ("short", ENOSPC, 3), ("fsync", EIO, 4), ("rename", EIO, 4), ("mkostemp", ENOSPC, 3),
        ("read", EIO, 8),
        ("open", EIO, 10), ("open", EMFILE, 4), ("fchmod", EIO, 3), ("flock", ENOLCK, 3), ("listxattr", EIO, 2), ("stat", EIO, 12),
        ("lstat", EIO, 6),
        ("fstat", EIO, 24), ("opendir", EIO, 4), ("readdir", EIO, 9), ("unlink", EIO, 2),
    ]

    @Test(arguments: faults.indices) func aCallThatFailsHarmsNothing(_ index: Int) throws {
        guard let library = library() else { return }
        let fault = Self.faults[index]
        let names = ["a.txt", "b.txt", "sub/c.txt"]
        for number in 1...fault.most {
            for name in names { folder.write(Self.broken, to: name) }
            folder.write("Good.\n", to: "good.txt")
            let result = folder.shell(
                "rm -f .mark; LD_PRELOAD='\(library)' FAULT=\(fault.call) FAULT_AT=\(number) FAULT_ERROR=\(fault.error) FAULT_MARK=.mark "
                    + "$OBELUS fix -q --jobs 1 .")
            let place: Comment = "\(fault.call) \(number): \(result.status) \(result.errors)"
            let texts = names.map { folder.text($0) }
            #expect(texts.allSatisfy { $0 == Self.broken || $0 == Self.fixed }, place)
            #expect(folder.text("good.txt") == "Good.\n", place)
            #expect([0, 2].contains(result.status), place)
            if result.status == 0 {
                #expect(texts.allSatisfy { $0 == Self.fixed }, place)
            } else {
                #expect(result.errors.hasPrefix("obelus: "), place)
            }
            if fault.call != "unlink" { #expect(folder.shell("ls -A . sub | grep obelus-").output == "", place) }
            #expect(folder.shell("$OBELUS fix -q .").status == 0, place)
            #expect(names.allSatisfy { folder.text($0) == Self.fixed }, place)
        }
    }

    /// Wherever it is that the run ends, the next one makes good for it.
    @Test func aKilledRunLeavesWholeFiles() {
        for index in 100..<400 { folder.write(Self.broken, to: "t\(index).txt") }
        var wereKilled = 0
        for delay in stride(from: 0.02, to: 1.5, by: 0.04) where wereKilled < 6 {
            let status = folder.shell(
                "for f in t*.txt; do printf '%s' '\(Self.broken)' > $f; done; $OBELUS fix -q . & sleep \(delay); kill -9 $! && wait $!"
            ).status
            guard status == 128 + SIGKILL else { continue }
            wereKilled += 1
            #expect(Int(folder.shell("cat t*.txt | sort | uniq | wc -l").output.filter(\.isNumber)).map { (1...2).contains($0) } == true)
            #expect(folder.shell("grep -Lx -e '\(Self.broken.dropLast())' -e '\(Self.fixed.dropLast())' t*.txt").output == "")
            let next = folder.shell("$OBELUS fix -q .")
            #expect(next.status == 0)
            #expect(folder.shell("ls -A | grep obelus-").output == "")
        }
        #expect(wereKilled > 0)
    }

    @Test func twoRunsAtOnceLeaveWholeFiles() {
        for index in 100..<300 { folder.write(Self.broken, to: "t\(index).txt") }
        let result = folder.shell("$OBELUS fix -q . & $OBELUS fix -q . ; first=$?; wait $!; echo $first $?")
        // Who comes second says so, and changes nothing.
        #expect(result.output.split(separator: " ").allSatisfy { $0.first == "0" || $0.first == "2" }, "\(result.output)")
        #expect(result.errors.split(separator: "\n").allSatisfy { $0.hasSuffix("run the command again") }, "\(result.errors.prefix(300))")
        #expect(folder.shell("grep -Lx '\(Self.fixed.dropLast())' t*.txt; ls -A | grep obelus-").output == "")
    }

    /// Another program writes, cuts, replaces and removes the files all the while.
    @Test func filesThatChangeMeanwhileAreNobodysLoss() {
        let line = Self.broken
        for index in 100..<140 { folder.write(line, to: "t\(index).txt") }
        let result = folder.shell(
            """
            for round in 1 2 3 4 5 6 7 8; do $OBELUS fix -q . >/dev/null 2>>.told; echo $? >> .statuses; done &
            for round in 1 2 3 4 5 6; do for f in t*.txt; do
                case $round in
                1|4) printf '%s' '\(line)' >> $f;;
                2) : > $f; printf '%s' '\(line)' > $f;;
                3) printf '%s' '\(line)' > .new; mv .new $f;;
                5) rm $f; printf '%s' '\(line)' > $f;;
                6) printf '%s%s' '\(line)' '\(line)' > $f;;
                esac
            done; done; wait
            $OBELUS fix -q .; echo last $?
            """)
        #expect(result.output == "last 0\n", "\(result.errors)")
        // What came last is there, and nothing else.
        let wanted = Self.fixed + Self.fixed
        for index in 100..<140 { #expect(folder.text("t\(index).txt") == wanted) }
        #expect(folder.text(".statuses").split(separator: "\n").allSatisfy { $0 == "0" || $0 == "1" || $0 == "2" })
        #expect(folder.shell("ls -A | grep obelus-").output == "")
    }
}
