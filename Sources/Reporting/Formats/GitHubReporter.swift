import Linting

/// Workflow commands, which GitHub Actions turns into annotations.
///
/// GitHub shows only some annotations of each level of a step (“Workflow commands for GitHub Actions”); the other commands are lines of the
/// log that nobody looks for, so the last line says how many those are.
struct GitHubReporter: Reporter {
    func fragment(_ file: FileReport) -> [UInt8] {
        var output: [UInt8] = []
        let path = SafeLine.of(file.path)
        for finding in file.findings {
            let start = file.lines.position(at: finding.range.lowerBound)
            let end = file.lines.position(at: finding.range.upperBound)
            var properties = [("file", path), ("line", "\(start.line)"), ("endLine", "\(end.line)")]
            // GitHub takes columns only within one line.
            if start.line == end.line { properties += [("col", "\(start.column)"), ("endColumn", "\(end.column)")] }
            properties.append(("title", finding.rule))
            let list = properties.map { "\($0)=\(Self.escaped($1, inProperty: true))" }.joined(separator: ",")
            output += "::\(command(finding.level)) \(list)::\(Self.escaped(finding.message, inProperty: false))\n".utf8
        }
        return output
    }

    func closing(_ summary: Summary) -> [UInt8] {
        let counts = [("error", summary.errors), ("warning", summary.warnings), ("notice", summary.infos)]
        let hidden = counts.filter { $0.1 > Self.mostShown }.map { "\($0.1 - Self.mostShown) of \($0.1) \($0.0)s" }
        guard !hidden.isEmpty else { return [] }
        let text =
            "GitHub shows \(Self.mostShown) annotations of each level per step; \(hidden.joined(separator: " and ")) are only in this log"
        // Where there is room for another notice, it is one. Otherwise it is a line of the log, too.
        let start = summary.infos < Self.mostShown ? "::notice title=obelus::" : "obelus: "
        return Array((start + text + "\n").utf8)
    }

    /// Source: GitHub Docs, “Usage limits” of annotations: 10 warnings and 10 errors per step, notices alike; 50 per job.
    private static let mostShown = 10

    private func command(_ level: Level) -> String {
        level == .info || level == .off ? "notice" : level.name
    }

    /// Source: actions/toolkit, `command.ts`.
    private static func escaped(_ text: String, inProperty: Bool) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "%": result += "%25"
            case "\r": result += "%0D"
            case "\n": result += "%0A"
            case ":" where inProperty: result += "%3A"
            case "," where inProperty: result += "%2C"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
