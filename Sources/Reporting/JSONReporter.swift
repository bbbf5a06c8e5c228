import Linting

/// `{"version":1,"findings":[…],"summary":{…}}`, with a line for each finding.
struct JSONReporter: Reporter {
    func opening() -> [UInt8] { Array(#"{"version":1,"findings":["#.utf8) + newline }

    var separator: [UInt8] { Array(",\n".utf8) }

    func fragment(_ file: FileReport) -> [UInt8] {
        Array(file.findings.map { JSONValue.finding($0, in: file).bytes }.joined(separator: separator))
    }

    func closing(_ summary: Summary) -> [UInt8] {
        newline + Array(#"],"summary":"#.utf8) + JSONValue.summary(summary).bytes + Array("}\n".utf8)
    }

    private var newline: [UInt8] { [0x0A] }
}

/// A finding a line, each as in `json`.
struct JSONLinesReporter: Reporter {
    func fragment(_ file: FileReport) -> [UInt8] {
        file.findings.flatMap { JSONValue.finding($0, in: file).bytes + [0x0A] }
    }
}

extension JSONValue {
    /// A finding in the shape that scripts rely on.
    static func finding(_ finding: Finding, in file: FileReport) -> JSONValue {
        [
            "path": .string(file.path),
            "rule": .string(finding.rule),
            "level": .string(finding.level.name),
            "message": .string(finding.message),
            "language": .string(finding.language.description),
            "range": [
                "start": place(finding.range.lowerBound, in: file),
                "end": place(finding.range.upperBound, in: file),
            ],
            "text": .string(file.document.text(finding.range)),
            "confidence": .ratio(finding.confidence),
            "url": .string(RuleReference.url(of: finding.rule)),
            "fix": finding.fix.map(fix) ?? .null,
        ]
    }

    private static func place(_ offset: Int, in file: FileReport) -> JSONValue {
        let position = file.lines.position(at: offset)
        return ["offset": .integer(offset), "line": .integer(position.line), "column": .integer(position.column)]
    }

    private static func fix(_ fix: Fix) -> JSONValue {
        [
            "title": .string(fix.title),
            "safety": .string(fix.safety.rawValue),
            "touches": .string(fix.touches.rawValue),
            "edits": .array(
                fix.edits.map { edit in
                    [
                        "start": .integer(edit.range.lowerBound), "end": .integer(edit.range.upperBound),
                        "text": .string(edit.replacement),
                    ]
                }),
        ]
    }

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
