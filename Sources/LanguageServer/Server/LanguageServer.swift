import Interchange
import Linting
import Platform
import Prose
import Readers
import Settings

/// A language server: what it knows, and what it does with each message.
///
/// It reads and writes nothing itself, so that tests can hold it to every sequence of messages; `ServerLoop` connects it with a client.
/// Messages are worked on one at a time, in the order in which they came. Texts are checked when no message waits, so that of changes that
/// come faster than they can be checked only the last one is.
///
/// Source: Language Server Protocol 3.17.
public struct LanguageServer: Sendable {
    /// What is next to be done.
    public enum Step: Sendable, Equatable {
        /// There may be more to do at once.
        case worked
        /// Nothing is to be done before a message comes, or before a time by `Profile.now`.
        case idle(until: UInt64?)
        /// The client wants the program to end with this status.
        case exit(Int32)
    }

    /// What the protocol allows next.
    enum Phase: Sendable {
        case uninitialized, running, shutDown
    }

    let environment: ServerEnvironment
    var client = ClientCapabilities()
    var settings: SettingsCache
    /// By URI.
    var documents: [String: OpenDocument] = [:]
    /// Those that are to be checked, in the order in which they were changed.
    var waiting: [String] = []
    /// The folders that the client has open: absolute paths.
    var folders: [String] = []
    var workspaceCheck = WorkspaceCheck()
    /// Configuration files that the client shows errors of, by URI.
    var brokenConfigurations: Set<String> = []
    /// What was said of configurations, so that it is not said at each keystroke.
    private var said: Set<String> = []
    var phase = Phase.uninitialized
    private var inbox: [Message] = []
    private var cancelled: Set<RequestID> = []
    private var outbox: [UInt8] = []
    private var lastSerial = 0
    private var lastRequest = 0

    /// A text is checked at once up to this size: that takes about as long as two frames of a display last on a slow machine. A longer
    /// one waits until whoever writes pauses.
    static let longText = 150 << 10
    /// Nanoseconds without a change that are taken for a pause: more than between two letters of somebody who writes 40 words a minute.
    static let pause: UInt64 = 300_000_000

    public init(_ environment: ServerEnvironment) {
        self.environment = environment
        settings = SettingsCache(environment)
    }

    // MARK: Messages in and out

    /// Takes what the client sent. Nothing is answered before `step`.
    public mutating func receive(_ event: MessageFramer.Event) {
        switch event {
        case .malformed(let problem): inbox.append(.invalid(id: nil, ResponseError(.parseError, problem)))
        case .message(let bytes):
            let message = Message(bytes)
            // It overtakes the request that it is about.
            if case .notification("$/cancelRequest", let parameters) = message {
                guard let id = RequestID(parameters?["id"]) else { return }
                if isWaiting(id) { cancelled.insert(id) }
                if let answer = workspaceCheck.cancel(id) { send(answer) }
            } else {
                inbox.append(message)
            }
        }
    }

    /// How many messages wait.
    public var waitingMessages: Int { inbox.count }

    private func isWaiting(_ wanted: RequestID) -> Bool {
        inbox.contains { message in
            if case .request(let id, _, _) = message { RequestID(id) == wanted } else { false }
        }
    }

    /// What is to be sent to the client, framed; it is not kept.
    public mutating func takeOutput() -> [UInt8] {
        defer { outbox = [] }
        return outbox
    }

    mutating func send(_ message: JSONValue) { send(content: message.bytes) }

    /// Sends the bytes of a message.
    mutating func send(content: [UInt8]) { outbox += MessageFramer.framed(content) }

    /// Sends a request whose answer does not matter.
    mutating func request(_ method: String, _ parameters: JSONValue) {
        lastRequest += 1
        send(["jsonrpc": "2.0", "id": .string("obelus-\(lastRequest)"), "method": .string(method), "params": parameters])
    }

    /// A number that none was given before.
    mutating func newSerial() -> Int {
        lastSerial += 1
        return lastSerial
    }

    /// Does the next thing.
    ///
    /// - Parameters:
    ///   - now: by `Profile.now`.
    ///   - mayPublish: whether the client reads what was sent before; if not, nothing is sent that it did not ask for.
    public mutating func step(now: UInt64, mayPublish: Bool = true) -> Step {
        if !inbox.isEmpty {
            let message = inbox.removeFirst()
            if case .notification("exit", _) = message { return .exit(phase == .shutDown ? 0 : 1) }
            handle(message, now)
            return .worked
        }
        guard mayPublish else { return .idle(until: nil) }
        if let index = waiting.firstIndex(where: { documents[$0]?.due ?? 0 <= now }) {
            let uri = waiting.remove(at: index)
            publish(uri)
            return .worked
        }
        if workspaceCheck.isRunning {
            continueWorkspaceCheck()
            return .worked
        }
        return .idle(until: waiting.compactMap { documents[$0]?.due }.min())
    }

    private mutating func handle(_ message: Message, _ now: UInt64) {
        switch message {
        case .invalid(let id, let error): send(error.response(to: id))
        case .response: break
        case .notification(let method, let parameters):
            guard phase == .running else { return }
            notify(method, parameters ?? .null, now)
        case .request(let id, let method, let parameters):
            if let key = RequestID(id), cancelled.remove(key) != nil {
                return send(ResponseError(.requestCancelled, "The request was cancelled").response(to: id))
            }
            do throws(ResponseError) {
                guard let result = try answer(method, parameters ?? .null, id) else { return }
                send(.response(to: id, result))
            } catch {
                send(error.response(to: id))
            }
        }
    }

    // MARK: What messages mean

    /// The result of a request; nil where it is answered later.
    private mutating func answer(_ method: String, _ parameters: JSONValue, _ id: JSONValue) throws(ResponseError) -> JSONValue? {
        switch phase {
        case .uninitialized:
            guard method == "initialize" else {
                throw ResponseError(.serverNotInitialized, "The first request must be “initialize”, not “\(method)”")
            }
            return try initialize(parameters)
        case .shutDown: throw ResponseError(.invalidRequest, "The server is shut down; only “exit” may follow")
        case .running: break
        }
        switch method {
        case "initialize": throw ResponseError(.invalidRequest, "The server is already initialized")
        case "shutdown":
            phase = .shutDown
            waiting = []
            for answer in workspaceCheck.cancelAll() { send(answer) }
            return JSONValue.null
        case "textDocument/diagnostic": return try diagnostics(parameters)
        case "textDocument/codeAction": return try codeActions(parameters)
        case "codeAction/resolve": return try resolvedAction(parameters)
        case "textDocument/formatting": return try formatting(parameters)
        case "textDocument/hover": return try hover(parameters)
        case "workspace/executeCommand": return try execute(parameters)
        case "workspace/diagnostic":
            startWorkspaceCheck(parameters, id)
            return nil
        default: throw ResponseError(.methodNotFound, "Unknown method “\(method)”")
        }
    }

    private mutating func notify(_ method: String, _ parameters: JSONValue, _ now: UInt64) {
        switch method {
        case "initialized": watchFiles()
        case "textDocument/didOpen": open(parameters, now)
        case "textDocument/didChange": change(parameters, now)
        case "textDocument/didSave": save(parameters, now)
        case "textDocument/didClose": close(parameters)
        case "workspace/didChangeWatchedFiles", "workspace/didChangeConfiguration": forgetSettings(now)
        case "workspace/didChangeWorkspaceFolders":
            let event = parameters["event"]
            let removed = Self.folders(event?["removed"])
            folders.removeAll { removed.contains($0) }
            folders += Self.folders(event?["added"]).filter { !folders.contains($0) }
            workspaceCheck.isOutdated = true
        // What one does not know is left alone: LSP 3.17, “$ Notifications and Requests”, and others are news.
        default: break
        }
    }

    private mutating func initialize(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
        guard case .object = parameters else { throw ResponseError(.invalidParameters, "“initialize” needs parameters") }
        client = ClientCapabilities(parameters["capabilities"] ?? .null)
        folders = Self.folders(parameters["workspaceFolders"])
        if folders.isEmpty, let root = parameters["rootUri"]?.text.flatMap(FileURI.path) ?? parameters["rootPath"]?.text {
            folders = [root]
        }
        let checksWorkspace = parameters.value(at: "initializationOptions", "workspaceDiagnostics")?.isTrue ?? false
        phase = .running
        var capabilities: [(String, JSONValue)] = [
            ("positionEncoding", .string(client.encoding.rawValue)),
            ("textDocumentSync", ["openClose": true, "change": 2, "save": ["includeText": false]]),
            ("hoverProvider", true),
            (
                "codeActionProvider",
                ["codeActionKinds": [.string(ActionKind.quickFix), .string(ActionKind.fixAll)], "resolveProvider": true]
            ),
            ("documentFormattingProvider", true), ("executeCommandProvider", ["commands": [.string(Self.ignoreCommand)]]),
            ("workspace", ["workspaceFolders": ["supported": true, "changeNotifications": true]]),
        ]
        if client.pullsDiagnostics {
            capabilities.append(
                (
                    "diagnosticProvider",
                    [
                        "identifier": "obelus", "interFileDependencies": false, "workspaceDiagnostics": .bool(checksWorkspace),
                        "workDoneProgress": .bool(checksWorkspace),
                    ]
                ))
        }
        return ["capabilities": .object(capabilities), "serverInfo": ["name": "obelus", "version": .string(environment.version)]]
    }

    private static func folders(_ value: JSONValue?) -> [String] {
        value?.elements?.compactMap { $0["uri"]?.text.flatMap(FileURI.path) } ?? []
    }

    /// Asks the client to tell of changes of what settings are read from: configurations, cards, lists of words, baselines and side files.
    private mutating func watchFiles() {
        guard client.watchesFiles else { return }
        let watchers: [JSONValue] = ["**/*.{yml,yaml,csv}", "**/*obelus*"].map { ["globPattern": .string($0)] }
        request(
            "client/registerCapability",
            [
                "registrations": [
                    [
                        "id": "obelus-settings", "method": "workspace/didChangeWatchedFiles",
                        "registerOptions": ["watchers": .array(watchers)],
                    ]
                ]
            ])
    }

    // MARK: Texts

    private mutating func open(_ parameters: JSONValue, _ now: UInt64) {
        guard let item = parameters["textDocument"], let uri = item["uri"]?.text, let text = item["text"]?.text else {
            return complain("“textDocument/didOpen” has no text")
        }
        documents[uri] = OpenDocument(
            uri: uri, languageID: item["languageId"]?.text ?? "", version: item["version"]?.int ?? 0, text: text)
        schedule(uri, at: now)
        workspaceCheck.isOutdated = true
    }

    private mutating func change(_ parameters: JSONValue, _ now: UInt64) {
        guard let item = parameters["textDocument"], let uri = item["uri"]?.text, let changes = parameters["contentChanges"]?.elements
        else {
            return complain("“textDocument/didChange” has no changes")
        }
        // Taken out, so that the text is not copied.
        guard var document = documents.removeValue(forKey: uri) else { return complain("“textDocument/didChange”: \(uri) is not open") }
        for change in changes where !document.apply(change, client.encoding) {
            complain("“textDocument/didChange”: a change of \(uri) has no text or a wrong range and was left out")
        }
        document.setVersion(item["version"]?.int ?? document.version + 1)
        let isLong = document.text.bytes.count > Self.longText
        documents[uri] = document
        schedule(uri, at: isLong ? now + Self.pause : now)
    }

    private mutating func save(_ parameters: JSONValue, _ now: UInt64) {
        guard let uri = parameters.value(at: "textDocument", "uri")?.text, documents[uri] != nil else { return }
        // A client that does not tell of changed files has perhaps just saved one that settings come from.
        if !client.watchesFiles {
            settings.forget()
            workspaceCheck.forget()
        }
        documents[uri]?.forget()
        schedule(uri, at: now)
        workspaceCheck.isOutdated = true
    }

    private mutating func close(_ parameters: JSONValue) {
        guard let uri = parameters.value(at: "textDocument", "uri")?.text, documents.removeValue(forKey: uri) != nil else { return }
        waiting.removeAll { $0 == uri }
        if !client.pullsDiagnostics { sendDiagnostics([], of: uri) }
        workspaceCheck.isOutdated = true
    }

    /// Lets a text be checked when nothing else waits. A client that asks by itself is waited for.
    mutating func schedule(_ uri: String, at time: UInt64) {
        guard !client.pullsDiagnostics else { return }
        documents[uri]?.due = time
        if !waiting.contains(uri) { waiting.append(uri) }
    }

    /// Reads all settings again.
    private mutating func forgetSettings(_ now: UInt64) {
        settings.forget()
        said = []
        workspaceCheck.forget()
        for uri in documents.keys {
            documents[uri]?.result = nil
            schedule(uri, at: now)
        }
        if client.refreshesDiagnostics { request("workspace/diagnostic/refresh", .null) }
    }

    // MARK: Words to the client

    /// Sends a line for the client's log.
    ///
    /// - Parameter type: LSP 3.17, “MessageType”: 1 an error, 2 a warning, 3 information.
    mutating func complain(_ message: String, type: Int = 1) {
        send(.notification("window/logMessage", ["type": .integer(type), "message": .string(message)]))
    }

    /// Sends a line for the client's log, unless it was sent before.
    mutating func complainOnce(_ message: String, type: Int) {
        if said.insert(message).inserted { complain(message, type: type) }
    }

    /// Shows what is wrong with configurations: where they are wrong, and once in a message.
    mutating func show(_ errors: PlacedErrors) {
        for (path, ofPath) in Dictionary(grouping: errors.errors, by: \.path) {
            let uri = FileURI.uri(Paths.absolute(path, in: settings.currentFolder))
            let items = ofPath.map { error -> JSONValue in
                let line = max(0, (error.line ?? 1) - 1)
                return [
                    "range": ["start": ["line": .integer(line), "character": 0], "end": ["line": .integer(line + 1), "character": 0]],
                    "severity": 1, "source": "obelus", "message": .string(error.message),
                ]
            }
            if brokenConfigurations.insert(uri).inserted || !said.contains(uri) { sendDiagnostics(items, of: uri) }
            said.insert(uri)
        }
        guard let first = errors.errors.first, said.insert(first.description).inserted else { return }
        let more = errors.errors.count > 1 ? " (and \(errors.errors.count - 1) more)" : ""
        send(.notification("window/showMessage", ["type": 1, "message": .string("Obelus: \(first)\(more)")]))
    }

    /// Takes back what was shown of configurations that are right now.
    mutating func clearConfigurationErrors() {
        for uri in brokenConfigurations { sendDiagnostics([], of: uri) }
        brokenConfigurations = []
    }
}
