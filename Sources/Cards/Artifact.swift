import Bytes
import Platform
import YAML

/// What machines and scrapers do to texts, as the taxonomy (`Rules/artifacts.yml`) names it.
public struct Artifact: Sendable {
    /// A letter and two digits: `Q13`. It never changes.
    public var id: String
    public var name: String
    /// Why no rule finds it, or nil.
    public var none: String?
    /// What is to be said of the rules that find it, or nil.
    public var note: String?
    /// The line of the taxonomy.
    public var line: Int

    /// Whether a text has the form of an id.
    public static func isID(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.count == 3 && Ascii.isCapital(bytes[0]) && Ascii.isDigit(bytes[1]) && Ascii.isDigit(bytes[2])
    }
}

/// The taxonomy of artifacts.
public struct Taxonomy: Sendable {
    /// Artifacts of one kind.
    public struct Section: Sendable {
        public var title: String
        /// What is to be said of the whole section, in Markdown, or nil.
        public var about: String?
        public var artifacts: [Artifact]
    }

    /// The file, for messages.
    public let path: String
    public let sections: [Section]

    /// All artifacts, in the order of the file.
    public var artifacts: [Artifact] { sections.flatMap(\.artifacts) }

    /// Reads the taxonomy.
    ///
    /// - Parameters:
    ///   - bytes: the file, YAML in UTF-8.
    ///   - path: the file, for messages.
    /// - Throws: everything that is wrong with it, not just the first thing.
    public static func read(_ bytes: [UInt8], path: String) throws(PlacedErrors) -> Taxonomy {
        let root: YAMLNode?
        do {
            root = try YAMLNode.parse(bytes)
        } catch {
            throw PlacedErrors([PlacedError(path: path, line: error.line, message: error.message)])
        }
        guard let root else { throw PlacedErrors([PlacedError(path: path, line: 1, message: "the taxonomy is empty")]) }
        var reader = NodeReader(path: path)
        var lines: [String: Int] = [:]
        let sections = (reader.list(root, of: "the taxonomy") ?? []).compactMap { section($0, &reader, &lines) }
        guard reader.errors.isEmpty else { throw PlacedErrors(reader.errors) }
        return Taxonomy(path: path, sections: sections)
    }

    private static func section(_ node: YAMLNode, _ reader: inout NodeReader, _ lines: inout [String: Int]) -> Section? {
        let values = reader.map(node, of: "a section", keys: ["title", "about", "artifacts"])
        guard let title = reader.filledText(values["title"], of: "title") else {
            reader.fail(node.line, "the section has no “title”; add it")
            return nil
        }
        var artifacts: [Artifact] = []
        for item in reader.list(values["artifacts"], of: "artifacts") ?? [] {
            guard let artifact = artifact(item, &reader) else { continue }
            if let line = lines.updateValue(artifact.line, forKey: artifact.id) {
                reader.fail(artifact.line, "\(artifact.id) is on line \(line) already; remove one of the two")
            }
            artifacts.append(artifact)
        }
        return Section(title: title, about: reader.filledText(values["about"], of: "about"), artifacts: artifacts)
    }

    private static func artifact(_ node: YAMLNode, _ reader: inout NodeReader) -> Artifact? {
        let values = reader.map(node, of: "an artifact", keys: ["id", "name", "none", "note"])
        guard let id = reader.filledText(values["id"], of: "id"), let name = reader.filledText(values["name"], of: "name") else {
            reader.fail(node.line, "an artifact needs “id” and “name”")
            return nil
        }
        if !Artifact.isID(id) { reader.fail(node.line, "“\(id)” is not an id; write a capital and two digits, as in “Q13”") }
        return Artifact(
            id: id, name: name, none: reader.filledText(values["none"], of: "none"), note: reader.filledText(values["note"], of: "note"),
            line: node.line)
    }

    /// Where the built-in cards and the taxonomy do not agree.
    ///
    /// - Complexity: linear in the cards and the artifacts.
    public func mistakes(in cards: [CardFile]) -> [PlacedError] {
        var mistakes: [PlacedError] = []
        var found: Set<String> = []
        let known = Set(artifacts.map(\.id))
        for file in cards {
            guard let line = file.artifactLine else {
                mistakes.append(
                    PlacedError(
                        path: file.path, line: 1, message: "a built-in card names what it finds: add “artifact”, an id of \(path) or “none”"
                    ))
                continue
            }
            for id in file.card.artifacts where !known.contains(id) {
                mistakes.append(PlacedError(path: file.path, line: line, message: "\(id) is not in \(path); correct it, or add it there"))
            }
            found.formUnion(file.card.artifacts)
        }
        for artifact in artifacts {
            if found.contains(artifact.id), artifact.none != nil {
                mistakes.append(
                    PlacedError(path: path, line: artifact.line, message: "a card names \(artifact.id); make “none” a “note”, or remove it")
                )
            } else if !found.contains(artifact.id), artifact.none == nil {
                mistakes.append(
                    PlacedError(path: path, line: artifact.line, message: "no card names \(artifact.id); say why in “none”"))
            }
        }
        return mistakes
    }
}
