import Bytes
import Interchange
import Linting
import Prose
import Readers

/// A text that is open in the client.
struct OpenDocument: Sendable {
    let uri: String
    /// The absolute path of its file; nil where it has none.
    let path: String?
    /// What the client calls its language: `markdown`, `plaintext`.
    let languageID: String
    /// Of the text, as the client counts.
    private(set) var version: Int
    /// As the client has it.
    private(set) var text: ClientText
    /// What was recognized of the text when it was opened or saved.
    private var pin: Pin?
    /// What was found in the text as it is now.
    var result: CheckResult?
    /// What was sent of it last.
    var written = WrittenDiagnostics()
    /// When the text is to be checked, by `Profile.now`; nil where it is not to be.
    var due: UInt64?

    /// Language and layout, which do not change under the writer’s hands.
    private struct Pin {
        var language: LanguageTag
        var layout: ParagraphLayout
    }

    /// A shorter text is recognized again at each change: it says too little to be sure of. About two paragraphs.
    private static let shortText = 1000

    init(uri: String, languageID: String, version: Int, text: String) {
        self.uri = uri
        self.languageID = languageID
        self.version = version
        path = FileURI.path(uri)
        self.text = ClientText(Array(text.utf8))
    }

    /// How the text is read: what the settings leave to be recognized is as it was when the text was opened or saved.
    func pinned(_ options: ReadingOptions) -> ReadingOptions {
        guard let pin, !options.format.isRecords, text.bytes.count >= Self.shortText else { return options }
        var options = options
        if options.language == nil { options.language = pin.language }
        if options.layout == .auto, options.format == .plain { options.layout = pin.layout }
        return options
    }

    /// Notes what was recognized.
    mutating func keep(_ document: Document) {
        guard pin == nil, document.language != .undetermined else { return }
        pin = Pin(language: document.language, layout: document.layout)
    }

    /// Lets language and layout be recognized again.
    mutating func forget() {
        pin = nil
        result = nil
    }

    /// Replaces a part of the text, or all of it.
    ///
    /// - Parameter change: LSP 3.17, “TextDocumentContentChangeEvent”.
    /// - Returns: false where the change is not one.
    /// - Complexity: linear in the text.
    mutating func apply(_ change: JSONValue, _ encoding: PositionEncoding) -> Bool {
        guard let new = change["text"]?.text else { return false }
        if let range = change["range"], case .object = range {
            guard let place = text.lines.range(range, encoding) else { return false }
            text.replace(place, with: new)
        } else {
            // Another text, perhaps: a file that was reloaded.
            text = ClientText(Array(new.utf8))
            pin = nil
        }
        result = nil
        return true
    }

    mutating func setVersion(_ version: Int) { self.version = version }
}

/// A text as a client has it, and its lines.
struct ClientText: Sendable {
    /// UTF-8.
    private(set) var bytes: [UInt8]
    private(set) var lines: LineIndex

    /// - Complexity: linear in the bytes.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        lines = LineIndex(editing: bytes)
    }

    /// - Complexity: linear in the text.
    mutating func replace(_ range: ByteRange, with new: String) {
        // They share the bytes, which would be copied.
        lines = LineIndex()
        bytes.replaceSubrange(range, with: new.utf8)
        lines = LineIndex(editing: bytes)
    }

    /// The same edit without an end between the CR and the LF of a line end, which no place of the protocol is.
    func withWholeLineEnds(_ edit: Edit) -> Edit {
        var edit = edit
        if isWithinLineEnd(edit.range.upperBound) {
            edit = Edit(edit.range.lowerBound..<edit.range.upperBound + 1, edit.replacement + "\n")
        }
        if isWithinLineEnd(edit.range.lowerBound) {
            edit = Edit(edit.range.lowerBound - 1..<edit.range.upperBound, "\r" + edit.replacement)
        }
        return edit
    }

    private func isWithinLineEnd(_ offset: Int) -> Bool {
        offset > 0 && offset < bytes.count && bytes[offset - 1] == 0x0D && bytes[offset] == 0x0A
    }
}

/// What was found in a text.
struct CheckResult: Sendable {
    /// A finding with positions in the file, and where it is in its text.
    struct Item: Sendable {
        var finding: Finding
        /// Positions in the text as read.
        var inText: Finding
        var document: Document
        /// Which finding it is, from one check to the next.
        var fingerprint: Fingerprint
        /// The page of its rule; nil where there is none.
        var link: String?
    }

    /// Tells it from all others.
    var serial: Int
    var items: [Item]
}
