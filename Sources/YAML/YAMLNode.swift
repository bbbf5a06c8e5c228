/// A value of a YAML text, with its place.
public struct YAMLNode: Sendable {
    public enum Content: Sendable {
        /// A plain scalar stands without quotation marks and may mean a number, a truth value or nothing.
        case scalar(String, isPlain: Bool)
        case sequence([YAMLNode])
        case mapping([YAMLPair])
    }

    public var content: Content
    /// From 1.
    public var line: Int
    /// In Unicode scalars, from 1.
    public var column: Int

    public init(_ content: Content, line: Int, column: Int) {
        self.content = content
        self.line = line
        self.column = column
    }

    /// The text of a scalar, or nil.
    public var text: String? {
        if case .scalar(let text, _) = content { text } else { nil }
    }

    /// The items of a sequence, or nil.
    public var items: [YAMLNode]? {
        if case .sequence(let items) = content { items } else { nil }
    }

    /// The pairs of a mapping in the order of the text, or nil.
    public var pairs: [YAMLPair]? {
        if case .mapping(let pairs) = content { pairs } else { nil }
    }

    /// Whether the value is left out, or is written `~` or `null`.
    public var isNull: Bool {
        if case .scalar(let text, isPlain: true) = content { ["", "~", "null"].contains(text) } else { false }
    }

    /// What the value is, for an error message.
    public var kindName: String {
        switch content {
        case .scalar: isNull ? "an empty value" : "text"
        case .sequence: "a list"
        case .mapping: "a map"
        }
    }

    /// The value of `key` in a mapping, or nil.
    public subscript(key: String) -> YAMLNode? {
        pairs?.first { $0.key == key }?.value
    }
}

/// A key with its value.
public struct YAMLPair: Sendable {
    public var key: String
    public var value: YAMLNode
    /// Where the key stands, from 1; a value may begin on a later line.
    public var line: Int
    public var column: Int

    public init(key: String, value: YAMLNode, line: Int, column: Int) {
        self.key = key
        self.value = value
        self.line = line
        self.column = column
    }
}

/// Why a text could not be read as YAML, or not as the YAML that is allowed here.
public struct YAMLError: Error, Sendable, Hashable {
    /// From 1.
    public var line: Int
    /// From 1.
    public var column: Int
    /// What is wrong and what to do about it.
    public var message: String

    public init(line: Int, column: Int, message: String) {
        self.line = line
        self.column = column
        self.message = message
    }
}
