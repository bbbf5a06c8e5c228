import Linting
import Prose

extension JSONValue {
    /// A finding in the shape that scripts rely on: `json`, `jsonl` and whoever else hands findings out write this one.
    ///
    /// - Parameters:
    ///   - path: as output names the file.
    ///   - text: what was found, as it reads.
    ///   - lines: the lines of the file.
    /// - Complexity: that of `LineIndex.positions(of:)`, and linear in the text found.
    public static func finding(_ finding: Finding, path: String, text: String, lines: LineIndex) -> JSONValue {
        let (start, end) = lines.positions(of: finding.range)
        return [
            "path": .string(path),
            "rule": .string(finding.rule),
            "level": .string(finding.level.name),
            "message": .string(finding.message),
            "language": .string(finding.language.description),
            "range": [
                "start": place(lines.fileOffset(finding.range.lowerBound), start),
                "end": place(lines.fileOffset(finding.range.upperBound), end),
            ],
            "text": .string(text),
            "confidence": .ratio(finding.confidence),
            "url": .string(RuleReference.url(of: finding.rule)),
            "fix": finding.fix.map { fix($0, lines) } ?? .null,
        ]
    }

    private static func place(_ offset: Int, _ position: TextPosition) -> JSONValue {
        ["offset": .integer(offset), "line": .integer(position.line), "column": .integer(position.column)]
    }

    private static func fix(_ fix: Fix, _ lines: LineIndex) -> JSONValue {
        [
            "title": .string(fix.title),
            "safety": .string(fix.safety.rawValue),
            "touches": .string(fix.touches.rawValue),
            "edits": .array(
                fix.edits.map { edit in
                    [
                        "start": .integer(lines.fileOffset(edit.range.lowerBound)), "end": .integer(lines.fileOffset(edit.range.upperBound)),
                        "text": .string(edit.replacement),
                    ]
                }),
        ]
    }
}
