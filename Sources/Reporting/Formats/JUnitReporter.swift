import Linting

/// JUnit's XML: a suite for each file, with a case for each finding, or one that passes. A finding below the level that makes the run
/// fail is a case that passes and says what was found: a report is red only where the exit status is.
struct JUnitReporter: Reporter {
    /// Nil: nothing fails.
    let failLevel: Level?

    func opening() -> [UInt8] {
        Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"obelus\">\n".utf8)
    }

    func fragment(_ file: FileReport) -> [UInt8] {
        if file.isContinued, file.findings.isEmpty { return [] }
        let path = XMLText.attribute(file.path)
        let count = file.findings.count
        let failures = file.findings.count(where: isFailure)
        var output = "  <testsuite name=\"\(path)\" tests=\"\(max(1, count))\" failures=\"\(failures)\" errors=\"0\">\n"
        if file.findings.isEmpty { output += "    <testcase name=\"obelus\" classname=\"\(path)\"/>\n" }
        for finding in file.findings {
            let position = file.lines.position(at: finding.range.lowerBound)
            let name = XMLText.attribute(finding.rule)
            let message = XMLText.attribute(finding.message)
            output += "    <testcase name=\"\(name)\" classname=\"\(path)\">\n"
            let text = "\(path):\(position.line):\(position.column): \(message)"
            if isFailure(finding) {
                output += "      <failure type=\"\(finding.level.name)\" message=\"\(message)\">\(text)</failure>\n"
            } else {
                output += "      <system-out>\(text)</system-out>\n"
            }
            output += "    </testcase>\n"
        }
        return Array((output + "  </testsuite>\n").utf8)
    }

    private func isFailure(_ finding: Finding) -> Bool { failLevel.map { finding.level >= $0 } ?? false }

    func closing(_ summary: Summary) -> [UInt8] { Array("</testsuites>\n".utf8) }
}
