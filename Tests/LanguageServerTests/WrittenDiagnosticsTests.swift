import Interchange
import Linting
import Prose
import Testing

@testable import LanguageServer

@Suite struct WrittenDiagnosticsTests {
    /// What a client is told that knows all that can be told.
    private static let client = ClientCapabilities([
        "textDocument": ["publishDiagnostics": ["relatedInformation": true, "codeDescriptionSupport": true, "dataSupport": true]]
    ])

    private static func written(_ values: [Diagnostic]) -> [UInt8] { JSONValue.array(values.map { $0.json(for: client) }).bytes }

    private static func diagnostic(_ number: Int, _ message: String) throws -> Diagnostic {
        let range = Diagnostic.Range(startLine: number, startColumn: 1, endLine: number, endColumn: 3)
        let fix = Fix(title: "Write it", safety: .safe, touches: .marks, edits: [Edit(number..<number + 2, "x")])
        let finding = Finding(
            rule: "quotes/split", level: .warning, message: message, language: .english, range: number..<number + 2, fix: fix)
        let fingerprint = try #require(Fingerprint(number < 2 ? "00000000000000ff" : "00000000000000ff-\(number)"))
        return Diagnostic(
            range: range, finding: finding, fingerprint: fingerprint, link: "https://example.com",
            related: [Diagnostic.Related(range: range, message: "There")], edits: [Diagnostic.Change(range: range, text: "x")],
            uri: "file:///a.txt")
    }

    /// All that a client is told of a finding is looked at to see whether it is the same: each of these is written in another way.
    private static let changes: [@Sendable (inout Diagnostic) -> Void] = [
        { $0.range.startLine += 1 }, { $0.range.endColumn += 1 }, { $0.finding.level = .error }, { $0.finding.rule = "quotes/space" },
        { $0.finding.message += "!" }, { $0.finding.message = "e\u{301}" }, { $0.finding.fix = nil }, { $0.finding.fix?.title = "Other" },
        { $0.finding.fix?.safety = .unsafe }, { $0.link = nil }, { $0.link = "https://example.org" }, { $0.related = [] },
        { $0.related[0].message = "Here" }, { $0.related[0].range.endLine += 1 }, { $0.edits[0].text = "y" },
        { $0.edits[0].range.startColumn += 1 }, { $0.edits = [] }, { $0.uri = "file:///b.txt" },
    ]

    @Test(arguments: changes.indices)
    func eachDifferenceIsSeen(number: Int) throws {
        let former = try Self.diagnostic(1, "\u{E9}")
        var next = former
        Self.changes[number](&next)
        #expect(!next.isWritten(as: former))
        #expect(former.isWritten(as: former))
        var written = WrittenDiagnostics()
        written.replace(by: [former], for: Self.client)
        written.replace(by: [next], for: Self.client)
        #expect(Array("[".utf8) + written.bytes + Array("]".utf8) == Self.written([next]))
    }

    /// What is kept from before is what would be written anew, whatever came and went.
    @Test func whatIsKeptIsWhatWouldBeWritten() throws {
        var random = SystemRandomNumberGenerator()
        var values = try (0..<200).map { try Self.diagnostic($0, "é \($0)") }
        var written = WrittenDiagnostics()
        for _ in 0..<200 {
            written.replace(by: values, for: Self.client)
            #expect(Array("[".utf8) + written.bytes + Array("]".utf8) == Self.written(values))
            let place = Int.random(in: 0...values.count, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: values.insert(try Self.diagnostic(place, "new"), at: place)
            case 1: values.removeSubrange(place..<min(values.count, place + 40))
            case 2:
                for index in values.indices { Self.changes[index % Self.changes.count](&values[index]) }
                values = values.filter { !$0.related.isEmpty && !$0.edits.isEmpty && $0.finding.fix != nil }
            default: values.insert(contentsOf: values.prefix(3), at: place)
            }
            if values.count > 400 { values.removeAll() }
        }
    }
}
