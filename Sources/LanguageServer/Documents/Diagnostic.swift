import Bytes
import Interchange
import Linting
import Prose
import Reporting

/// A finding with its places as the client counts them: all that its JSON is made of. Two of them are told apart for less than it costs
/// to write one.
///
/// Source: LSP 3.17, “Diagnostic”.
struct Diagnostic: Sendable {
    /// A range of the protocol: lines and columns from 0.
    struct Range: Sendable, Hashable {
        var startLine: Int
        var startColumn: Int
        var endLine: Int
        var endColumn: Int

        var json: JSONValue {
            [
                "start": ["line": .integer(startLine), "character": .integer(startColumn)],
                "end": ["line": .integer(endLine), "character": .integer(endColumn)],
            ]
        }
    }

    /// Another place that the finding is about, and why.
    struct Related: Sendable {
        var range: Range
        var message: String
    }

    /// An edit of its fix.
    struct Change: Sendable {
        var range: Range
        var text: String

        var json: JSONValue { ["range": range.json, "newText": .string(text)] }
    }

    var range: Range
    /// Its own positions say nothing here: they are those of `range` and `edits`.
    var finding: Finding
    var fingerprint: Fingerprint
    /// The page of its rule; nil where there is none.
    var link: String?
    /// Places in `uri`.
    var related: [Related]
    var edits: [Change]
    var uri: String

    /// What the client is told of it.
    func json(for client: ClientCapabilities) -> JSONValue {
        var pairs: [(String, JSONValue)] = [
            ("range", range.json),
            ("severity", .integer(Self.severity(finding.level))),
            ("code", .string(finding.rule)),
            ("source", "obelus"),
            // The text is quoted in it, which is not ours.
            ("message", .string(SafeLine.of(finding.message, keepsLineEnds: true))),
        ]
        if client.knowsCodeDescription, let link { pairs.append(("codeDescription", ["href": .string(link)])) }
        if client.knowsRelatedInformation, !related.isEmpty {
            let places = related.map { place -> JSONValue in
                ["location": ["uri": .string(uri), "range": place.range.json], "message": .string(place.message)]
            }
            pairs.append(("relatedInformation", .array(places)))
        }
        if client.knowsDiagnosticData {
            var data: [(String, JSONValue)] = [("fingerprint", .string(fingerprint.description))]
            if let fix = finding.fix {
                data += [
                    ("title", .string(fix.title)), ("safety", .string(fix.safety.rawValue)), ("edits", .array(edits.map(\.json))),
                ]
            }
            pairs.append(("data", .object(data)))
        }
        return .object(pairs)
    }

    /// LSP 3.17, “DiagnosticSeverity”.
    private static func severity(_ level: Level) -> Int {
        switch level {
        case .error: 1
        case .warning: 2
        case .info, .off: 3
        }
    }

    /// Whether two of them are written alike, for one client.
    ///
    /// - Complexity: linear in their texts.
    func isWritten(as other: Diagnostic) -> Bool {
        range == other.range && fingerprint == other.fingerprint && finding.level == other.finding.level
            && finding.rule.hasBytes(of: other.finding.rule) && finding.message.hasBytes(of: other.finding.message)
            && Self.areSame(edits, other.edits) { $0.range == $1.range && $0.text.hasBytes(of: $1.text) }
            && Self.areSame(related, other.related) { $0.range == $1.range && $0.message.hasBytes(of: $1.message) }
            && Self.areSame(finding.fix, other.finding.fix) { $0.safety == $1.safety && $0.title.hasBytes(of: $1.title) }
            && Self.areSame(link, other.link) { $0.hasBytes(of: $1) } && uri.hasBytes(of: other.uri)
    }

    private static func areSame<Element>(_ left: [Element], _ right: [Element], by isSame: (Element, Element) -> Bool) -> Bool {
        left.count == right.count && zip(left, right).allSatisfy(isSame)
    }

    private static func areSame<Value>(_ left: Value?, _ right: Value?, by isSame: (Value, Value) -> Bool) -> Bool {
        switch (left, right) {
        case (nil, nil): true
        case (let left?, let right?): isSame(left, right)
        default: false
        }
    }
}
