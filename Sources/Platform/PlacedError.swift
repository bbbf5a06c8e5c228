/// Something wrong with a file: which, where in it, what, and what to do about it.
public struct PlacedError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file as the user named it or would name it.
    public var path: String
    /// From 1; nil where the whole file is meant.
    public var line: Int?
    public var message: String

    public init(path: String, line: Int? = nil, message: String) {
        self.path = path
        self.line = line
        self.message = message
    }

    /// `path:line: message`.
    public var description: String {
        line.map { "\(path):\($0): \(message)" } ?? "\(path): \(message)"
    }
}

/// All that is wrong with a file and those it names, by path and line.
public struct PlacedErrors: Error, Sendable, Hashable {
    public var errors: [PlacedError]

    public init(_ errors: [PlacedError]) {
        self.errors = errors.sorted { ($0.path, $0.line ?? 0) < ($1.path, $1.line ?? 0) }
    }
}
