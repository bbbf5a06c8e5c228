import SystemYAML

extension YAMLNode {
    /// Reads one YAML document.
    ///
    /// Allowed is what a person writes by hand: scalars, lists, and maps whose keys are texts and occur once. Aliases
    /// and tags are refused, so a text cannot unfold into more than it says.
    ///
    /// - Parameter depthLimit: how deep lists and maps may nest.
    /// - Returns: the document's value, or nil where the text holds none.
    /// - Complexity: linear in the text, apart from the pairs of one map, which are compared by hash.
    public static func parse(_ text: String, depthLimit: Int = 64) throws(YAMLError) -> YAMLNode? {
        try parse(Array(text.utf8), depthLimit: depthLimit)
    }

    /// Reads one YAML document from UTF-8 bytes.
    public static func parse(_ bytes: [UInt8], depthLimit: Int = 64) throws(YAMLError) -> YAMLNode? {
        let result = bytes.withUnsafeBufferPointer { buffer -> Result<YAMLNode?, YAMLError> in
            do throws(YAMLError) {
                let events = try EventStream(buffer)
                return .success(try DocumentBuilder(events: events, depthLimit: depthLimit).document())
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }
}

/// Builds the tree from libyaml's events.
private struct DocumentBuilder {
    let events: EventStream
    let depthLimit: Int

    func document() throws(YAMLError) -> YAMLNode? {
        var root: YAMLNode?
        while true {
            let event = try events.next()
            switch event.kind {
            case .streamEnd: return root
            case .boundary: continue
            default:
                guard root == nil else {
                    throw event.error("a second document begins here; a file can have only one")
                }
                root = try node(event, depth: 0)
            }
        }
    }

    private func node(_ event: Event, depth: Int) throws(YAMLError) -> YAMLNode {
        guard depth < depthLimit else {
            throw event.error("lists and maps are nested more than \(depthLimit) deep; flatten them")
        }
        if event.hasTag { throw event.error("tags such as “!name” are not supported; remove the tag") }
        switch event.kind {
        case .scalar(let text, let isPlain):
            return YAMLNode(.scalar(text, isPlain: isPlain), line: event.line, column: event.column)
        case .sequenceStart:
            return YAMLNode(.sequence(try items(depth: depth)), line: event.line, column: event.column)
        case .mappingStart:
            return YAMLNode(.mapping(try pairs(depth: depth)), line: event.line, column: event.column)
        case .alias:
            throw event.error("aliases such as “*name” are not supported; write the value out")
        case .sequenceEnd, .mappingEnd, .streamEnd, .boundary:
            throw event.error("a value is missing here")
        }
    }

    private func items(depth: Int) throws(YAMLError) -> [YAMLNode] {
        var items: [YAMLNode] = []
        while true {
            let event = try events.next()
            if case .sequenceEnd = event.kind { return items }
            items.append(try node(event, depth: depth + 1))
        }
    }

    private func pairs(depth: Int) throws(YAMLError) -> [YAMLPair] {
        var pairs: [YAMLPair] = []
        var lines: [String: Int] = [:]
        while true {
            let event = try events.next()
            if case .mappingEnd = event.kind { return pairs }
            let keyNode = try node(event, depth: depth + 1)
            guard let key = keyNode.text else {
                throw event.error("a key must be text, not \(keyNode.kindName)")
            }
            if let line = lines.updateValue(event.line, forKey: key) {
                throw event.error("the key “\(key)” is already on line \(line); remove one of the two")
            }
            let value = try node(events.next(), depth: depth + 1)
            pairs.append(YAMLPair(key: key, value: value, line: event.line, column: event.column))
        }
    }
}
