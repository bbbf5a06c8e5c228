import Interchange
import Linting
import Platform
import Prose
import Readers
import Reporting
import Settings

/// A server of the Model Context Protocol: a language model can check a text, fix it, and ask why a rule is there.
///
/// It is given texts and gives texts back; it reads and writes no files but configurations.
///
/// Source: Model Context Protocol, revision 2025-06-18: lifecycle, tools, and the transport over standard input and output.
public struct ToolServer: Sendable {
    private let environment: ServerEnvironment
    private var settings: SettingsCache
    private var isInitialized = false

    /// Those whose messages are the same as far as they are used here; the newest first.
    private static let revisions = ["2025-06-18", "2025-03-26", "2024-11-05"]

    public init(_ environment: ServerEnvironment) {
        self.environment = environment
        settings = SettingsCache(environment)
    }

    /// Serves until the input ends.
    ///
    /// - Returns: why it ended before that; nil where it did not.
    public mutating func run(input: CInt = STDIN_FILENO, output: CInt = STDOUT_FILENO) -> PlacedError? {
        var pending: [UInt8] = []
        while true {
            var count = 0
            let piece = [UInt8](unsafeUninitializedCapacity: Self.pieceSize) { buffer, length in
                // Safe: never more than the buffer holds, and `length` says how many bytes were set.
                count = buffer.baseAddress.map { CLibrary.read(input, $0, Self.pieceSize) } ?? 0
                length = max(0, count)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return nil }
            var start = piece.startIndex
            while let end = piece[start...].firstIndex(of: UInt8(ascii: "\n")) {
                pending += piece[start..<end]
                start = end + 1
                let answer = answer(pending)
                pending = []
                guard let answer else { continue }
                let code = CLibrary.writeAll(answer.bytes + [UInt8(ascii: "\n")], to: output)
                if code == EPIPE { return nil }
                if code != 0 { return PlacedError(path: "standard output", message: "cannot be written: \(CLibrary.words(for: code))") }
            }
            pending += piece[start...]
            if pending.count > Files.largestText { return PlacedError(path: "standard input", message: "holds a line longer than 1 GB") }
        }
    }

    private static let pieceSize = 1 << 16

    /// The answer to a line; nil where it wants none.
    ///
    /// - Complexity: linear in the line, and that of the tool.
    public mutating func answer(_ line: [UInt8]) -> JSONValue? {
        if line.allSatisfy({ $0 == 0x20 || $0 == 0x0D }) { return nil }
        switch Message(line) {
        case .invalid(let id, let error): return error.response(to: id)
        case .notification, .response: return nil
        case .request(let id, let method, let parameters):
            do throws(ResponseError) {
                return .response(to: id, try result(of: method, parameters ?? .null))
            } catch {
                return error.response(to: id)
            }
        }
    }

    private mutating func result(of method: String, _ parameters: JSONValue) throws(ResponseError) -> JSONValue {
        if method == "ping" { return [:] }
        if method == "initialize" {
            isInitialized = true
            let wanted = parameters["protocolVersion"]?.text
            return [
                "protocolVersion": .string(Self.revisions.first { $0 == wanted } ?? Self.revisions[0]),
                "capabilities": ["tools": ["listChanged": false]],
                "serverInfo": ["name": "obelus", "title": "Obelus", "version": .string(environment.version)],
                "instructions": .string(Self.instructions),
            ]
        }
        guard isInitialized else { throw ResponseError(.invalidRequest, "The first request must be “initialize”, not “\(method)”") }
        switch method {
        case "tools/list": return ["tools": .array(Self.tools)]
        case "tools/call":
            guard let name = parameters["name"]?.text else { throw ResponseError(.invalidParameters, "“name” is missing") }
            return try call(name, parameters["arguments"] ?? [:])
        default: throw ResponseError(.methodNotFound, "Unknown method “\(method)”")
        }
    }

    // MARK: Tools

    /// Why a tool did not do what it was asked: told to the model, which can put it right.
    private struct Mistake: Error {
        var message: String
    }

    private mutating func call(_ name: String, _ arguments: JSONValue) throws(ResponseError) -> JSONValue {
        do throws(Mistake) {
            switch name {
            case "check": return Self.result(try check(arguments))
            case "fix": return Self.result(try fix(arguments))
            case "explain": return ["content": [["type": "text", "text": .string(try explain(arguments))]], "isError": false]
            default: break
            }
        } catch {
            return ["content": [["type": "text", "text": .string(error.message)]], "isError": true]
        }
        throw ResponseError(.invalidParameters, "Unknown tool “\(name)”; the tools are check, fix and explain")
    }

    /// As structured content, and as text for clients that do not know it.
    private static func result(_ value: JSONValue) -> JSONValue {
        [
            "content": [["type": "text", "text": .string(String(decoding: value.bytes, as: UTF8.self))]], "structuredContent": value,
            "isError": false,
        ]
    }

    /// A text that a model hands over, and how it is read.
    private struct Reading {
        var name: String
        var bytes: [UInt8]
        var linter: Linter
        var options: ReadingOptions
        /// What is suppressed by the baseline and the side file of the name, and where its rules can be read.
        var filter: FindingFilter
        var references: RuleReference
    }

    private mutating func reading(_ arguments: JSONValue) throws(Mistake) -> Reading {
        guard let text = arguments["text"]?.text else { throw Mistake(message: "“text” is missing: the text, as a string") }
        var formatName: String?
        if let format = arguments["format"]?.text {
            guard TextFormat(rawValue: format) != nil else {
                let known = TextFormat.allCases.map(\.rawValue)
                throw Mistake(message: "unknown format “\(format)”; use \(known.joined(separator: ", "))")
            }
            formatName = format
        }
        let name = arguments["filename"]?.text ?? "text"
        let path = Paths.absolute(name, in: settings.currentFolder)
        let own: Settings
        do throws(PlacedErrors) {
            // Files change between two questions, and nobody tells.
            settings.forget()
            own = try settings.settings(for: path)
        } catch {
            throw Mistake(message: error.errors.map(\.description).joined(separator: "\n"))
        }
        let bytes = Array(text.utf8)
        var options: ReadingOptions
        if let format = formatName.flatMap(TextFormat.init(rawValue:)) {
            options = ServerEnvironment.options(format, own)
        } else {
            switch environment.reading(name, bytes.prefix(1024), own) {
            case .success(let read): options = read
            case .failure(let refusal): throw Mistake(message: "\(name) \(refusal.message)")
            }
        }
        if let language = arguments["language"]?.text, language != "auto" {
            if let problem = LanguageName.problem(with: language) { throw Mistake(message: problem) }
            options.language = LanguageTag(language)
        }
        if let language = arguments["source-language"]?.text, language != "auto" {
            if let problem = LanguageName.problem(with: language) { throw Mistake(message: problem) }
            options.sourceLanguage = LanguageTag(language)
        }
        if let fields = arguments["fields"] {
            let names = fields.elements?.compactMap(\.text) ?? fields.text.map { [$0] } ?? []
            guard !names.isEmpty, names.count == fields.elements?.count ?? 1 else {
                throw Mistake(message: "“fields” must be a list of names, such as [\"text\"]")
            }
            options.fields.text = names
        }
        if let field = arguments["language-field"]?.text { options.fields.language = field }
        if let field = arguments["source-field"]?.text { options.fields.source = field }
        var filter = FindingFilter()
        // Only a file has a baseline or a side file, and only a name says which file is meant.
        if arguments["filename"]?.text != nil {
            do throws(PlacedError) {
                filter = try settings.filter(path, own)
            } catch {
                throw Mistake(message: error.description)
            }
        }
        return Reading(
            name: name, bytes: bytes, linter: settings.linter(own), options: options, filter: filter, references: settings.references(own))
    }

    /// Reads the texts; what cannot be read is told, since a text in which nothing is found would seem to be right.
    private static func documents(_ reading: Reading) throws(Mistake) -> [Document] {
        let (documents, problems) = reading.linter.read(Source(reading.bytes), reading.options)
        try complain(of: problems, reading, isEmpty: documents.isEmpty)
        return documents
    }

    private static func complain(of problems: [ReadingProblem], _ reading: Reading, isEmpty: Bool) throws(Mistake) {
        if isEmpty, let problem = problems.first { throw Mistake(message: "\(reading.name): \(problem.message)") }
    }

    private mutating func check(_ arguments: JSONValue) throws(Mistake) -> JSONValue {
        let reading = try reading(arguments)
        return ["findings": try Self.findings(reading)]
    }

    private mutating func fix(_ arguments: JSONValue) throws(Mistake) -> JSONValue {
        var reading = try reading(arguments)
        let choice = FixChoice(unsafe: arguments["unsafe"]?.isTrue ?? false)
        var counts: [String: Int] = [:]
        var limit = FindingLimit.none
        var filter: FindingFilter? = reading.filter
        let fixed = reading.linter.fix(Source(reading.bytes), reading.options, choosing: choice, limit: &limit, filter: &filter)
        try Self.complain(of: fixed.problems, reading, isEmpty: fixed.texts.isEmpty)
        for finding in fixed.applied { counts[finding.rule, default: 0] += 1 }
        reading.bytes = fixed.source.bytes
        return [
            "text": .string(String(decoding: reading.bytes, as: UTF8.self)),
            "fixed": .object(counts.sorted { $0.key < $1.key }.map { ($0.key, .integer($0.value)) }),
            "findings": try Self.findings(reading),
        ]
    }

    /// The findings in the shape of `obelus check --format json`.
    private static func findings(_ reading: Reading) throws(Mistake) -> JSONValue {
        let source = Source(reading.bytes)
        var limit = FindingLimit.reporting(reading.bytes.count, records: reading.options.format.isRecords)
        var exhausted: [ExhaustedPattern] = []
        limit = limit.adding(reading.filter.knownCount)
        var filter = reading.filter
        let texts = try documents(reading).map { document in
            var findings = reading.linter.check(document, exhausted: &exhausted, limit: &limit)
            filter.begin(document)
            let fingerprints = filter.apply(&findings, in: document)
            return FileReport.CheckedText(document, findings, fingerprints: fingerprints)
        }
        let report = FileReport(path: reading.name, source: source, texts: texts)
        return .array(
            zip(report.findings, report.fingerprints).enumerated().map { number, found in
                let (document, inText) = report.inText(number)
                return .finding(
                    found.0, found.1, path: reading.name, text: document.text(inText.range), lines: report.lines,
                    url: reading.references.url(of: inText.rule))
            })
    }

    private mutating func explain(_ arguments: JSONValue) throws(Mistake) -> String {
        guard let id = arguments["rule"]?.text else { throw Mistake(message: "“rule” is missing: a rule’s id, such as quotes/split") }
        let known: [Rule]
        do throws(PlacedErrors) {
            known = try settings.settings(for: Paths.join(settings.currentFolder, "text")).rules.map(\.rule)
        } catch {
            settings.forget()
            throw Mistake(message: error.errors.map(\.description).joined(separator: "\n"))
        }
        guard let rule = known.first(where: { $0.id == id }) else {
            throw Mistake(message: "unknown rule “\(id)”" + NearestName.hint(for: id, among: known.map(\.id)))
        }
        return RuleDocument(rule.card).text
    }
}
