import Linting

/// JUnit's XML: a suite for each file, with a case for each finding, or one that passes.
struct JUnitReporter: Reporter {
    func opening() -> [UInt8] {
        Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"obelus\">\n".utf8)
    }

    func fragment(_ file: FileReport) -> [UInt8] {
        if file.isContinued, file.findings.isEmpty { return [] }
        let path = XMLText.attribute(file.path)
        let count = file.findings.count
        var output = "  <testsuite name=\"\(path)\" tests=\"\(max(1, count))\" failures=\"\(count)\" errors=\"0\">\n"
        if file.findings.isEmpty { output += "    <testcase name=\"obelus\" classname=\"\(path)\"/>\n" }
        for finding in file.findings {
            let position = file.lines.position(at: finding.range.lowerBound)
            let name = XMLText.attribute(finding.rule)
            let message = XMLText.attribute(finding.message)
            output += "    <testcase name=\"\(name)\" classname=\"\(path)\">\n"
            output += "      <failure type=\"\(finding.level.name)\" message=\"\(message)\">"
            output += "\(path):\(position.line):\(position.column): \(message)</failure>\n    </testcase>\n"
        }
        return Array((output + "  </testsuite>\n").utf8)
    }

    func closing(_ summary: Summary) -> [UInt8] { Array("</testsuites>\n".utf8) }
}
