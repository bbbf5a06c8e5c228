import Bytes
import Interchange
import Linting
import Platform
import Prose
import Readers
import Reporting

/// Kinds of code actions. Source: LSP 3.17, “CodeActionKind”.
enum ActionKind {
    static let quickFix = "quickfix"
    /// Applies what may be applied without anyone looking, and nothing else: clients run it when a file is saved.
    static let fixAll = "source.fixAll.obelus"

    /// Whether a client that asks for some kinds gets one: a kind stands for all that begin with it.
    static func isWanted(_ kind: String, _ only: [JSONValue]?) -> Bool {
        guard let only else { return true }
        return only.contains { wanted in wanted.text.map { kind == $0 || kind.hasPrefix($0 + ".") || $0.isEmpty } ?? false }
    }
}

extension LanguageServer {
    // MARK: Code actions

    /// `textDocument/codeAction`.
    mutating func codeActions(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
        let uri = try uri(parameters)
        guard let result = result(of: uri), let document = documents[uri] else { throw Self.notOpen(uri) }
        guard let range = document.text.lines.range(parameters["range"], client.encoding) else {
            throw ResponseError(.invalidParameters, "“range” is not a range")
        }
        // Commands alone change nothing.
        guard client.knowsCodeActionLiterals else { return [] }
        let only = parameters.value(at: "context", "only")?.elements
        var actions: [JSONValue] = []
        if ActionKind.isWanted(ActionKind.quickFix, only) {
            for item in result.items where Self.meet(item.finding.range, range) {
                actions += quickFixes(item, document)
            }
            for item in result.items where Self.meet(item.finding.range, range) {
                if let action = ignoring(item, document) { actions.append(action) }
            }
        }
        if ActionKind.isWanted(ActionKind.fixAll, only), result.items.contains(where: { $0.finding.fix?.safety == .safe }) {
            var action: [(String, JSONValue)] = [
                ("title", "Fix all that is safe to fix (Obelus)"), ("kind", .string(ActionKind.fixAll)),
            ]
            if client.resolvesActionEdits {
                action.append(("data", ["uri": .string(uri), "version": .integer(document.version)]))
            } else {
                action.append(("edit", workspaceEdit(safeFixes(of: document), document)))
            }
            actions.append(.object(action))
        }
        return .array(actions)
    }

    /// Whether two ranges have a place in common; a caret has one with what it touches.
    private static func meet(_ left: ByteRange, _ right: ByteRange) -> Bool {
        left.lowerBound <= right.upperBound && right.lowerBound <= left.upperBound
    }

    private func quickFixes(_ item: CheckResult.Item, _ document: OpenDocument) -> [JSONValue] {
        guard let fix = item.finding.fix else { return [] }
        let needsReview = fix.safety == .safe ? "" : " (needs review)"
        var action: [(String, JSONValue)] = [
            ("title", .string(SafeLine.of(fix.title) + needsReview)), ("kind", .string(ActionKind.quickFix)),
            ("diagnostics", [diagnostic(item, document.text, document.uri).json(for: client)]),
            ("edit", workspaceEdit(fix.edits, document)),
        ]
        // Clients apply a preferred action without showing it.
        if client.knowsPreferredActions, fix.safety == .safe { action.append(("isPreferred", true)) }
        return [.object(action)]
    }

    /// Hides a finding from now on by a line of the side file. Its argument names the text, the finding and its rule.
    static let ignoreCommand = "obelus.ignore"

    /// The action that hides a finding from now on: by a comment, or by a line of the side file where the text can have no comments; nil
    /// where it has no file either.
    private mutating func ignoring(_ item: CheckResult.Item, _ document: OpenDocument) -> JSONValue? {
        // What is said about suppressions is not suppressed by more of them.
        if item.finding.rule.hasPrefix("suppressions/") { return nil }
        let title = "Ignore \(item.finding.rule) here"
        var action: [(String, JSONValue)] = [
            ("title", .string(title)), ("kind", .string(ActionKind.quickFix)),
            ("diagnostics", [diagnostic(item, document.text, document.uri).json(for: client)]),
        ]
        if client.resolvesActionEdits, item.document.traits.contains(.hasComments) {
            action.append(
                (
                    "data",
                    [
                        "uri": .string(document.uri), "version": .integer(document.version),
                        "ignore": .string(item.fingerprint.description),
                    ]
                ))
        } else if let edits = comments(ignoring: item, document) {
            action.append(("edit", workspaceEdit(edits, document)))
        } else {
            guard document.path != nil else { return nil }
            let argument: JSONValue = [
                "uri": .string(document.uri), "fingerprint": .string(item.fingerprint.description), "rule": .string(item.finding.rule),
            ]
            action.append(("command", ["title": .string(title), "command": .string(Self.ignoreCommand), "arguments": [argument]]))
        }
        return .object(action)
    }

    /// The edits of the file that hide a finding by a comment; nil where none can.
    private mutating func comments(ignoring item: CheckResult.Item, _ document: OpenDocument) -> [Edit]? {
        guard let linter = plan(document)?.linter else { return nil }
        let edits = linter.ignoreComments(for: [item.inText], in: item.document, reason: "").edits
        return edits.isEmpty ? nil : item.document.text.fileEdits(edits)
    }

    /// `workspace/executeCommand`.
    mutating func execute(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
        guard parameters["command"]?.text == Self.ignoreCommand else {
            throw ResponseError(.invalidParameters, "The only command is \(Self.ignoreCommand)")
        }
        let argument = parameters["arguments"]?.elements?.first
        guard let uri = argument?["uri"]?.text, let rule = argument?["rule"]?.text,
            let fingerprint = argument?["fingerprint"]?.text.flatMap({ Fingerprint($0) })
        else { throw ResponseError(.invalidParameters, "The argument must name “uri”, “fingerprint” and “rule”") }
        guard let document = documents[uri], let path = document.path else { throw Self.notOpen(uri) }
        // Only what was found: a rule's name is a part of the line.
        guard result(of: uri)?.items.contains(where: { $0.fingerprint == fingerprint && $0.finding.rule == rule }) == true else {
            throw ResponseError(.contentModified, "The text no longer has this finding")
        }
        do throws(PlacedError) {
            try SideFileWriting.append([SideFile.line(fingerprint, rule: rule, reason: "")], to: path + SideFile.suffix)
        } catch {
            throw ResponseError(.internalError, error.description)
        }
        settings.forgetFilter(of: path)
        documents[uri]?.result = nil
        schedule(uri, at: 0)
        if client.refreshesDiagnostics { request("workspace/diagnostic/refresh", .null) }
        return .null
    }

    /// `codeAction/resolve`: the edit of an action that was handed out without one.
    mutating func resolvedAction(_ action: JSONValue) throws(ResponseError) -> JSONValue {
        guard case .object(let pairs) = action else { throw ResponseError(.invalidParameters, "The action is not an object") }
        if action["edit"] != nil { return action }
        guard let uri = action.value(at: "data", "uri")?.text, let version = action.value(at: "data", "version")?.int else {
            throw ResponseError(.invalidParameters, "The action has no “data” of this server")
        }
        guard let result = result(of: uri), let document = documents[uri] else { throw Self.notOpen(uri) }
        guard document.version == version else {
            throw ResponseError(.contentModified, "The text has changed since the action was offered")
        }
        var edits: [Edit]
        if let fingerprint = action.value(at: "data", "ignore")?.text {
            guard let item = result.items.first(where: { $0.fingerprint.description == fingerprint }),
                let comments = comments(ignoring: item, document)
            else { throw ResponseError(.contentModified, "No comment can ignore this finding alone") }
            edits = comments
        } else {
            edits = safeFixes(of: document)
        }
        return .object(pairs + [("edit", workspaceEdit(edits, document))])
    }

    /// `textDocument/formatting`: what `obelus fix` would do to the text as it is.
    mutating func formatting(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
        let uri = try uri(parameters)
        guard let document = documents[uri] else { throw Self.notOpen(uri) }
        return .array(safeFixes(of: document).map { change($0, document.text).json })
    }

    /// The edits that `obelus fix` would make: safe fixes, round by round, until nothing changes.
    ///
    /// The text is read afresh, not in the language that was recognized when it was opened, so that the result is that of the command.
    private mutating func safeFixes(of document: OpenDocument) -> [Edit] {
        guard let plan = plan(document) else { return [] }
        var limit = FindingLimit.none
        var filter: FindingFilter? = plan.filter
        return plan.linter.fix(Source(document.text.bytes), plan.options, choosing: FixChoice(), limit: &limit, filter: &filter).edits
    }

    /// An edit of one text, for the version that it was made for where the client knows versions.
    private func workspaceEdit(_ edits: [Edit], _ document: OpenDocument) -> JSONValue {
        let edits = JSONValue.array(edits.map { change($0, document.text).json })
        guard client.knowsDocumentChanges else { return ["changes": .object([(document.uri, edits)])] }
        return [
            "documentChanges": [
                ["textDocument": ["uri": .string(document.uri), "version": .integer(document.version)], "edits": edits]
            ]
        ]
    }

    // MARK: Hover

    /// `textDocument/hover`: the cards of the rules that found something at a place.
    mutating func hover(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
        let uri = try uri(parameters)
        guard let result = result(of: uri), let document = documents[uri] else { throw Self.notOpen(uri) }
        guard let position = ClientPosition(parameters["position"]) else {
            throw ResponseError(.invalidParameters, "“position” is not a position")
        }
        let offset = document.text.lines.offset(position, client.encoding)
        let items = result.items.filter { $0.finding.range.contains(offset) || $0.finding.range == offset..<offset }
        guard !items.isEmpty, let known = plan(document)?.settings.rules else { return nil }
        var pages: [String] = []
        for item in items {
            guard let rule = known.first(where: { $0.rule.id == item.finding.rule })?.rule else { continue }
            let page = RuleHover(rule.card)
            let text = client.readsMarkdown ? page.markdown : page.text
            if !pages.contains(text) { pages.append(text) }
        }
        let range = items.dropFirst().reduce(items[0].finding.range) { $0.clamped(to: $1.finding.range) }
        return [
            "contents": [
                "kind": .string(client.readsMarkdown ? "markdown" : "plaintext"),
                "value": .string(pages.joined(separator: client.readsMarkdown ? "\n\n---\n\n" : "\n\n")),
            ],
            "range": document.text.lines.clientRange(range, client.encoding).json,
        ]
    }
}
