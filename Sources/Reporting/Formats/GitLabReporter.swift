import Interchange
import Linting

/// GitLab's code quality report: a JSON array.
struct GitLabReporter: Reporter {
    func opening() -> [UInt8] { Array("[\n".utf8) }

    var separator: [UInt8] { Array(",\n".utf8) }

    func fragment(_ file: FileReport) -> [UInt8] {
        var seen: [UInt64: UInt64] = [:]
        let issues = file.findings.indices.map { index -> [UInt8] in
            let base = fingerprint(index, in: file)
            // The same words with the same flaw twice in a file: the second is another issue.
            let occurrence = seen[base, default: 0]
            seen[base] = occurrence + 1
            return issue(file.findings[index], in: file, fingerprint: base &+ occurrence).bytes
        }
        return Array(issues.joined(separator: separator))
    }

    func closing(_ summary: Summary) -> [UInt8] { Array("\n]\n".utf8) }

    private func issue(_ finding: Finding, in file: FileReport, fingerprint: UInt64) -> JSONValue {
        let digits = String(fingerprint, radix: 16)
        let start = file.lines.position(at: finding.range.lowerBound)
        let end = file.lines.position(at: finding.range.upperBound)
        return [
            "description": .string(finding.message),
            "check_name": .string(finding.rule),
            "fingerprint": .string(String(repeating: "0", count: 16 - digits.utf8.count) + digits),
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

    /// The same as long as the place and its neighbours read the same, whatever line they are on.
    private func fingerprint(_ number: Int, in file: FileReport) -> UInt64 {
        let (document, finding) = file.inText(number)
        let bytes = document.bytes
        let start = max(0, finding.range.lowerBound - 24)
        let end = min(bytes.count, finding.range.upperBound + 24)
        var hash = FNV1a()
        hash.add(file.path.utf8)
        hash.add([0])
        hash.add(finding.rule.utf8)
        hash.add([0])
        hash.add(bytes[start..<end])
        return hash.value
    }
}

/// A hash that stays the same from run to run. Source: Fowler, Noll, Vo, FNV-1a with 64 bits.
private struct FNV1a {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
}
