import Bytes
import Linting
import Prose

extension JSONValue {
    /// A finding in the shape that scripts rely on: `json`, `jsonl` and whoever else hands findings out write this one.
    ///
    /// - Parameters:
    ///   - fingerprint: which finding it is, from one run to the next.
    ///   - path: as output names the file.
    ///   - text: what was found, as it reads.
    ///   - url: the page of the rule; nil where it has none.
    ///   - lines: the lines of the file.
    /// - Complexity: that of `LineIndex.positions(of:)`, and linear in the text found.
    public static func finding(
        _ finding: Finding, _ fingerprint: Fingerprint, path: String, text: String, lines: LineIndex, url: String? = nil
    ) -> JSONValue {
        var pairs: [(String, JSONValue)] = [
            ("path", .string(path)),
            ("rule", .string(finding.rule)),
            ("level", .string(finding.level.name)),
            ("message", .string(finding.message)),
            ("language", .string(finding.language.description)),
            ("range", range(finding.range, lines)),
            ("text", .string(text)),
            ("confidence", .ratio(finding.confidence)),
            ("fingerprint", .string(fingerprint.description)),
            ("url", url.map { .string($0) } ?? .null),
            ("fix", finding.fix.map { fix($0, lines) } ?? .null),
        ]
        if let source = finding.source { pairs.append(("source", self.source(source, lines))) }
        return .object(pairs)
    }

    private static func range(_ range: ByteRange, _ lines: LineIndex) -> JSONValue {
        let (start, end) = lines.positions(of: range)
        return ["start": place(lines.fileOffset(range.lowerBound), start), "end": place(lines.fileOffset(range.upperBound), end)]
    }

    /// What of the source the finding is about. Of a source in another file, the line is all that is known.
    private static func source(_ source: FoundSource, _ lines: LineIndex) -> JSONValue {
        guard let place = source.place else { return ["range": range(source.range, lines), "text": .string(source.text)] }
        return ["path": .string(place.path), "line": .integer(place.line), "text": .string(source.text)]
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
                        "start": .integer(lines.fileOffset(edit.range.lowerBound)),
                        "end": .integer(lines.fileOffset(edit.range.upperBound)),
                        "text": .string(edit.replacement),
                    ]
                }),
        ]
    }
}

/// A finding as it was handed out.
public struct WireFinding: Sendable, Hashable {
    /// As output named the file.
    public var path: String
    public var finding: Finding
    /// What was found, as it read.
    public var text: String
    public var fingerprint: Fingerprint

    /// Reads what `JSONValue.finding` writes; nil for anything else. Lines and columns are left unread: offsets say the same.
    public init?(_ value: JSONValue) {
        guard let path = value["path"]?.text, let rule = value["rule"]?.text, let message = value["message"]?.text,
            let level = value["level"]?.text.flatMap({ Level(name: $0) }), let language = value["language"]?.text,
            let text = value["text"]?.text, let confidence = value["confidence"]?.double,
            let fingerprint = value["fingerprint"]?.text.flatMap(Fingerprint.init),
            let start = value["range"]?["start"]?["offset"]?.int, let end = value["range"]?["end"]?["offset"]?.int,
            0 <= start, start <= end, let fix = value["fix"]
        else { return nil }
        self.path = path
        self.text = text
        self.fingerprint = fingerprint
        finding = Finding(
            rule: rule, level: level, message: message, language: LanguageTag(language), range: start..<end, confidence: confidence)
        finding.source = value["source"].flatMap(Self.source)
        if case .null = fix { return }
        guard let title = fix["title"]?.text, let safety = fix["safety"]?.text.flatMap(Safety.init(rawValue:)),
            let touches = fix["touches"]?.text.flatMap(Touch.init(rawValue:)), let edits = fix["edits"]?.elements?.map(Self.edit),
            !edits.contains(nil)
        else { return nil }
        finding.fix = Fix(title: title, safety: safety, touches: touches, edits: edits.compactMap { $0 })
    }

    private static func source(_ value: JSONValue) -> FoundSource? {
        guard let text = value["text"]?.text else { return nil }
        if let path = value["path"]?.text, let line = value["line"]?.int {
            return FoundSource(range: 0..<0, text: text, place: SourcePlace(path: path, line: line))
        }
        guard let start = value["range"]?["start"]?["offset"]?.int, let end = value["range"]?["end"]?["offset"]?.int, 0 <= start,
            start <= end
        else { return nil }
        return FoundSource(range: start..<end, text: text)
    }

    private static func edit(_ value: JSONValue) -> Edit? {
        guard let start = value["start"]?.int, let end = value["end"]?.int, let text = value["text"]?.text, 0 <= start, start <= end
        else { return nil }
        return Edit(start..<end, text)
    }
}
