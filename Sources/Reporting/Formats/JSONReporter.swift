import Interchange
import Linting

/// `{"version":1,"findings":[…],"summary":{…}}`, with a line for each finding.
struct JSONReporter: Reporter {
    let references: RuleReference

    func opening() -> [UInt8] { Array(#"{"version":1,"findings":["#.utf8) + newline }

    var separator: [UInt8] { Array(",\n".utf8) }

    func fragment(_ file: FileReport) -> [UInt8] {
        var output: [UInt8] = []
        let fingerprints = file.fingerprints
        for index in file.findings.indices {
            output.makeRoom(after: index, of: file.findings.count)
            if index > 0 { output += separator }
            JSONValue.finding(index, fingerprints[index], in: file, references).write(to: &output)
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
    let references: RuleReference

    func fragment(_ file: FileReport) -> [UInt8] {
        var output: [UInt8] = []
        let fingerprints = file.fingerprints
        for index in file.findings.indices {
            output.makeRoom(after: index, of: file.findings.count)
            JSONValue.finding(index, fingerprints[index], in: file, references).write(to: &output)
            output.append(0x0A)
        }
        return output
    }
}

extension JSONValue {
    /// A finding of a file, by its number.
    fileprivate static func finding(
        _ number: Int, _ fingerprint: Fingerprint, in file: FileReport, _ references: RuleReference
    ) -> JSONValue {
        let (document, inText) = file.inText(number)
        return finding(
            file.findings[number], fingerprint, path: file.path, text: document.text(inText.range), lines: file.lines,
            url: references.url(of: inText.rule))
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
                "fixable",
                ["safe": .integer(summary.safelyFixable), "unsafe": .integer(summary.unsafelyFixable)]
            ),
        ]
        if let rules = summary.rules {
            pairs.append(("rules", .object(rules.sorted { $0.key < $1.key }.map { ($0.key, .integer($0.value)) })))
        }
        if let fixed = summary.fixed {
            pairs.append(("fixed", ["places": .integer(fixed.places), "files": .integer(fixed.files)]))
        }
        return .object(pairs)
    }
}
