import TestSupport
import Testing

@testable import Reporting

@Suite struct UnifiedDiffTests {
    @Test func theSameIsNoDiff() {
        #expect(UnifiedDiff.of([1, 2], [1, 2], path: "a").isEmpty)
    }

    @Test func contextStandsAroundAChange() {
        let old = (1...20).map { "\($0)\n" }.joined()
        let new = old.replacing("10\n", with: "ten\n").replacing("12\n", with: "")
        #expect(
            Self.diff(old, new) == """
                --- a.txt
                +++ a.txt
                @@ -7,9 +7,8 @@
                 7
                 8
                 9
                -10
                +ten
                 11
                -12
                 13
                 14
                 15

                """)
    }

    @Test func aMissingLastLineEndIsSaid() {
        #expect(
            Self.diff("a\nb", "a\nb\n") == """
                --- a.txt
                +++ a.txt
                @@ -1,2 +1,2 @@
                 a
                -b
                \\ No newline at end of file
                +b

                """)
    }

    @Test func anEmptyFileHasNoLines() {
        #expect(Self.diff("", "a\n") == "--- a.txt\n+++ a.txt\n@@ -0,0 +1 @@\n+a\n")
        #expect(Self.diff("a\n", "") == "--- a.txt\n+++ a.txt\n@@ -1 +0,0 @@\n-a\n")
    }

    @Test func aNameWithASpaceEndsWithATab() {
        let diff = String(decoding: UnifiedDiff.of([0x61], [0x62], path: "a b"), as: UTF8.self)
        #expect(diff.hasPrefix("--- a b\t\n+++ a b\t\n"))
    }

    /// Putting the changes into the old lines gives the new ones.
    @Test(arguments: 0..<50)
    func theChangesMakeTheNewText(_ seed: Int) {
        var random = SplitMix(state: UInt64(seed))
        let alphabet = seed % 2 == 0 ? 4 : 40
        func lines() -> [[UInt8]] {
            (0..<Int(random.next() % 40)).map { _ in Array("\(random.next() % UInt64(alphabet))\n".utf8) }
        }
        let old = lines()
        var new = old
        for _ in 0..<5 where !new.isEmpty { new.remove(at: Int(random.next() % UInt64(new.count))) }
        for line in lines().prefix(5) { new.insert(line, at: Int(random.next() % UInt64(new.count + 1))) }
        let (oldBytes, newBytes) = (Array(old.joined()), Array(new.joined()))
        let diff = LineDiff(oldBytes, newBytes)
        var made: [UInt8] = []
        var position = 0
        for change in diff.changes {
            made += old[position..<change.old.lowerBound].joined()
            made += new[change.new].joined()
            position = change.old.upperBound
        }
        #expect(made + old[position...].joined() == newBytes)
    }

    private static func diff(_ old: String, _ new: String) -> String {
        String(decoding: UnifiedDiff.of(Array(old.utf8), Array(new.utf8), path: "a.txt"), as: UTF8.self)
    }
}
