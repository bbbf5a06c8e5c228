import Linting

/// `path:line:column: warning: message [rule]`, which vim (`%f:%l:%c:`) and Emacs' compilation mode read. The column is
/// in bytes.
struct GCCReporter: Reporter {
    func fragment(_ file: FileReport) -> [UInt8] {
        var output: [UInt8] = []
        let path = SafeLine.path(file.path)
        for finding in file.findings {
            let position = file.lines.position(at: finding.range.lowerBound)
            let place = "\(path):\(position.line):\(position.byteColumn)"
            let message = Visible.line(finding.message)
            output += "\(place): \(finding.level.compilerName): \(message) [\(finding.rule)]\n".utf8
        }
        return output
    }
}

extension Level {
    /// The level as compilers and SARIF name it.
    var compilerName: String {
        switch self {
        case .error: "error"
        case .warning: "warning"
        case .info, .off: "note"
        }
    }
}
