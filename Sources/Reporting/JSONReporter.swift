import Linting

/// `{"version":1,"findings":[…],"summary":{…}}`, with a line for each finding.
struct JSONReporter: Reporter {
    func opening() -> [UInt8] { Array(#"{"version":1,"findings":["#.utf8) + newline }

    var separator: [UInt8] { Array(",\n".utf8) }

    func fragment(_ file: FileReport) -> [UInt8] {
        var output: [UInt8] = []
        for index in file.findings.indices {
            output.makeRoom(after: index, of: file.findings.count)
            if index > 0 { output += separator }
            JSONValue.finding(index, in: file).write(to: &output)
        }
        return output
    }

    func closing(_ summary: Summary) -> [UInt8] {
        newline + Array(#"],"summary":"#.utf8) + JSONValue.summary(summary).bytes + Array("}\n".utf8)
    }

    private var newline: [UInt8] { [0x0A] }
}

/// A finding a line, each as in `json`.
struct JSONLinesReporter: Reporter {
    func fragment(_ file: FileReport) -> [UInt8] {
        var output: [UInt8] = []
        for index in file.findings.indices {
            output.makeRoom(after: index, of: file.findings.count)
            JSONValue.finding(index, in: file).write(to: &output)
            output.append(0x0A)
        }
        return output
    }
}

extension JSONValue {
    /// A finding in the shape that scripts rely on.
    static func finding(_ number: Int, in file: FileReport) -> JSONValue {
        let finding = file.findings[number]
        let (document, inText) = file.inText(number)
        let (start, end) = file.lines.positions(of: finding.range)
        return [
            "path": .string(file.path),
            "rule": .string(finding.rule),
            "level": .string(finding.level.name),
            "message": .string(finding.message),
            "language": .string(finding.language.description),
            "range": [
                "start": place(finding.range.lowerBound, start),
                "end": place(finding.range.upperBound, end),
            ],
            "text": .string(document.text(inText.range)),
            "confidence": .ratio(finding.confidence),
            "url": .string(RuleReference.url(of: finding.rule)),
            "fix": finding.fix.map(fix) ?? .null,
        ]
    }

    private static func place(_ offset: Int, _ position: TextPosition) -> JSONValue {
        ["offset": .integer(offset), "line": .integer(position.line), "column": .integer(position.column)]
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
