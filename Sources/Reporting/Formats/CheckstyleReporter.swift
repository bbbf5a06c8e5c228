import Linting

/// Checkstyle's XML. Columns are in scalars; no consumer says what it counts.
struct CheckstyleReporter: Reporter {
    let version: String

    func opening() -> [UInt8] {
        Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"\(XMLText.attribute(version))\">\n".utf8)
    }

    func fragment(_ file: FileReport) -> [UInt8] {
        guard !file.findings.isEmpty else { return [] }
        var output = "  <file name=\"\(XMLText.attribute(file.path))\">\n"
        for finding in file.findings {
            let position = file.lines.position(at: finding.range.lowerBound)
            output += "    <error line=\"\(position.line)\" column=\"\(position.column)\" severity=\"\(finding.level.name)\""
            output += " message=\"\(XMLText.attribute(finding.message))\" source=\"\(XMLText.attribute(finding.rule))\"/>\n"
        }
        return Array((output + "  </file>\n").utf8)
    }

    func closing(_ summary: Summary) -> [UInt8] { Array("</checkstyle>\n".utf8) }
}
