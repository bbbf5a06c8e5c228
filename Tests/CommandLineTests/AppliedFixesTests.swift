import Foundation
import Testing

/// What any format prints as a fix may be applied: doing so leads to the text that `fix` writes.
@Suite struct AppliedFixesTests {
    private let folder = Workspace()

    /// Damage of several kinds, characters of one to four bytes, CRLF, and fixes that overlap.
    private static let article = """
        NATO, ”Zakharova said , and “ nobody ” answered..\r
        Café 👩‍👩‍👧 漢字 : he said “yes ”and left  , then the the end.\r
        \r
        • © REUTERS / Yves Herman\r
        \r
        She wrote ( again ) to “the mayor ” of Łódź , 12.03.2024 .\r

        """

    private static let record = #"{"id":1,"text":"NATO, \u201dZakharova said , \"and\" \ud83d\udc69 left  now .","x":"a  b"}"# + "\n"

    private struct Edit {
        var range: Range<Int>
        var text: String
    }

    @Test(arguments: ["json", "jsonl", "sarif", "rdjson", "rdjsonl"])
    func printedFixesLeadToTheFixedText(_ format: String) throws {
        for (name, text) in [("article.en.txt", Self.article), ("records.en.jsonl", Self.record)] {
            // SARIF and rdjson do not say which fixes are safe.
            let isUnsafe = !format.hasPrefix("json")
            folder.write(text, to: name)
            _ = folder.run(isUnsafe ? ["fix", "--unsafe", name] : ["fix", name])
            let expected = folder.bytes(name)
            #expect(expected != Array(text.utf8))
            var bytes = Array(text.utf8)
            for _ in 0..<8 {
                folder.write(bytes, to: name)
                let fixes = try fixes(in: folder.run("check", "--format", format, name).output, format, bytes)
                if fixes.isEmpty { break }
                bytes = apply(fixes, to: bytes)
            }
            #expect(String(decoding: bytes, as: UTF8.self) == String(decoding: expected, as: UTF8.self))
        }
    }

    private func apply(_ fixes: [[Edit]], to bytes: [UInt8]) -> [UInt8] {
        var taken: [Edit] = []
        for fix in fixes.sorted(by: { ($0[0].range.lowerBound, $0.count) < ($1[0].range.lowerBound, $1.count) }) {
            let collides = fix.contains { edit in
                taken.contains {
                    $0.range.overlaps(edit.range) || $0.range == edit.range
                        || $0.range.contains(edit.range.lowerBound) && edit.range.isEmpty
                }
            }
            if !collides { taken += fix }
        }
        var result = bytes
        for edit in taken.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
            result.replaceSubrange(edit.range, with: Array(edit.text.utf8))
        }
        return result
    }

    private func fixes(in output: String, _ format: String, _ bytes: [UInt8]) throws -> [[Edit]] {
        func object(_ text: some StringProtocol) throws -> [String: Any] {
            try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        }
        switch format {
        case "json": return (try object(output)["findings"] as? [[String: Any]] ?? []).compactMap(safeFix)
        case "jsonl": return try output.split(separator: "\n").map(object).compactMap(safeFix)
        case "sarif":
            let runs = try object(output)["runs"] as? [[String: Any]] ?? []
            return (runs.first?["results"] as? [[String: Any]] ?? []).compactMap { result in
                let changes = ((result["fixes"] as? [[String: Any]])?.first?["artifactChanges"] as? [[String: Any]])?.first
                return (changes?["replacements"] as? [[String: Any]])?.compactMap { replacement in
                    guard let region = replacement["deletedRegion"] as? [String: Any], let start = region["byteOffset"] as? Int,
                        let length = region["byteLength"] as? Int,
                        let text = (replacement["insertedContent"] as? [String: Any])?["text"] as? String
                    else { return nil }
                    return Edit(range: start..<start + length, text: text)
                }
            }
        case "rdjson": return (try object(output)["diagnostics"] as? [[String: Any]] ?? []).compactMap { suggestion($0, bytes) }
        default: return try output.split(separator: "\n").map(object).compactMap { suggestion($0, bytes) }
        }
    }

    private func safeFix(_ finding: [String: Any]) -> [Edit]? {
        guard let fix = finding["fix"] as? [String: Any], fix["safety"] as? String == "safe" else { return nil }
        return (fix["edits"] as? [[String: Any]])?.compactMap { edit in
            guard let start = edit["start"] as? Int, let end = edit["end"] as? Int, let text = edit["text"] as? String else { return nil }
            return Edit(range: start..<end, text: text)
        }
    }

    /// Lines from 1, columns in bytes from 1.
    private func suggestion(_ diagnostic: [String: Any], _ bytes: [UInt8]) -> [Edit]? {
        let starts = [0] + bytes.indices.filter { bytes[$0] == 0x0A }.map { $0 + 1 }
        func offset(_ place: Any?) -> Int? {
            guard let place = place as? [String: Any], let line = place["line"] as? Int, let column = place["column"] as? Int else {
                return nil
            }
            return starts[line - 1] + column - 1
        }
        let edits = (diagnostic["suggestions"] as? [[String: Any]])?.compactMap { suggestion -> Edit? in
            guard let range = suggestion["range"] as? [String: Any], let start = offset(range["start"]), let end = offset(range["end"]),
                let text = suggestion["text"] as? String
            else { return nil }
            return Edit(range: start..<end, text: text)
        }
        return edits?.isEmpty == false ? edits : nil
    }
}
