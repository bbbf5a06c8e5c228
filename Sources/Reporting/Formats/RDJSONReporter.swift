import Bytes
import Interchange
import Linting
import Prose

/// Reviewdog's diagnostics as one JSON object.
struct RDJSONReporter: Reporter {
    let references: RuleReference

    func opening() -> [UInt8] {
        Array("{\"source\":".utf8) + JSONValue.diagnosticSource.bytes + Array(",\"diagnostics\":[\n".utf8)
    }

    var separator: [UInt8] { Array(",\n".utf8) }

    func fragment(_ file: FileReport) -> [UInt8] {
        Array(file.findings.map { JSONValue.diagnostic($0, in: file, references, withSource: false).bytes }.joined(separator: separator))
    }

    func closing(_ summary: Summary) -> [UInt8] { Array("\n]}\n".utf8) }
}

/// Reviewdog's diagnostics, one a line.
struct RDJSONLinesReporter: Reporter {
    let references: RuleReference

    func fragment(_ file: FileReport) -> [UInt8] {
        file.findings.flatMap { JSONValue.diagnostic($0, in: file, references, withSource: true).bytes + [0x0A] }
    }
}

extension JSONValue {
    fileprivate static var diagnosticSource: JSONValue { ["name": "obelus"] }

    /// A diagnostic; its columns are in UTF-8 bytes.
    fileprivate static func diagnostic(
        _ finding: Finding, in file: FileReport, _ references: RuleReference, withSource: Bool
    ) -> JSONValue {
        var code: [(String, JSONValue)] = [("value", .string(finding.rule))]
        if let url = references.url(of: finding.rule) { code.append(("url", .string(url))) }
        var pairs: [(String, JSONValue)] = [
            ("message", .string(finding.message)),
            (
                "location",
                ["path": .string(file.path), "range": diagnosticRange(finding.range, in: file)]
            ),
            ("severity", .string(severity(finding.level))),
            ("code", .object(code)),
        ]
        if let fix = finding.fix {
            let suggestions = fix.edits.map { edit -> JSONValue in
                ["range": diagnosticRange(edit.range, in: file), "text": .string(edit.replacement)]
            }
            pairs.append(("suggestions", .array(suggestions)))
        }
        if withSource { pairs.append(("source", diagnosticSource)) }
        return .object(pairs)
    }

    private static func diagnosticRange(_ range: ByteRange, in file: FileReport) -> JSONValue {
        ["start": diagnosticPlace(range.lowerBound, file), "end": diagnosticPlace(range.upperBound, file)]
    }

    private static func diagnosticPlace(_ offset: Int, _ file: FileReport) -> JSONValue {
        let position = file.lines.position(at: offset)
        return ["line": .integer(position.line), "column": .integer(position.byteColumn)]
    }

    private static func severity(_ level: Level) -> String {
        switch level {
        case .error: "ERROR"
        case .warning: "WARNING"
        case .info, .off: "INFO"
        }
    }
}
