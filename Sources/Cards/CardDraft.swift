import Linting
import Prose
import YAML

/// A card on its way from the YAML tree to the checked value.
struct CardDraft {
    var reader: NodeReader
    let values: [String: YAMLNode]
    /// Where to complain about what is missing.
    let firstLine: Int
    let allowsCheck: Bool

    init(root: YAMLNode, path: String, allowsCheck: Bool) {
        var reader = NodeReader(path: path)
        values = reader.map(root, of: "a card", keys: CardReader.keys)
        self.reader = reader
        firstLine = root.line
        self.allowsCheck = allowsCheck
    }

    /// The card, or nil where the reader has noted mistakes.
    mutating func cardFile(id: String) -> CardFile? {
        let summary = summary()
        let why = required("why")
        let level = reader.choice(values["level"], of: "level", names: Level.allCases.map(\.name)) { Level(name: $0) }
        let languages = languageSet("languages")
        let sourceLanguages = languageSet("source-languages")
        let preset = reader.choice(values["preset"], of: "preset", as: Card.Preset.self)
        let format = reader.choice(values["format"], of: "format", as: TextFormat.self)
        let promise = promise()
        let since = reader.filledText(values["since"], of: "since")
        let artifacts = artifacts()
        let yieldsTo = values["yields-to"].flatMap { reader.texts($0, of: "yields-to") } ?? []
        let url = url()
        let safeBecause = reader.filledText(values["safe-because"], of: "safe-because")
        guard let detection = detection(id: id, safety: promise.safety) else { return nil }
        let examples = examples(safety: promise.safety)
        expectAnchors(detection.anchors, in: examples)
        guard reader.errors.isEmpty else { return nil }
        let card = Card(
            id: id, summary: summary, why: why, level: level ?? .warning, languages: languages,
            preset: preset ?? .artifacts, safety: promise.safety, touches: promise.touches, title: promise.title,
            detection: detection.detection, message: detection.message, replace: detection.replace,
            examples: examples, safeBecause: safeBecause, since: since ?? "", density: detection.density,
            sourceLanguages: sourceLanguages, artifacts: artifacts, yieldsTo: yieldsTo, format: format ?? .plain, url: url)
        return CardFile(
            card: card, anchors: detection.anchors, path: reader.path, detectionLine: detection.line,
            artifactLine: values["artifact"]?.line)
    }

    /// A text that must be there.
    mutating func required(_ key: String) -> String {
        if values[key] == nil { reader.fail(firstLine, "the card has no “\(key)”; add it") }
        return reader.filledText(values[key], of: key) ?? ""
    }

    private mutating func summary() -> String {
        let summary = required("summary")
        if let node = values["summary"], summary.contains(where: \.isNewline) {
            reader.fail(node.line, "“summary” must be a single line; put the rest in “why”")
        }
        return summary
    }

    /// The address of the rule's page. Other programs get it as a link, so it is one of the web, and spelled as RFC 3986 spells one.
    private mutating func url() -> String? {
        guard let node = values["url"], let url = reader.filledText(node, of: "url") else { return nil }
        let isAddress = ["https://", "http://"].contains { url.hasPrefix($0) && url.utf8.count > $0.utf8.count }
        guard isAddress, url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"\"<>\\^`{|}".utf8.contains($0) }) else {
            reader.fail(node.line, "“url” must be an address of the web in ASCII, such as https://example.com/style#quotes")
            return nil
        }
        return url
    }

    /// The ids of the key `artifact`; “none” says that the taxonomy has no row for what the rule finds.
    private mutating func artifacts() -> [String] {
        guard let node = values["artifact"], let ids = reader.texts(node, of: "artifact"), ids != ["none"] else { return [] }
        for (index, id) in ids.enumerated() {
            if !Artifact.isID(id) {
                reader.fail(node.line, "“\(id)” is not an id of the taxonomy; write “Q13”, “[Q13, P01]” or “none”")
            } else if ids[..<index].contains(id) {
                reader.fail(node.line, "“artifact” names \(id) twice; remove one of the two")
            }
        }
        return ids
    }

    private mutating func languageSet(_ key: String) -> LanguageSet {
        guard let node = values[key], let names = reader.texts(node, of: key) else { return .all }
        for name in names where name != "all" {
            let tag = name.hasPrefix("-") ? name.dropFirst() : name[...]
            if LanguageTag(tag) == .undetermined {
                reader.fail(node.line, "“\(name)” is not a language tag; use “all”, “de”, “pt-BR”, “-fr”, …")
            }
        }
        if !names.contains(where: { !$0.hasPrefix("-") }) {
            reader.fail(node.line, "“\(key)” includes no language; use a list such as “[all, -fr]”")
        }
        return LanguageSet(names)
    }

    /// What the card promises about its fix.
    private mutating func promise() -> (safety: Safety, touches: Touch, title: String) {
        let safety = reader.choice(values["fix"], of: "fix", as: Safety.self) ?? .none
        let touches = reader.choice(values["touches"], of: "touches", as: Touch.self)
        guard safety != .none else {
            return (safety, touches ?? .marks, reader.text(values["title"], of: "title") ?? "")
        }
        if values["touches"] == nil {
            let names = Touch.allCases.map { "“\($0.rawValue)”" }.joined(separator: ", ")
            reader.fail(values["fix"]?.line ?? firstLine, "a rule with a fix needs “touches”: one of \(names)")
        }
        if safety == .safe, touches == .words || touches == .blocks, values["safe-because"] == nil {
            reader.fail(
                values["touches"]?.line ?? firstLine,
                "a safe fix that touches words or blocks needs “safe-because”; say why it is safe, or use “fix: unsafe”"
            )
        }
        return (safety, touches ?? .marks, required("title"))
    }
}
