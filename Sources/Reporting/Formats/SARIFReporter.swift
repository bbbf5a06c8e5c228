import Bytes
import Interchange
import Linting
import Prose

/// SARIF 2.1.0 (OASIS, 2020), as code scanning reads it.
///
/// GitHub tells alerts apart by its own partial fingerprint, `primaryLocationLineHash`, and makes that itself where it is not given.
struct SARIFReporter: Reporter {
    let version: String
    let rules: [Rule]
    let references: RuleReference

    /// Paths are relative to the folder that Obelus was run in, as GitHub and others expect it of the root of a checkout.
    private static let rootName = "%SRCROOT%"

    func opening() -> [UInt8] {
        let folder: JSONValue = ["description": ["text": "The folder that Obelus was run in"]]
        let base = JSONValue.object([(Self.rootName, folder)])
        let head = #"{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"originalUriBaseIds":"#
        return Array(head.utf8) + base.bytes + Array(#","columnKind":"unicodeCodePoints","results":["#.utf8) + [0x0A]
    }

    var separator: [UInt8] { Array(",\n".utf8) }

    func fragment(_ file: FileReport) -> [UInt8] {
        let fingerprints = file.fingerprints
        return Array(file.findings.indices.map { result(file.findings[$0], fingerprints[$0], in: file).bytes }.joined(separator: separator))
    }

    func closing(_ summary: Summary) -> [UInt8] {
        // Last, once it is known which rules have findings: all of them are a hundred kilobytes.
        let found = rules.filter { summary.foundRules.contains($0.id) }
        let driver: JSONValue = [
            "name": "Obelus", "version": .string(version), "semanticVersion": .string(version),
            "rules": .array(found.map { descriptor($0.card) }),
        ]
        let invocation: JSONValue = ["executionSuccessful": .bool(summary.failures == 0)]
        return Array("\n],\"tool\":{\"driver\":".utf8) + driver.bytes + Array("},\"invocations\":[".utf8) + invocation.bytes
            + Array("]}]}\n".utf8)
    }

    private func descriptor(_ card: Card) -> JSONValue {
        var pairs: [(String, JSONValue)] = [
            ("id", .string(card.id)),
            ("shortDescription", ["text": .string(card.summary)]),
            ("fullDescription", ["text": .string(Self.cut(card.why))]),
            ("help", ["text": .string(card.why), "markdown": .string(card.why)]),
        ]
        if let url = references.url(of: card.id) { pairs.append(("helpUri", .string(url))) }
        pairs += [
            ("defaultConfiguration", ["level": .string(card.level == .off ? "none" : card.level.compilerName)]),
            ("properties", ["tags": [.string(card.category), .string(card.preset.rawValue)]]),
        ]
        return .object(pairs)
    }

    /// The most that GitHub takes for a description.
    private static func cut(_ text: String) -> String {
        text.unicodeScalars.count <= 1024 ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(1023))) + "…"
    }

    private func result(_ finding: Finding, _ fingerprint: Fingerprint, in file: FileReport) -> JSONValue {
        let artifact = Self.artifact(file.path)
        var pairs: [(String, JSONValue)] = [
            ("ruleId", .string(finding.rule)),
            ("level", .string(finding.level.compilerName)),
            ("message", ["text": .string(finding.message)]),
            (
                "locations",
                [["physicalLocation": ["artifactLocation": artifact, "region": region(finding.range, in: file)]]]
            ),
        ]
        if let source = finding.source {
            let location: JSONValue =
                if let place = source.place {
                    ["artifactLocation": Self.artifact(place.path), "region": ["startLine": .integer(place.line)]]
                } else {
                    ["artifactLocation": artifact, "region": region(source.range, in: file)]
                }
            pairs.append(
                ("relatedLocations", [["physicalLocation": location, "message": ["text": .string("Source: \(source.text)")]]]))
        }
        if let fix = finding.fix {
            let replacements = fix.edits.map { edit -> JSONValue in
                [
                    "deletedRegion": region(edit.range, in: file),
                    "insertedContent": ["text": .string(edit.replacement)],
                ]
            }
            let change: JSONValue = ["artifactLocation": artifact, "replacements": .array(replacements)]
            pairs.append(("fixes", [["description": ["text": .string(fix.title)], "artifactChanges": [change]]]))
        }
        // The number of the last part rises when fingerprints are made in another way (SARIF 2.1.0, 3.27.17).
        pairs.append(("partialFingerprints", ["obelusFinding/v1": .string(fingerprint.description)]))
        pairs.append(("properties", ["confidence": .ratio(finding.confidence)]))
        return .object(pairs)
    }

    private static func artifact(_ path: String) -> JSONValue {
        let uri = JSONValue.string(ArtifactURI.of(path))
        return path.utf8.first == UInt8(ascii: "/") ? ["uri": uri] : ["uri": uri, "uriBaseId": .string(rootName)]
    }

    private func region(_ range: ByteRange, in file: FileReport) -> JSONValue {
        let start = file.lines.position(at: range.lowerBound)
        let end = file.lines.position(at: range.upperBound)
        let offsets = (start: file.lines.fileOffset(range.lowerBound), end: file.lines.fileOffset(range.upperBound))
        return [
            "startLine": .integer(start.line), "startColumn": .integer(start.column), "endLine": .integer(end.line),
            "endColumn": .integer(end.column), "byteOffset": .integer(offsets.start),
            "byteLength": .integer(offsets.end - offsets.start),
        ]
    }
}

/// A path as a URI reference (RFC 3986): relative where the path is.
enum ArtifactURI {
    static func of(_ path: String) -> String {
        var uri = path.utf8.first == UInt8(ascii: "/") ? "file://" : ""
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"),
                UInt8(ascii: "_"), UInt8(ascii: "~"):
                uri.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                uri += "%" + (digits.utf8.count < 2 ? "0" : "") + digits
            }
        }
        return uri
    }
}
