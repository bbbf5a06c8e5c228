import Interchange

/// What the client said that it can do. What it did not say it cannot do.
///
/// Source: LSP 3.17, “ClientCapabilities”.
struct ClientCapabilities: Sendable {
    var encoding = PositionEncoding.utf16
    /// Whether it asks for diagnostics itself, so that none are pushed.
    var pullsDiagnostics = false
    var knowsRelatedInformation = false
    var knowsVersionOfDiagnostics = false
    var knowsCodeDescription = false
    var knowsDiagnosticData = false
    /// Whether code actions may be objects with edits, and not only commands.
    var knowsCodeActionLiterals = false
    var knowsPreferredActions = false
    /// Whether an action's edit may be left out until it is chosen.
    var resolvesActionEdits = false
    /// Whether edits name the version of the text that they are for.
    var knowsDocumentChanges = false
    var readsMarkdown = false
    var watchesFiles = false
    var refreshesDiagnostics = false
    var showsProgress = false

    init() {}

    init(_ value: JSONValue) {
        let text = value["textDocument"]
        encoding = .negotiated(value.value(at: "general", "positionEncodings")?.elements)
        if case .object = text?["diagnostic"] { pullsDiagnostics = true }
        let push = text?["publishDiagnostics"]
        let pull = text?["diagnostic"]
        // Clients of today name what they know once, for both ways.
        let knows = { (name: String) in push?[name]?.isTrue ?? false || pull?[name]?.isTrue ?? false }
        knowsRelatedInformation = knows("relatedInformation")
        knowsVersionOfDiagnostics = push?["versionSupport"]?.isTrue ?? false
        knowsCodeDescription = knows("codeDescriptionSupport")
        knowsDiagnosticData = knows("dataSupport")
        let action = text?["codeAction"]
        knowsCodeActionLiterals = action?["codeActionLiteralSupport"] != nil
        knowsPreferredActions = action?["isPreferredSupport"]?.isTrue ?? false
        let resolved = action?.value(at: "resolveSupport", "properties")?.elements ?? []
        resolvesActionEdits = resolved.contains { $0.text == "edit" } && action?["dataSupport"]?.isTrue ?? false
        knowsDocumentChanges = value.value(at: "workspace", "workspaceEdit", "documentChanges")?.isTrue ?? false
        readsMarkdown = text?.value(at: "hover", "contentFormat")?.elements?.contains { $0.text == "markdown" } ?? false
        watchesFiles = value.value(at: "workspace", "didChangeWatchedFiles", "dynamicRegistration")?.isTrue ?? false
        refreshesDiagnostics = value.value(at: "workspace", "diagnostics", "refreshSupport")?.isTrue ?? false
        showsProgress = value.value(at: "window", "workDoneProgress")?.isTrue ?? false
    }
}
