import Catalog
import Interchange
import Linting
import Platform
import Prose
import Readers
import Settings

@testable import LanguageServer

/// A client of a server in the same process.
struct TestClient {
    var server: LanguageServer
    private var framer = MessageFramer()
    private var lastID = 0
    /// What the server sent besides answers, in order.
    private(set) var notices: [JSONValue] = []
    private var answers: [Int: JSONValue] = [:]

    /// What an editor of today says that it can do, but that it pulls diagnostics.
    static func capabilities(_ encodings: [JSONValue] = ["utf-8"], more: [(String, JSONValue)] = []) -> JSONValue {
        let text: [(String, JSONValue)] = [
            (
                "publishDiagnostics",
                ["relatedInformation": true, "versionSupport": true, "dataSupport": true, "codeDescriptionSupport": true]
            ),
            ("codeAction", ["codeActionLiteralSupport": [:], "isPreferredSupport": true, "dataSupport": true]),
            ("hover", ["contentFormat": ["markdown", "plaintext"]]),
        ]
        return [
            "general": ["positionEncodings": .array(encodings)], "textDocument": .object(text + more),
            "workspace": ["workspaceEdit": ["documentChanges": true]],
        ]
    }

    /// - Parameters:
    ///   - capabilities: nil: the server is not initialized.
    ///   - folder: where settings are looked for; nil: nowhere.
    init(_ capabilities: JSONValue? = Self.capabilities(), folder: String? = nil, language: String? = "en", options: JSONValue = .null) {
        var layer = Layer()
        if let language { layer.language = Setting(LanguageTag(language), from: .option("--language")) }
        let lookup = ConfigurationLookup(
            builtIn: Catalog.rules, currentFolder: folder ?? "/", choice: folder == nil ? .none : .nearest, commandLine: layer)
        server = LanguageServer(
            ServerEnvironment(
                version: "9.9", lookup: lookup,
                filter: { path, _ in
                    guard let bytes = try? Files.read(path + SideFile.suffix) else { return .success(nil) }
                    let file = SideFile(bytes)
                    return .success(FindingFilter(known: file.fingerprints, rules: file.rules))
                }
            ) { name, _, settings in
                let pathExtension = FileName.pathExtension(of: name)
                guard let format = pathExtension.isEmpty ? .plain : FileName.format(ofExtension: pathExtension) else {
                    return .failure(ServerEnvironment.Refusal("is not read"))
                }
                return .success(ServerEnvironment.options(settings.format?.value ?? format, settings))
            })
        guard let capabilities else { return }
        let folders: JSONValue = folder.map { [["uri": .string(FileURI.uri($0)), "name": "test"]] } ?? .null
        _ = request(
            "initialize",
            [
                "processId": nil, "rootUri": nil, "capabilities": capabilities, "workspaceFolders": folders,
                "initializationOptions": options,
            ])
        notify("initialized", [:])
    }

    // MARK: Messages

    mutating func send(_ message: JSONValue) { server.receive(.message(message.bytes)) }

    mutating func notify(_ method: String, _ parameters: JSONValue) {
        send(["jsonrpc": "2.0", "method": .string(method), "params": parameters])
    }

    /// Sends a request and returns its answer, or null where there is none.
    mutating func request(_ method: String, _ parameters: JSONValue) -> JSONValue {
        let id = ask(method, parameters)
        settle()
        return answer(id) ?? .null
    }

    /// Sends a request; its id.
    mutating func ask(_ method: String, _ parameters: JSONValue) -> Int {
        lastID += 1
        send(["jsonrpc": "2.0", "id": .integer(lastID), "method": .string(method), "params": parameters])
        return lastID
    }

    mutating func answer(_ id: Int) -> JSONValue? { answers.removeValue(forKey: id) }

    /// Lets the server do all that it can at a time; how it ended.
    @discardableResult
    mutating func settle(at time: UInt64 = .max / 2) -> LanguageServer.Step {
        var step = LanguageServer.Step.worked
        while step == .worked {
            step = server.step(now: time)
            framer.append(server.takeOutput())
            while let event = framer.next() {
                guard case .message(let bytes) = event, let value = try? JSONValue(reading: bytes) else { continue }
                if let id = value["id"]?.int, value["method"] == nil { answers[id] = value } else { notices.append(value) }
            }
        }
        return step
    }

    /// Takes the notices of a method.
    mutating func take(_ method: String) -> [JSONValue] {
        settle()
        defer { notices.removeAll { $0["method"]?.text == method } }
        return notices.filter { $0["method"]?.text == method }
    }

    /// All that was sent with a null id.
    mutating func errorsWithoutID() -> [Int] {
        settle()
        return notices.filter { $0["method"] == nil }.compactMap { $0.value(at: "error", "code")?.int }
    }

    // MARK: Texts

    mutating func open(_ uri: String, _ text: String, language: String = "markdown", version: Int = 1) {
        notify(
            "textDocument/didOpen",
            ["textDocument": ["uri": .string(uri), "languageId": .string(language), "version": .integer(version), "text": .string(text)]])
    }

    mutating func change(_ uri: String, version: Int, _ changes: JSONValue...) {
        notify(
            "textDocument/didChange",
            ["textDocument": ["uri": .string(uri), "version": .integer(version)], "contentChanges": .array(changes)])
    }

    /// The rules of the diagnostics that were sent last for a text; nil where none were sent.
    mutating func pushed(_ uri: String) -> [String]? {
        take("textDocument/publishDiagnostics").last { $0.value(at: "params", "uri")?.text == uri }?
            .value(at: "params", "diagnostics")?.elements?.compactMap { $0["code"]?.text }
    }

    func text(_ uri: String) -> String? { server.documents[uri].map { String(decoding: $0.text.bytes, as: UTF8.self) } }
}

extension JSONValue {
    var code: Int? { self["error"]?["code"]?.int }
    var line: String { String(decoding: bytes, as: UTF8.self) }

    static func range(_ numbers: Int...) -> JSONValue {
        [
            "start": ["line": .integer(numbers[0]), "character": .integer(numbers[1])],
            "end": ["line": .integer(numbers[2]), "character": .integer(numbers[3])],
        ]
    }
}

/// A text as an editor has it, by another way than the server’s: an array of scalars.
struct EditedText {
    var scalars: [Unicode.Scalar]
    let encoding: PositionEncoding

    init(_ text: String, _ encoding: PositionEncoding) {
        scalars = Array(text.unicodeScalars)
        self.encoding = encoding
    }

    var text: String { String(String.UnicodeScalarView(scalars)) }

    private func width(_ scalar: Unicode.Scalar) -> Int {
        switch encoding {
        case .utf8: UTF8.width(scalar)
        case .utf16: UTF16.width(scalar)
        case .utf32: 1
        }
    }

    /// The scalars at which lines begin, and at which their text ends.
    private var lines: [(start: Int, end: Int)] {
        var lines: [(Int, Int)] = []
        var start = 0
        var index = 0
        while index < scalars.count {
            if scalars[index] == "\r", index + 1 < scalars.count, scalars[index + 1] == "\n" {
                lines.append((start, index))
                index += 2
                start = index
            } else if scalars[index] == "\n" || scalars[index] == "\r" {
                lines.append((start, index))
                index += 1
                start = index
            } else {
                index += 1
            }
        }
        return lines + [(start, scalars.count)]
    }

    /// Whether a caret can be before a scalar.
    func isPlace(_ index: Int) -> Bool {
        !(index > 0 && index < scalars.count && scalars[index - 1] == "\r" && scalars[index] == "\n")
    }

    /// The line and the column of a place.
    func position(_ index: Int) -> JSONValue {
        let lines = lines
        let line = lines.lastIndex { $0.start <= index } ?? 0
        let column = scalars[lines[line].start..<index].reduce(0) { $0 + width($1) }
        return ["line": .integer(line), "character": .integer(column)]
    }

    /// The place of a position, whose column may be beyond the line.
    func index(_ position: JSONValue?) -> Int {
        let lines = lines
        guard let line = position?["line"]?.int, let column = position?["character"]?.int, line < lines.count else { return scalars.count }
        var index = lines[line].start
        var rest = column
        while index < lines[line].end, rest >= width(scalars[index]) {
            rest -= width(scalars[index])
            index += 1
        }
        return index
    }

    mutating func replace(_ range: Range<Int>, with text: String) { scalars.replaceSubrange(range, with: text.unicodeScalars) }

    /// Applies edits of the protocol: all of them are about the text as it was.
    mutating func apply(_ edits: [JSONValue]) {
        let places = edits.map { (index($0["range"]?["start"])..<index($0["range"]?["end"]), $0["newText"]?.text ?? "") }
        for (range, text) in places.sorted(by: { $0.0.lowerBound > $1.0.lowerBound }) { replace(range, with: text) }
    }
}
