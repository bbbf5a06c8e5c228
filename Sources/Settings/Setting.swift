/// A value together with where it was set.
public struct Setting<Value: Sendable>: Sendable {
    public var value: Value
    public var origin: Origin

    public init(_ value: Value, from origin: Origin) {
        self.value = value
        self.origin = origin
    }
}

extension Setting: Equatable where Value: Equatable {}

/// Where a value was set.
public enum Origin: Sendable, Hashable, CustomStringConvertible {
    /// Nowhere: it is what Obelus does of itself, or what a rule's card says.
    case standard
    case file(String, line: Int)
    /// In the name of the text's file.
    case fileName
    /// By an option of the command line, such as `--language`.
    case option(String)

    /// As `obelus config` prints it.
    public var description: String {
        switch self {
        case .standard: "default"
        case .file(let path, let line): "\(path):\(line)"
        case .fileName: "file name"
        case .option(let name): name
        }
    }
}
