import Bytes
import Interchange
import Linting
import Platform
import Prose
import Readers
import Reporting
import Settings

extension LanguageServer {
    // MARK: Checking

    /// How a text is read, and the linter for it; nil where it is not checked, which was said.
    mutating func plan(_ document: OpenDocument) -> (linter: Linter, options: ReadingOptions, settings: Settings)? {
        let path = document.path ?? Paths.join(folders.first ?? settings.currentFolder, FileURI.name(ofTextWithout: document.uri))
        do throws(PlacedErrors) {
            if document.path != nil, try settings.excludes(path) { return nil }
            let own = try settings.settings(for: path)
            if !brokenConfigurations.isEmpty { clearConfigurationErrors() }
            let result = environment.reading(Self.name(of: path, document.languageID), document.text.bytes.prefix(Self.headLength), own)
            switch result {
            case .success(let options): return (settings.linter(own), options, own)
            case .failure(let refusal):
                complainOnce("\(path) \(refusal.message)", type: 3)
                return nil
            }
        } catch {
            show(error)
            return nil
        }
    }

    /// As many bytes of a text say what it is.
    private static let headLength = 1024

    /// The name by which a text is known for what it is: its own. A text without an extension is what the client takes it for, and what
    /// the client takes for Markdown is Markdown, unless its extension names another format that can be read.
    ///
    /// Source: LSP 3.17, “Text Document Language Identifiers”; the file types of Vim.
    private static func name(of path: String, _ languageID: String) -> String {
        let pathExtension = FileName.pathExtension(of: path)
        if FileName.format(ofExtension: pathExtension) != nil { return path }
        switch languageID {
        case "markdown": return "text.md"
        case "plaintext", "text": return pathExtension.isEmpty ? "text.txt" : path
        default: return path
        }
    }

    /// What is found in a text; nil where it is not open.
    ///
    /// - Complexity: linear in the text; constant where it has not changed since.
    mutating func result(of uri: String) -> CheckResult? {
        guard var document = documents[uri] else { return nil }
        if let known = document.result { return known }
        var items: [CheckResult.Item] = []
        if let (linter, options, _) = plan(document) {
            let pinned = document.pinned(options)
            let read = linter.read(Source(document.text.bytes), pinned)
            if let only = read.documents.first, !pinned.format.isRecords { document.keep(only) }
            items = check(read.documents, linter, pinned, document.text.bytes.count, name: document.path ?? uri)
        }
        let result = CheckResult(serial: newSerial(), items: items)
        document.result = result
        documents[uri] = document
        return result
    }

    /// What is found in the texts of a file, in the order of the file.
    mutating func check(
        _ documents: [Document], _ linter: Linter, _ options: ReadingOptions, _ size: Int, name: String
    ) -> [CheckResult.Item] {
        var items: [CheckResult.Item] = []
        var exhausted: [ExhaustedPattern] = []
        var limit = FindingLimit.reporting(size, records: options.format.isRecords)
        var counter = FingerprintCounter()
        for document in documents {
            for finding in linter.check(document, exhausted: &exhausted, limit: &limit) {
                items.append(
                    CheckResult.Item(
                        finding: document.text.inFile(finding), inText: finding, document: document,
                        fingerprint: counter.fingerprint(of: finding, in: document)))
            }
        }
        for pattern in exhausted {
            complainOnce("\(name): the pattern of \(pattern.rule) took too long and was turned off; simplify it", type: 2)
        }
        return items
    }

    // MARK: Handing out

    /// Checks a text and sends what is found.
    mutating func publish(_ uri: String) {
        guard let result = result(of: uri), let document = documents[uri] else { return }
        documents[uri]?.due = nil
        let version = client.knowsVersionOfDiagnostics ? document.version : nil
        sendDiagnostics(result.items.map { diagnostic($0, document.text, uri) }, of: uri, version: version)
    }

    mutating func sendDiagnostics(_ items: [JSONValue], of uri: String, version: Int?) {
        var parameters: [(String, JSONValue)] = [("uri", .string(uri))]
        if let version { parameters.append(("version", .integer(version))) }
        parameters.append(("diagnostics", .array(items)))
        send(.notification("textDocument/publishDiagnostics", .object(parameters)))
    }

    /// `textDocument/diagnostic`.
    mutating func diagnostics(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
        let uri = try uri(parameters)
        guard let result = result(of: uri), let document = documents[uri] else { throw Self.notOpen(uri) }
        return report(result, document.text, uri, known: parameters["previousResultId"]?.text)
    }

    /// A full report, or that nothing has changed.
    private func report(_ result: CheckResult, _ text: ClientText, _ uri: String, known: String?) -> JSONValue {
        let id = "\(result.serial)"
        if known == id { return ["kind": "unchanged", "resultId": .string(id)] }
        return ["kind": "full", "resultId": .string(id), "items": .array(result.items.map { diagnostic($0, text, uri) })]
    }

    static func notOpen(_ uri: String) -> ResponseError { ResponseError(.invalidParameters, "\(uri) is not open") }

    /// The text that a request is about.
    func uri(_ parameters: JSONValue) throws(ResponseError) -> String {
        guard let uri = parameters.value(at: "textDocument", "uri")?.text else {
            throw ResponseError(.invalidParameters, "“textDocument.uri” is missing")
        }
        return uri
    }

    /// A finding as the protocol has it.
    func diagnostic(_ item: CheckResult.Item, _ text: ClientText, _ uri: String) -> JSONValue {
        let finding = item.finding
        var pairs: [(String, JSONValue)] = [
            ("range", text.lines.json(finding.range, client.encoding)),
            ("severity", .integer(Self.severity(finding.level))),
            ("code", .string(finding.rule)),
            ("source", "obelus"),
            // The text is quoted in it, which is not ours.
            ("message", .string(SafeLine.of(finding.message, keepsLineEnds: true))),
        ]
        if client.knowsRelatedInformation, let related = related(item, text, uri) { pairs.append(("relatedInformation", [related])) }
        if client.knowsDiagnosticData {
            var data: [(String, JSONValue)] = [("fingerprint", .string(item.fingerprint.description))]
            if let fix = finding.fix {
                data += [
                    ("title", .string(fix.title)), ("safety", .string(fix.safety.rawValue)),
                    ("edits", .array(fix.edits.map { textEdit($0, text) })),
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

    /// The other mark of the quotation that a finding is about, where it is about one mark and that has a partner.
    private func related(_ item: CheckResult.Item, _ text: ClientText, _ uri: String) -> JSONValue? {
        let (document, range) = (item.document, item.inText.range)
        guard item.finding.rule.hasPrefix("quotes/") else { return nil }
        let first = document.marks.partitioningIndex { $0.offset >= range.lowerBound }
        guard first < document.marks.count, document.marks[first].range.upperBound <= range.upperBound,
            first + 1 == document.marks.count || document.marks[first + 1].offset >= range.upperBound,
            first < document.quotations.readings.count
        else { return nil }
        let partner = Int(document.quotations.readings[first].partner)
        guard document.marks.indices.contains(partner) else { return nil }
        let place = document.text.map.file(around: document.marks[partner].range)
        return [
            "location": ["uri": .string(uri), "range": text.lines.json(place, client.encoding)],
            "message": "The other quotation mark of the pair",
        ]
    }

    // MARK: Edits

    /// An edit as the protocol has it.
    func textEdit(_ edit: Edit, _ text: ClientText) -> JSONValue {
        let edit = text.withWholeLineEnds(edit)
        return ["range": text.lines.json(edit.range, client.encoding), "newText": .string(edit.replacement)]
    }
}

extension FileURI {
    /// A file name for a text that has no file, so that settings can be found for it.
    static func name(ofTextWithout uri: String) -> String {
        let last = uri.utf8.split(whereSeparator: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ":") }).last
        return last.flatMap { String($0) } ?? "text"
    }
}
