import Linting
import Testing

@testable import Interchange

@Suite struct BaselineTests {
    private func entry(_ path: String, _ rule: String, _ fingerprint: String, _ text: String) throws -> Baseline.Entry {
        Baseline.Entry(path: path, rule: rule, fingerprint: try #require(Fingerprint(fingerprint)), text: text)
    }

    @Test func isReadAsItWasWritten() throws {
        let entries = [
            try entry("a/é \"x\"\n.md", "quotes/split", "0000000000000001", "”\n“"),
            try entry("a/é \"x\"\n.md", "quotes/split", "0000000000000001-2", "”\n“"),
            try entry("b.txt", "spaces/doubled", "0000000000000000", "  "),
        ]
        let bytes = Baseline([entries[2], entries[1], entries[0], entries[1]]).bytes
        #expect(try Baseline(reading: bytes).entries == entries)
        #expect(bytes.split(separator: 0x0A).count == 5)
        #expect(try Baseline(reading: Baseline().bytes).entries == [])
    }

    @Test func longTextsAreCut() throws {
        let long = String(repeating: "漢", count: 200)
        let read = try Baseline(reading: Baseline([try entry("a", "b/c", "0000000000000001", long)]).bytes)
        #expect(read.entries[0].text == String(repeating: "漢", count: 79) + "…")
    }

    @Test func placesAreLines() throws {
        let entries = [
            try entry("a", "b/c", "0000000000000001", "x"), try entry("a", "b/c", "0000000000000001-2", "x"),
            try entry("b", "b/c", "0000000000000001", "x"),
        ]
        let bytes = Baseline(entries).bytes
        let lines = try Baseline(reading: bytes).places(in: bytes).map { String(decoding: bytes[$0], as: UTF8.self) }
        #expect(lines.map { $0.contains("\"path\":\"a\"") } == [true, true, false])
        #expect(lines[1].contains("0000000000000001-2"))
        #expect(lines.allSatisfy { $0.hasPrefix("{") })
    }
}
