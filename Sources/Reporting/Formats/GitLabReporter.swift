import Bytes
import Interchange
import Linting

/// GitLab's code quality report: a JSON array.
struct GitLabReporter: Reporter {
    func opening() -> [UInt8] { Array("[\n".utf8) }

    var separator: [UInt8] { Array(",\n".utf8) }

    func fragment(_ file: FileReport) -> [UInt8] {
        let fingerprints = file.fingerprints
        var hash = StableHash()
        hash.add(file.path.utf8)
        // GitLab takes two issues of one fingerprint for one issue, and two files may hold the same text.
        let place = StableHash.digits(hash.value)
        let issues = file.findings.indices.map { issue(file.findings[$0], in: file, fingerprint: "\(fingerprints[$0]).\(place)").bytes }
        return Array(issues.joined(separator: separator))
    }

    func closing(_ summary: Summary) -> [UInt8] { Array("\n]\n".utf8) }

    private func issue(_ finding: Finding, in file: FileReport, fingerprint: String) -> JSONValue {
        let start = file.lines.position(at: finding.range.lowerBound)
        let end = file.lines.position(at: finding.range.upperBound)
        return [
            "description": .string(finding.message),
            "check_name": .string(finding.rule),
            "fingerprint": .string(fingerprint),
            "severity": .string(severity(finding.level)),
            "location": [
                "path": .string(file.path), "lines": ["begin": .integer(start.line), "end": .integer(end.line)],
            ],
        ]
    }

    private func severity(_ level: Level) -> String {
        switch level {
        case .error: "major"
        case .warning: "minor"
        case .info, .off: "info"
        }
    }
}
