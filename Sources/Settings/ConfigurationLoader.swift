import Cards
import Linting
import Platform

/// Reads a configuration file and all that it inherits.
struct ConfigurationLoader {
    let builtIn: [Rule]
    /// Messages name paths from here.
    let currentFolder: String
    private var configuration: Configuration
    private var errors: [PlacedError] = []
    /// The files being read, from the first to the one that is inherited now.
    private var chain: [String] = []
    private var done: Set<String> = []
    private var ids: Set<String>
    private var readFolders: Set<String> = []

    init(builtIn: [Rule], currentFolder: String) {
        self.builtIn = builtIn
        self.currentFolder = currentFolder
        configuration = Configuration(builtIn: builtIn)
        ids = Set(builtIn.map(\.id))
    }

    /// Reads the file at an absolute path.
    ///
    /// - Parameter globFolder: what its globs are relative to, where that is not its own folder.
    mutating func load(_ path: String, globFolder: String? = nil) throws(PlacedErrors) -> Configuration {
        add(path, globFolder: globFolder, from: nil)
        configuration.rules.sort { $0.id < $1.id }
        // With a card unread, its name would be reported as unknown.
        if errors.isEmpty { expectKnownRules() }
        guard errors.isEmpty else { throw PlacedErrors(errors) }
        return configuration
    }

    private mutating func add(_ path: String, globFolder: String?, from origin: Origin?) {
        if chain.contains(path) {
            fail(origin, "“extends” forms a circle: \((chain + [path]).map(displayed).joined(separator: " → "))")
            return
        }
        // Inherited twice, by two ways: once is enough.
        guard done.insert(path).inserted else { return }
        chain.append(path)
        defer { chain.removeLast() }
        guard let file = read(path, globFolder: globFolder, from: origin) else { return }
        let folder = Paths.folder(of: path) ?? "/"
        for parent in file.extends {
            add(Paths.absolute(parent.value, in: folder), globFolder: nil, from: parent.origin)
        }
        for rulePath in file.rulePaths {
            addCards(Paths.absolute(rulePath.value, in: folder), from: rulePath.origin)
        }
        configuration.paths.append(file.path)
        configuration.parts.append(Configuration.Part(layer: file.layer, files: nil, folder: file.folder))
        for override in file.overrides {
            configuration.parts.append(
                Configuration.Part(layer: override.layer, files: override.files, folder: file.folder))
        }
        if !file.exclude.isEmpty { configuration.exclude.append(file.exclude) }
    }

    private mutating func read(_ path: String, globFolder: String?, from origin: Origin?) -> ConfigurationFile? {
        do throws(PlacedError) {
            let bytes = try Files.read(path)
            do throws(PlacedErrors) {
                return try ConfigurationReader.read(
                    bytes, path: displayed(path), folder: globFolder ?? Paths.folder(of: path) ?? "/")
            } catch {
                errors += error.errors
            }
        } catch {
            // The mistake is in the line that names the file.
            if origin == nil {
                errors.append(PlacedError(path: displayed(path), message: error.message))
            } else {
                fail(origin, "“extends”: \(displayed(path)): \(error.message)")
            }
        }
        return nil
    }

    private mutating func addCards(_ folder: String, from origin: Origin) {
        guard readFolders.insert(folder).inserted else { return }
        if case .failure(let error) = Result(catching: { () throws(PlacedError) in try Files.entries(of: folder) }) {
            fail(origin, "“rule-paths”: \(displayed(folder)): \(error.message)")
            return
        }
        let (cards, problems) = CardFolder.read(folder, allowsCheck: false)
        errors += problems.map { PlacedError(path: displayed($0.path), line: $0.line, message: $0.message) }
        for card in cards {
            guard ids.insert(card.card.id).inserted else {
                errors.append(
                    PlacedError(
                        path: displayed(card.path), line: 1,
                        message: "a rule “\(card.card.id)” already exists; rename the file"))
                continue
            }
            if let rule = card.rule { configuration.rules.append(rule) }
        }
    }

    /// Notes names of rules that mean nothing.
    private mutating func expectKnownRules() {
        let ids = configuration.rules.map(\.id)
        for part in configuration.parts {
            for level in part.layer.levels {
                if let problem = level.selector.problem(among: ids) { fail(level.origin, problem) }
            }
        }
    }

    private func displayed(_ path: String) -> String { Paths.displayed(path, from: currentFolder) }

    private mutating func fail(_ origin: Origin?, _ message: String) {
        guard case .file(let path, let line) = origin else { return }
        errors.append(PlacedError(path: path, line: line, message: message))
    }
}
