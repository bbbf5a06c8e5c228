import Platform

/// Takes values out of a YAML tree, and collects what is wrong with them instead of stopping at the first mistake.
public struct NodeReader: Sendable {
    /// The file, for the messages.
    public let path: String
    public private(set) var errors: [PlacedError] = []

    public init(path: String) {
        self.path = path
    }

    /// Notes a mistake.
    public mutating func fail(_ line: Int, _ message: String) {
        errors.append(PlacedError(path: path, line: line, message: message))
    }

    /// The pairs of a map of which every key must be one of `keys`; unknown ones are noted and left out.
    public mutating func map(_ node: YAMLNode, of name: String, keys: [String]) -> [String: YAMLNode] {
        guard let pairs = node.pairs else {
            fail(node.line, "\(name) must be a map of “key: value”, not \(node.kindName)")
            return [:]
        }
        var values: [String: YAMLNode] = [:]
        for pair in pairs {
            if keys.contains(pair.key) {
                values[pair.key] = pair.value
            } else {
                fail(pair.line, "unknown key “\(pair.key)”" + NearestName.hint(for: pair.key, among: keys))
            }
        }
        return values
    }

    /// The text of a scalar; a missing value (nil) is no mistake, any other kind of value is.
    public mutating func text(_ node: YAMLNode?, of key: String) -> String? {
        guard let node else { return nil }
        guard let text = node.text, !node.isNull else {
            fail(node.line, "“\(key)” must be text, not \(node.kindName)")
            return nil
        }
        return text
    }

    /// The text of a scalar that holds more than white space.
    public mutating func filledText(_ node: YAMLNode?, of key: String) -> String? {
        guard let node, let text = text(node, of: key) else { return nil }
        if text.allSatisfy(\.isWhitespace) {
            fail(node.line, "“\(key)” is empty; add its value, or remove the key")
            return nil
        }
        return text
    }

    /// The items of a list. A lone text is taken for a list of one.
    public mutating func list(_ node: YAMLNode?, of key: String) -> [YAMLNode]? {
        guard let node else { return nil }
        if let items = node.items { return items }
        if node.text != nil, !node.isNull { return [node] }
        fail(node.line, "“\(key)” must be a list, not \(node.kindName)")
        return nil
    }

    /// The texts of a list.
    public mutating func texts(_ node: YAMLNode?, of key: String) -> [String]? {
        guard let items = list(node, of: key) else { return nil }
        var texts: [String] = []
        for item in items {
            if let text = filledText(item, of: key) { texts.append(text) }
        }
        return texts
    }

    /// A value that is one of a few names.
    public mutating func choice<Value>(
        _ node: YAMLNode?, of key: String, names: [String], value: (String) -> Value?
    ) -> Value? {
        guard let node, let text = text(node, of: key) else { return nil }
        if let value = value(text) { return value }
        fail(node.line, "unknown value “\(text)” for “\(key)”" + NearestName.hint(for: text, among: names))
        return nil
    }

    /// A value that is one of an enumeration's names.
    public mutating func choice<Value: RawRepresentable<String> & CaseIterable>(
        _ node: YAMLNode?, of key: String, as type: Value.Type
    ) -> Value? {
        choice(node, of: key, names: type.allCases.map(\.rawValue), value: Value.init(rawValue:))
    }
}
