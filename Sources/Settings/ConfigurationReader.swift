import Linting
import Platform
import Prose
import YAML

/// Reads configuration files. Names of rules are looked up later, when it is known which cards there are.
public struct ConfigurationReader {
    /// What can be said of the files that a glob in `formats` names.
    static let formatKeys = ["as", "fields", "language-field", "source-field", "source"]

    private var reader: NodeReader
    private var file: ConfigurationFile

    /// Reads one file.
    ///
    /// - Parameters:
    ///   - bytes: the file, YAML in UTF-8. An empty one sets nothing.
    ///   - path: the file, for messages.
    ///   - folder: the absolute path of the folder that its globs are relative to.
    ///   - version: of Obelus, which the file may require; nil: any will do.
    public static func read(
        _ bytes: [UInt8], path: String, folder: String, version: String? = nil
    ) throws(PlacedErrors) -> ConfigurationFile {
        let root: YAMLNode?
        do {
            root = try YAMLNode.parse(bytes)
        } catch {
            throw PlacedErrors([PlacedError(path: path, line: error.line, message: error.message)])
        }
        var reader = ConfigurationReader(
            reader: NodeReader(path: path),
            file: ConfigurationFile(path: path, folder: folder, exclude: IgnoreList(folder: folder)))
        if let root {
            // What an older version does not know is no mistake of the file.
            if let error = reader.versionProblem(root, version) { throw PlacedErrors([error]) }
            reader.readFile(root)
        }
        guard reader.reader.errors.isEmpty else { throw PlacedErrors(reader.reader.errors) }
        return reader.file
    }

    private mutating func readFile(_ root: YAMLNode) {
        let values = reader.map(root, of: "the configuration", keys: ConfigurationKey.names)
        file.layer = layer(values)
        file.rulePaths = settings(values["rule-paths"], of: "rule-paths")
        file.extends = settings(values["extends"], of: "extends")
        if let node = values["baseline"] {
            file.baseline = setting(reader.filledText(node, of: "baseline"), node)
        }
        for item in reader.list(values["exclude"], of: "exclude") ?? [] {
            guard let pattern = reader.filledText(item, of: "exclude") else { continue }
            do {
                try file.exclude.append(pattern, braces: true)
            } catch {
                fail(item, pattern, error)
            }
        }
        if let formats = values["formats"] { readFormats(formats) }
        guard let overrides = values["overrides"] else { return }
        guard let items = overrides.items else {
            reader.fail(overrides.line, "“overrides” must be a list of maps, each with “files”, not \(overrides.kindName)")
            return
        }
        for item in items { readOverride(item) }
    }

    /// Why the file must not be read by this version.
    private func versionProblem(_ root: YAMLNode, _ version: String?) -> PlacedError? {
        guard let node = root.pairs?.first(where: { $0.key == "required-version" })?.value else { return nil }
        guard let text = node.text, let requirement = VersionRequirement(text) else {
            return PlacedError(
                path: file.path, line: node.line, message: "“required-version” must be a version such as “0.1.0” or “>=0.1, <1”")
        }
        guard let version, !requirement.isMet(by: version) else { return nil }
        return PlacedError(
            path: file.path, line: node.line, message: "needs Obelus \(text), and this is \(version); install a version that matches")
    }

    private mutating func globs(_ node: YAMLNode, of key: String) -> [Glob] {
        var globs: [Glob] = []
        for item in reader.list(node, of: key) ?? [] {
            guard var pattern = reader.filledText(item, of: key) else { continue }
            // A folder holds for what is in it, with or without a slash behind it.
            if pattern.hasSuffix("/"), pattern != "/" { pattern.removeLast() }
            do {
                globs.append(try Glob(pattern))
            } catch {
                fail(item, pattern, error)
            }
        }
        return globs
    }

    private mutating func readOverride(_ node: YAMLNode) {
        let values = reader.map(node, of: "an override", keys: [ConfigurationKey.files] + ConfigurationKey.namesForFiles)
        let layer = layer(values)
        guard let files = values[ConfigurationKey.files] else {
            if node.pairs != nil { reader.fail(node.line, "the override has no “files”; list the files that it applies to") }
            return
        }
        file.overrides.append(ConfigurationFile.Override(files: globs(files, of: ConfigurationKey.files), layer: layer))
    }

    /// `formats`: a map from globs to what the files are, or to a map of that and of what is where in them.
    private mutating func readFormats(_ node: YAMLNode) {
        guard let pairs = node.pairs else {
            reader.fail(node.line, "“formats” must be a map such as “data/*.csv: { fields: [body] }”, not \(node.kindName)")
            return
        }
        for pair in pairs {
            let values =
                pair.value.pairs == nil
                ? ["as": pair.value] : reader.map(pair.value, of: "the format of “\(pair.key)”", keys: Self.formatKeys)
            var layer = Layer()
            layer.format = setting(reader.choice(values["as"], of: "as", as: TextFormat.self), values["as"])
            let fields = settings(values["fields"], of: "fields").map(\.value)
            if !fields.isEmpty { layer.fields = setting(fields, values["fields"]) }
            if let field = values["language-field"] {
                layer.languageField = setting(reader.filledText(field, of: "language-field"), field)
            }
            if let field = values["source-field"] {
                layer.sourceField = setting(reader.filledText(field, of: "source-field"), field)
            }
            if let node = values["source"], let name = reader.filledText(node, of: "source") {
                if let pattern = SourceFilePattern(name, of: pair.key) {
                    layer.sourceFile = setting(pattern, node)
                } else {
                    reader.fail(
                        node.line,
                        "“source” has a “*” for what the one in the last part of “\(pair.key)” matches; write a pattern such as “*.de.txt” with “source: *.en.txt”"
                    )
                }
            }
            do {
                // A folder holds for what is in it, with or without a slash at its end.
                let pattern = pair.key.hasSuffix("/") && pair.key != "/" ? String(pair.key.dropLast()) : pair.key
                file.overrides.append(ConfigurationFile.Override(files: [try Glob(pattern)], layer: layer, isOfFormat: true))
            } catch {
                reader.fail(pair.line, "“\(pair.key)”: \(error.message)")
            }
        }
    }

    private mutating func layer(_ values: [String: YAMLNode]) -> Layer {
        var layer = Layer()
        layer.language = language(values["language"], of: "language")
        layer.sourceLanguage = language(values["source-language"], of: "source-language")
        layer.presets = presets(values["presets"])
        layer.quotes = setting(
            reader.choice(values["quotes"], of: "quotes", as: QuoteStyle.self), values["quotes"])
        layer.paragraphs = setting(
            reader.choice(values["paragraphs"], of: "paragraphs", as: ParagraphLayout.self), values["paragraphs"])
        layer.levels = levels(values["rules"])
        return layer
    }

    // MARK: Values

    private func origin(_ node: YAMLNode) -> Origin { .file(file.path, line: node.line) }

    private func setting<Value>(_ value: Value?, _ node: YAMLNode?) -> Setting<Value>? {
        guard let value, let node else { return nil }
        return Setting(value, from: origin(node))
    }

    private mutating func settings(_ node: YAMLNode?, of key: String) -> [Setting<String>] {
        var settings: [Setting<String>] = []
        for item in reader.list(node, of: key) ?? [] {
            if let text = reader.filledText(item, of: key) { settings.append(Setting(text, from: origin(item))) }
        }
        return settings
    }

    private mutating func language(_ node: YAMLNode?, of key: String) -> Setting<LanguageTag>? {
        guard let node, let text = reader.filledText(node, of: key) else { return nil }
        if let problem = LanguageName.problem(with: text, examples: "“\(key): auto”, “de”, “pt-BR”, …") {
            reader.fail(node.line, problem)
            return nil
        }
        return Setting(LanguageTag(text), from: origin(node))
    }

    private mutating func presets(_ node: YAMLNode?) -> Setting<[Card.Preset]>? {
        guard let items = reader.list(node, of: "presets") else { return nil }
        var presets: [Card.Preset] = []
        for item in items {
            let value = reader.choice(item, of: "presets", names: PresetNames.all, value: PresetNames.presets)
            presets += (value ?? []).filter { !presets.contains($0) }
        }
        return setting(presets, node)
    }

    private mutating func levels(_ node: YAMLNode?) -> [RuleLevel] {
        guard let node else { return [] }
        guard let pairs = node.pairs else {
            reader.fail(node.line, "“rules” must be a map such as “quotes/*: error”, not \(node.kindName)")
            return []
        }
        var levels: [RuleLevel] = []
        for pair in pairs {
            let names = Level.allCases.map(\.name)
            let level = reader.choice(pair.value, of: pair.key, names: names) { Level(name: $0) }
            do {
                let selector = try RuleSelector(pair.key)
                if let level {
                    levels.append(RuleLevel(selector, level, from: .file(file.path, line: pair.line)))
                }
            } catch {
                reader.fail(pair.line, "“\(pair.key)”: \(error.message)")
            }
        }
        return levels
    }

    private mutating func fail(_ node: YAMLNode, _ pattern: String, _ failure: Glob.Failure) {
        reader.fail(node.line, "“\(pattern)”: \(failure.message)")
    }
}

/// The names of presets, in a file and behind `--preset`.
public enum PresetNames {
    /// All of them; `all` means every preset.
    public static let all = Card.Preset.allCases.map(\.rawValue) + ["all"]

    /// The presets of a name, or nil.
    public static func presets(_ name: String) -> [Card.Preset]? {
        name == "all" ? Card.Preset.allCases : Card.Preset(rawValue: name).map { [$0] }
    }
}
