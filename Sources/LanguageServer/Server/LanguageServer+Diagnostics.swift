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

    /// How a text is read and checked.
    struct Plan {
        var linter: Linter
        var options: ReadingOptions
        var settings: Settings
        /// As the file's first text needs it.
        var filter: FindingFilter
    }

    /// How a text is read, and the linter for it; nil where it is not checked, which was said.
    mutating func plan(_ document: OpenDocument) -> Plan? {
        let path = document.path ?? Paths.join(folders.first ?? settings.currentFolder, FileURI.name(ofTextWithout: document.uri))
        do throws(PlacedErrors) {
            if document.path != nil, try settings.excludes(path) { return nil }
            let own = try settings.settings(for: path)
            if !brokenConfigurations.isEmpty { clearConfigurationErrors() }
            let result = environment.reading(Self.name(of: path, document.languageID), document.text.bytes.prefix(Self.headLength), own)
            switch result {
            case .success(let options):
                var filter = FindingFilter()
                if document.path != nil {
                    do throws(PlacedError) {
                        filter = try settings.filter(path, own)
                    } catch {
                        complainOnce(error.description, type: 1)
                    }
                }
                return Plan(linter: settings.linter(own), options: options, settings: own, filter: filter)
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
        if var plan = plan(document) {
            plan.options = document.pinned(plan.options)
            let read = plan.linter.read(Source(document.text.bytes), plan.options)
            if let only = read.documents.first, !plan.options.format.isRecords { document.keep(only) }
            items = check(read.documents, plan, document.text.bytes.count, name: document.path ?? uri)
        }
        let result = CheckResult(serial: newSerial(), items: items)
        document.result = result
        documents[uri] = document
        return result
    }

    /// What is found in the texts of a file, in the order of the file.
    mutating func check(
        _ documents: [Document], _ plan: Plan, _ size: Int, name: String
    ) -> [CheckResult.Item] {
        var items: [CheckResult.Item] = []
        var exhausted: [ExhaustedPattern] = []
        var limit = FindingLimit.reporting(size, records: plan.options.format.isRecords).adding(plan.filter.knownCount)
        var filter = plan.filter
        let references = settings.references(plan.settings)
        for document in documents {
            var findings = plan.linter.check(document, exhausted: &exhausted, limit: &limit)
            filter.begin(document)
            let fingerprints = filter.apply(&findings, in: document)
            items += zip(findings, fingerprints).map { finding, fingerprint in
                CheckResult.Item(
                    finding: document.text.inFile(finding), inText: finding, document: document, fingerprint: fingerprint,
                    link: references.link(to: finding.rule))
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
        let items = result.items.map { diagnostic($0, document.text, uri) }
        documents[uri]?.written.replace(by: items, for: client)
        send(content: Self.publication(of: uri, version, documents[uri]?.written ?? WrittenDiagnostics()))
    }

    /// Sends diagnostics of a file that is not open, or none.
    mutating func sendDiagnostics(_ items: [JSONValue], of uri: String) {
        send(.notification("textDocument/publishDiagnostics", ["uri": .string(uri), "diagnostics": .array(items)]))
    }

    /// The message `textDocument/publishDiagnostics`.
    ///
    /// Each diagnostic is written by itself: all of them as one value would be in memory three times, in many small pieces, which takes longer
    /// than writing them.
    private static func publication(of uri: String, _ version: Int?, _ diagnostics: WrittenDiagnostics) -> [UInt8] {
        var parameters: [(String, JSONValue)] = [("uri", .string(uri))]
        if let version { parameters.append(("version", .integer(version))) }
        parameters.append(("diagnostics", []))
        // The list is the last thing in the message, and is filled before it is closed.
        let end = Array("]}}".utf8)
        var content = JSONValue.notification("textDocument/publishDiagnostics", .object(parameters)).bytes
        content.reserveCapacity(content.count + diagnostics.bytes.count)
        content.removeLast(end.count)
        return content + diagnostics.bytes + end
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
        return ["kind": "full", "resultId": .string(id), "items": .array(result.items.map { diagnostic($0, text, uri).json(for: client) })]
    }

    static func notOpen(_ uri: String) -> ResponseError { ResponseError(.invalidParameters, "\(uri) is not open") }

    /// The text that a request is about.
    func uri(_ parameters: JSONValue) throws(ResponseError) -> String {
        guard let uri = parameters.value(at: "textDocument", "uri")?.text else {
            throw ResponseError(.invalidParameters, "“textDocument.uri” is missing")
        }
        return uri
    }

    /// A finding as the client has it.
    func diagnostic(_ item: CheckResult.Item, _ text: ClientText, _ uri: String) -> Diagnostic {
        Diagnostic(
            range: text.lines.clientRange(item.finding.range, client.encoding), finding: item.finding, fingerprint: item.fingerprint,
            link: item.link, related: client.knowsRelatedInformation ? related(item, text) : [],
            edits: client.knowsDiagnosticData ? (item.finding.fix?.edits ?? []).map { change($0, text) } : [], uri: uri)
    }

    /// The other places that a finding is about: the source of a translation, and the marks of a broken quotation.
    private func related(_ item: CheckResult.Item, _ text: ClientText) -> [Diagnostic.Related] {
        var places: [(range: ByteRange, message: String)] = []
        // What is in another file has no place that could be shown; the message says what it is.
        if let source = item.inText.source, source.place == nil, let counterpart = item.document.counterpart {
            places.append((counterpart.text.map.file(around: source.range), "The source: \(SafeLine.of(source.text))"))
        }
        if item.finding.rule.hasPrefix("quotes/") {
            places += marks(of: item).map { (item.document.text.map.file(around: item.document.marks[$0.mark].range), $0.message) }
        }
        return places.map { Diagnostic.Related(range: text.lines.clientRange($0.range, client.encoding), message: $0.message) }
    }

    /// The marks of the quotation that a finding is about: the partner of the one mark in it, or the two around a place without any.
    private func marks(of item: CheckResult.Item) -> [(mark: Int, message: String)] {
        let (document, range) = (item.document, item.inText.range)
        let readings = document.quotations.readings
        guard readings.count == document.marks.count else { return [] }
        let first = document.marks.partitioningIndex { $0.offset >= range.lowerBound }
        if first < document.marks.count, document.marks[first].offset < range.upperBound {
            guard first + 1 == document.marks.count || document.marks[first + 1].offset >= range.upperBound else { return [] }
            let partner = Int(readings[first].partner)
            return document.marks.indices.contains(partner) ? [(partner, "The other quotation mark of the pair")] : []
        }
        for mark in document.marks.indices[..<first].suffix(Self.mostMarksBefore).reversed() {
            let partner = Int(readings[mark].partner)
            guard partner >= first, document.marks.indices.contains(partner) else { continue }
            return [(mark, "The quotation begins here"), (partner, "It ends here")]
        }
        return []
    }

    /// Quotations within a quotation stand between a place and the mark that opens around it; so many are in no sentence.
    private static let mostMarksBefore = 8

    // MARK: Edits

    /// An edit as the client has it.
    func change(_ edit: Edit, _ text: ClientText) -> Diagnostic.Change {
        let edit = text.withWholeLineEnds(edit)
        return Diagnostic.Change(range: text.lines.clientRange(edit.range, client.encoding), text: edit.replacement)
    }
}

extension FileURI {
    /// A file name for a text that has no file, so that settings can be found for it.
    static func name(ofTextWithout uri: String) -> String {
        let last = uri.utf8.split(whereSeparator: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ":") }).last
        return last.flatMap { String($0) } ?? "text"
    }
}
