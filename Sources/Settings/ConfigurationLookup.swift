import Linting
import Platform
import Prose

/// Finds the configuration of each file, and remembers what it found: every folder is looked into once.
public struct ConfigurationLookup: Sendable {
    /// Which configuration files count.
    public enum Choice: Sendable, Hashable {
        /// The nearest above each file.
        case nearest
        /// This one alone, whose globs are relative to the current folder.
        case file(String)
        case none
    }

    /// An absolute path; relative ones start from here.
    public let currentFolder: String
    private let builtIn: [Rule]
    private let choice: Choice
    private let commandLine: Layer
    /// Of Obelus, which files may require; nil: any will do.
    private let version: String?

    private typealias Loaded = Result<Configuration, PlacedErrors>
    /// By the file's absolute path; the empty one stands for no file.
    private var loaded: [PathKey: Loaded] = [:]
    /// The configuration file of each folder, the empty path for none.
    private var nearest: [PathKey: String] = [:]
    /// The settings of each configuration file, by those of its parts that they come from.
    private var groupCount = 0
    /// Of each configuration file, which of its rules a selector names.
    private var selected: [PathKey: [String: [Int]]] = [:]
    private var groups: [PathKey: [[Int]: Settings]] = [:]

    /// - Parameters:
    ///   - builtIn: the built-in rules, by id.
    ///   - currentFolder: an absolute path.
    ///   - commandLine: what options set; it overrides the files.
    ///   - version: of Obelus, which files may require; nil: any will do.
    public init(
        builtIn: [Rule], currentFolder: String, choice: Choice = .nearest, commandLine: Layer = Layer(), version: String? = nil
    ) {
        self.version = version
        self.builtIn = builtIn
        self.currentFolder = Paths.absolute(currentFolder, in: "/")
        self.choice = choice
        self.commandLine = commandLine
    }

    /// The configuration for the files of a folder.
    ///
    /// - Throws: all that is wrong with the configuration file and with those it inherits from. The same for every
    ///   folder that has the same file: tell it once.
    public mutating func configuration(for folder: String) throws(PlacedErrors) -> Configuration {
        try load(path(for: Paths.absolute(folder, in: currentFolder))).get()
    }

    /// The settings for a file, which need not exist.
    public mutating func settings(for file: String) throws(PlacedErrors) -> Settings {
        let file = Paths.absolute(file, in: currentFolder)
        let path = path(for: Paths.folder(of: file) ?? "/")
        let configuration = try load(path).get()
        let parts = configuration.indices(for: file)
        var settings: Settings
        if let known = groups[PathKey(path)]?[parts] {
            settings = known
        } else {
            settings = resolved(configuration, parts, at: path)
            groups[PathKey(path), default: [:]][parts] = settings
            groupCount += 1
        }
        if settings.language.value == .undetermined, commandLine.language == nil,
            let language = FileName.language(of: file)
        {
            settings.language = Setting(language, from: .fileName)
        }
        return settings
    }

    private mutating func resolved(_ configuration: Configuration, _ parts: [Int], at path: String) -> Settings {
        let layers = parts.map { configuration.parts[$0].layer } + [commandLine]
        var settings = Settings(layers: layers, rules: configuration.rules, selected: &selected[PathKey(path), default: [:]])
        settings.paths = configuration.paths
        settings.baseline = configuration.baseline
        settings.group = groupCount
        return settings
    }

    /// What is wrong with the rules that options name; the user's own cards count as far as they lie above the current
    /// folder.
    public mutating func commandLineProblems() -> [String] {
        let configuration = try? configuration(for: currentFolder)
        let known = configuration?.rules ?? builtIn
        let ids = known.map(\.id)
        let chosen = (commandLine.only?.value ?? []) + (commandLine.extra?.value ?? [])
        let problems = (chosen + commandLine.levels.map(\.selector)).compactMap { $0.problem(among: ids) }
        guard problems.isEmpty else { return problems }
        let quotes = commandLine.quotes.flatMap { $0.value == .keep ? nil : $0.value }
        let styles = (quotes.map { [$0] } ?? []) + chosen.compactMap(QuoteStyle.named)
        if let first = styles.first, let other = styles.first(where: { $0 != first }) { return [QuoteStyle.conflict(first, other)] }
        // A category that names rules of other presets only would select nothing, without a word.
        var presets = commandLine.presets?.value ?? [.artifacts]
        if commandLine.presets == nil { for part in configuration?.parts ?? [] { presets += part.layer.presets?.value ?? [] } }
        return chosen.compactMap { selector in
            let rules = known.filter { selector.matches($0.id) }
            let isInForce = rules.contains { selector.isID($0.id) || presets.contains($0.card.preset) || QuoteStyle.rules[$0.id] != nil }
            guard !isInForce, let other = rules.first?.card.preset else { return nil }
            return "“\(selector.text)” has no rule in the presets in force; add --preset \(other.rawValue), or name its rules"
        }
    }

    // MARK: Finding and reading

    private mutating func load(_ path: String) -> Loaded {
        if let known = loaded[PathKey(path)] { return known }
        let result: Loaded
        if path.isEmpty {
            result = .success(Configuration(builtIn: builtIn))
        } else {
            var loader = ConfigurationLoader(builtIn: builtIn, currentFolder: currentFolder, version: version)
            var globFolder: String?
            // A file that is named on the command line may name what it likes: whoever runs the program has chosen it.
            var root: RepositoryRoot?
            if case .file = choice { globFolder = currentFolder } else { root = RepositoryRoot(of: path, startedIn: currentFolder) }
            do throws(PlacedErrors) {
                result = .success(try loader.load(path, globFolder: globFolder, within: root))
            } catch {
                result = .failure(error)
            }
        }
        loaded[PathKey(path)] = result
        return result
    }

    private static func isMisspelled(_ path: String, from folder: String) -> PlacedErrors {
        let isYAML = path.utf8.hasSuffix(".yml") || path.utf8.hasSuffix(".yaml")
        let message =
            isYAML
            ? "configuration files are named “\(ConfigurationFile.name)”; rename it, or choose it with --config"
            : "configuration files are YAML and named “\(ConfigurationFile.name)”; move its settings into one"
        return PlacedErrors([PlacedError(path: Paths.displayed(path, from: folder), message: message)])
    }

    /// The configuration file for a folder, or the empty path.
    private mutating func path(for folder: String) -> String {
        switch choice {
        case .none: return ""
        case .file(let path): return Paths.absolute(path, in: currentFolder)
        case .nearest: break
        }
        var passed: [String] = []
        var found = ""
        var next: String? = folder
        while let current = next {
            if let known = nearest[PathKey(current)] {
                found = known
                break
            }
            passed.append(current)
            let candidate = Paths.join(current, ConfigurationFile.name)
            if candidate.withSystemPath({ access($0, F_OK) }) == 0 {
                found = candidate
                break
            }
            if let misspelled = ConfigurationFile.misspelled.lazy.map({ Paths.join(current, $0) }).first(where: {
                $0.withSystemPath { access($0, F_OK) } == 0
            }) {
                loaded[PathKey(misspelled)] = .failure(Self.isMisspelled(misspelled, from: currentFolder))
                found = misspelled
                break
            }
            next = Paths.folder(of: current)
        }
        for folder in passed { nearest[PathKey(folder)] = found }
        return found
    }
}
