import Discovery
import Interchange
import Linting
import Platform
import Prose
import Readers

/// Checks all files of the folders that a client has open, a few at a time, so that other messages need not wait.
struct WorkspaceCheck: Sendable {
    /// A request for the diagnostics of all files.
    struct Request: Sendable {
        var id: JSONValue
        /// What the client has: the ids of results, by URI.
        var known: [String: String]
        var progress: JSONValue?
    }

    /// Those that wait for an answer. The first of them is worked on.
    var requests: [Request] = []
    /// Whether anything has changed since the last answer. Until then a request that follows one is not answered: clients ask again at once.
    var isOutdated = true
    /// What is to be checked for the request at hand; nil where it is not begun.
    var files: [InputFile]?
    var next = 0
    /// Of the settings of these files, which were found by themselves: by their groups.
    var linters: [Int: Linter] = [:]
    var reports: [JSONValue] = []
    /// What was found in files that are not open, by absolute path: checked again only when they change.
    var results: [PathKey: (identity: FileIdentity, serial: Int, items: [JSONValue])] = [:]

    /// Lets all files be checked again, since their settings may be others now.
    mutating func forget() {
        results = [:]
        isOutdated = true
    }

    var isRunning: Bool { !requests.isEmpty && (isOutdated || files != nil || requests[0].known.isEmpty) }

    /// Takes back a request; the answer to it, or nil where there is none of that id.
    mutating func cancel(_ id: RequestID) -> JSONValue? {
        guard let index = requests.firstIndex(where: { RequestID($0.id) == id }) else { return nil }
        let request = requests.remove(at: index)
        if index == 0 { (files, next, reports) = (nil, 0, []) }
        return ResponseError(.requestCancelled, "The request was cancelled").response(to: request.id)
    }

    /// Takes back all requests; the answers to them.
    mutating func cancelAll() -> [JSONValue] {
        defer { (requests, files, next, reports) = ([], nil, 0, []) }
        return requests.map { ResponseError(.requestCancelled, "The server is shutting down").response(to: $0.id) }
    }
}

extension LanguageServer {
    /// `workspace/diagnostic`.
    mutating func startWorkspaceCheck(_ parameters: JSONValue, _ id: JSONValue) {
        var known: [String: String] = [:]
        for element in parameters["previousResultIds"]?.elements ?? [] {
            if let uri = element["uri"]?.text, let value = element["value"]?.text { known[uri] = value }
        }
        workspaceCheck.requests.append(WorkspaceCheck.Request(id: id, known: known, progress: parameters["workDoneToken"]))
    }

    /// Checks the next file, or answers once all are.
    mutating func continueWorkspaceCheck() {
        let request = workspaceCheck.requests[0]
        guard let files = workspaceCheck.files else {
            var discovery = FileDiscovery(lookup: environment.lookup)
            let (files, errors) = folders.isEmpty ? ([], []) : discovery.files(for: folders)
            for error in errors { complainOnce(error.description, type: 2) }
            workspaceCheck.isOutdated = false
            (workspaceCheck.files, workspaceCheck.next, workspaceCheck.reports) = (files, 0, [])
            workspaceCheck.linters = [:]
            let present = Set(files.compactMap { file in if case .file(let path) = file.source { PathKey(path) } else { nil } })
            workspaceCheck.results = workspaceCheck.results.filter { present.contains($0.key) }
            progress(request, ["kind": "begin", "title": "Checking texts", "cancellable": true, "percentage": 0])
            return
        }
        guard workspaceCheck.next < files.count else {
            progress(request, ["kind": "end"])
            // A file that is gone has no findings.
            let present = Set(workspaceCheck.reports.compactMap { $0["uri"]?.text })
            let gone = request.known.keys.filter { !present.contains($0) && documents[$0] == nil }.sorted().map { uri -> JSONValue in
                ["uri": .string(uri), "version": nil, "kind": "full", "items": []]
            }
            send(.response(to: request.id, ["items": .array(workspaceCheck.reports + gone)]))
            workspaceCheck.requests.removeFirst()
            (workspaceCheck.files, workspaceCheck.next, workspaceCheck.reports) = (nil, 0, [])
            return
        }
        if case .file(let path) = files[workspaceCheck.next].source, let report = report(onFile: path, files[workspaceCheck.next], request)
        {
            workspaceCheck.reports.append(report)
        }
        workspaceCheck.next += 1
        // A hundred steps, and no more messages for many files.
        if workspaceCheck.next % max(1, files.count / 100) == 0 {
            progress(request, ["kind": "report", "percentage": .integer(100 * workspaceCheck.next / files.count)])
        }
    }

    private mutating func progress(_ request: WorkspaceCheck.Request, _ value: JSONValue) {
        guard let token = request.progress else { return }
        send(.notification("$/progress", ["token": token, "value": value]))
    }

    /// What is found in a file; nil where it cannot be read, or is open: then the client asks for it by itself.
    private mutating func report(onFile path: String, _ file: InputFile, _ request: WorkspaceCheck.Request) -> JSONValue? {
        let uri = FileURI.uri(path)
        guard !documents.values.contains(where: { $0.path == path }), let identity = FileIdentity(path: path) else { return nil }
        if workspaceCheck.results[PathKey(path)]?.identity != identity {
            guard let bytes = try? Files.read(path), !bytes.contains(0) else { return nil }
            guard case .success(let options) = environment.reading(path, bytes.prefix(1024), file.settings) else { return nil }
            // In UTF-16, which editors do not show as it is on disk; they ask for it once it is open.
            guard FileEncoding.of(bytes) == .utf8 else { return nil }
            let text = ClientText(bytes)
            let group = file.settings.group
            let linter = workspaceCheck.linters[group] ?? Linter(file.settings)
            workspaceCheck.linters[group] = linter
            let (read, _) = linter.read(Source(bytes), options)
            let filter = (try? settings.filter(path, file.settings)) ?? FindingFilter()
            let plan = Plan(linter: linter, options: options, settings: file.settings, filter: filter)
            let items = check(read, plan, bytes.count, name: path).map { diagnostic($0, text, uri).json(for: client) }
            workspaceCheck.results[PathKey(path)] = (identity, newSerial(), items)
        }
        guard let result = workspaceCheck.results[PathKey(path)] else { return nil }
        let id = "\(result.serial)"
        if request.known[uri] == id { return ["uri": .string(uri), "version": nil, "kind": "unchanged", "resultId": .string(id)] }
        return ["uri": .string(uri), "version": nil, "kind": "full", "resultId": .string(id), "items": .array(result.items)]
    }
}
