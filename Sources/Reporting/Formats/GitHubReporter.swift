import Linting

/// Workflow commands, which GitHub Actions turns into annotations.
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
