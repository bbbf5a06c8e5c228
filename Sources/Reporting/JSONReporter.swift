import Linting
import Prose

/// `{"version":1,"findings":[…],"summary":{…}}`, with a line for each finding.
struct JSONReporter: Reporter {
    func opening() -> [UInt8] { Array(#"{"version":1,"findings":["#.utf8) + newline }

    var separator: [UInt8] { Array(",\n".utf8) }

    func fragment(_ file: FileReport) -> [UInt8] {
        var text = JSONText()
        for (index, finding) in file.findings.enumerated() {
            text.bytes.makeRoom(after: index, of: file.findings.count)
            if index > 0 { text.raw(",\n") }
            text.finding(finding, in: file)
        }
        return text.bytes
    }

    func closing(_ summary: Summary) -> [UInt8] {
        newline + Array(#"],"summary":"#.utf8) + JSONValue.summary(summary).bytes + Array("}\n".utf8)
    }

    private var newline: [UInt8] { [0x0A] }
}

/// A finding a line, each as in `json`.
struct JSONLinesReporter: Reporter {
    func fragment(_ file: FileReport) -> [UInt8] {
        var text = JSONText()
        for (index, finding) in file.findings.enumerated() {
            text.bytes.makeRoom(after: index, of: file.findings.count)
            text.finding(finding, in: file)
            text.raw("\n")
        }
        return text.bytes
    }
}

extension JSONText {
    /// Writes a finding in the shape that scripts rely on.
    mutating func finding(_ finding: Finding, in file: FileReport) {
        raw(#"{"path":"#)
        string(file.path)
        raw(#","rule":"#)
        string(finding.rule)
        raw(#","level":"#)
        string(finding.level.name)
        raw(#","message":"#)
        string(finding.message)
        raw(#","language":"#)
        string(finding.language.description)
        let (start, end) = file.lines.positions(of: finding.range)
        raw(#","range":{"start":"#)
        place(finding.range.lowerBound, start)
        raw(#","end":"#)
        place(finding.range.upperBound, end)
        raw(#"},"text":"#)
        found(finding, in: file)
        raw(#","confidence":"#)
        ratio(finding.confidence)
        raw(#","url":"#)
        string(RuleReference.url(of: finding.rule))
        raw(#","fix":"#)
        if let mend = finding.fix { fix(mend) } else { raw("null") }
        raw("}")
    }

    private mutating func place(_ offset: Int, _ position: TextPosition) {
        raw(#"{"offset":"#)
        integer(offset)
        raw(#","line":"#)
        integer(position.line)
        raw(#","column":"#)
        integer(position.column)
        raw("}")
    }

    private mutating func found(_ finding: Finding, in file: FileReport) {
        file.document.bytes.withUnsafeBufferPointer { buffer in
            let bytes = UnsafeBufferPointer(rebasing: buffer[finding.range])
            if bytes.allSatisfy({ $0 < 0x80 }) { string(bytes) } else { string(file.document.text(finding.range)) }
        }
    }

    private mutating func fix(_ fix: Fix) {
        raw(#"{"title":"#)
        string(fix.title)
        raw(#","safety":"#)
        string(fix.safety.rawValue)
        raw(#","touches":"#)
        string(fix.touches.rawValue)
        raw(#","edits":["#)
        for (index, edit) in fix.edits.enumerated() {
            raw(index > 0 ? #",{"start":"# : #"{"start":"#)
            integer(edit.range.lowerBound)
            raw(#","end":"#)
            integer(edit.range.upperBound)
            raw(#","text":"#)
            string(edit.replacement)
            raw("}")
        }
        raw("]}")
    }
}

extension JSONValue {
    static func summary(_ summary: Summary) -> JSONValue {
        var pairs: [(String, JSONValue)] = [
            ("files", .integer(summary.files)),
            ("filesWithFindings", .integer(summary.filesWithFindings)),
            ("failures", .integer(summary.failures)),
            ("findings", .integer(summary.findings)),
            (
                "levels",
                [
                    "error": .integer(summary.errors), "warning": .integer(summary.warnings),
                    "info": .integer(summary.infos),
                ]
            ),
            (
                "mendable",
                ["safe": .integer(summary.safelyMendable), "unsafe": .integer(summary.unsafelyMendable)]
            ),
        ]
        if let mended = summary.mended {
            pairs.append(("mended", ["places": .integer(mended.places), "files": .integer(mended.files)]))
        }
        return .object(pairs)
    }
}
