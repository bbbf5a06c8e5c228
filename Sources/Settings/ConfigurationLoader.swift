import Cards
import Linting
import Platform

/// Reads a configuration file and all that it inherits.
struct ConfigurationLoader {
    let builtIn: [Rule]
    /// Messages name paths from here.
    let currentFolder: String
    /// Of Obelus, which files may require.
    let version: String?
    private var configuration: Configuration
    private var errors: [PlacedError] = []
    /// The files being read, from the first to the one that is inherited now.
    private var chain: [(path: String, identity: FileNode?)] = []
    /// What was read, by what the file system calls it: links would give one file any number of names.
    private var done: Set<FileNode> = []
    private var ids: Set<String>
    private var readFolders: Set<FileNode> = []
    /// What the files may name lies in it; nil: anywhere.
    private var root: RepositoryRoot?

    init(builtIn: [Rule], currentFolder: String, version: String? = nil) {
        self.builtIn = builtIn
        self.version = version
        self.currentFolder = currentFolder
        configuration = Configuration(builtIn: builtIn)
        ids = Set(builtIn.map(\.id))
    }

    /// Reads the file at an absolute path.
    ///
    /// - Parameters:
    ///   - globFolder: what its globs are relative to, where that is not its own folder.
    ///   - root: what the file, all that it inherits, and its cards lie in; nil: anywhere.
    mutating func load(
        _ path: String, globFolder: String? = nil, within root: RepositoryRoot? = nil
    ) throws(PlacedErrors) -> Configuration {
        self.root = root
        add(path, globFolder: globFolder, from: nil)
        configuration.rules.sort { $0.id < $1.id }
        // With a card unread, its name would be reported as unknown.
        if errors.isEmpty { expectKnownRules() }
        guard errors.isEmpty else { throw PlacedErrors(errors) }
        return configuration
    }

    private mutating func add(_ path: String, globFolder: String?, from origin: Origin?) {
        let identity = FileNode(path: path)
        if let identity, chain.contains(where: { $0.identity == identity }) {
            let names = chain.map(\.path) + [path]
            fail(origin, "“extends” forms a circle: \(names.map(displayed).joined(separator: " → "))")
            return
        }
        guard chain.count < Self.deepest else {
            fail(origin, "“extends” follows more than \(Self.deepest) files; name the last of them here")
            return
        }
        // Inherited twice, by two ways: once is enough.
        if let identity, !done.insert(identity).inserted { return }
        if let root, !root.contains(path) {
            failOutside(path, origin, root, key: "extends")
            return
        }
        if let origin, Self.isFolder(path) { return addCards(path, from: origin, key: "extends") }
        if origin != nil, !path.utf8.hasSuffix(".yml"), !path.utf8.hasSuffix(".yaml") {
            // What is read is quoted in messages, and the folder of a repository holds other things, too.
            fail(origin, "“extends”: \(displayed(path)) is not a configuration file; name one that ends in “.yml”, or a folder of cards")
            return
        }
        chain.append((path, identity))
        defer { chain.removeLast() }
        guard let file = read(path, globFolder: globFolder, from: origin) else { return }
        let folder = Paths.folder(of: path) ?? "/"
        for parent in file.extends {
            // As a path it would lose a slash, and be reported as a file that nobody named.
            if Self.isWebAddress(parent.value) {
                fail(parent.origin, "“extends”: web addresses are not supported; put “\(parent.value)” into a file")
                continue
            }
            add(Paths.absolute(parent.value, in: folder), globFolder: nil, from: parent.origin)
        }
        for rulePath in file.rulePaths {
            addCards(Paths.absolute(rulePath.value, in: folder), from: rulePath.origin, key: "rule-paths")
        }
        if let baseline = file.baseline {
            let path = Paths.absolute(baseline.value, in: folder)
            if let root, !root.contains(path) {
                failOutside(path, baseline.origin, root, key: "baseline")
            } else {
                configuration.baseline = Setting(path, from: baseline.origin)
            }
        }
        configuration.paths.append(file.path)
        configuration.parts.append(Configuration.Part(layer: file.layer, files: nil, folder: file.folder))
        for override in file.overrides {
            configuration.parts.append(
                Configuration.Part(layer: override.layer, files: override.files, folder: file.folder))
        }
        if !file.exclude.isEmpty { configuration.exclude.append(file.exclude) }
    }

    private static func isWebAddress(_ value: String) -> Bool { value.hasPrefix("https://") || value.hasPrefix("http://") }

    /// Nobody inherits through so many on purpose; and each of them takes some of the stack.
    private static let deepest = 50

    /// Notes that a file or folder lies where a configuration that was found, not named, must not read. What is in it is not looked at,
    /// nor whether it is there.
    private mutating func failOutside(_ path: String, _ origin: Origin?, _ root: RepositoryRoot, key: String) {
        let advice = "is outside of \(displayed(root.path)); copy it there, or name the configuration with --config"
        if origin == nil {
            errors.append(PlacedError(path: displayed(path), message: "leads to a file that \(advice)"))
        } else {
            fail(origin, "“\(key)”: \(displayed(path)) \(advice)")
        }
    }

    private mutating func read(_ path: String, globFolder: String?, from origin: Origin?) -> ConfigurationFile? {
        do throws(PlacedError) {
            let bytes = try Files.read(path, atMost: Files.largestSetting)
            do throws(PlacedErrors) {
                return try ConfigurationReader.read(
                    bytes, path: displayed(path), folder: globFolder ?? Paths.folder(of: path) ?? "/", version: version)
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

    private static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return path.withSystemPath { stat($0, &status) } == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    private mutating func addCards(_ folder: String, from origin: Origin, key: String) {
        if let root, !root.contains(folder) { return failOutside(folder, origin, root, key: key) }
        if let identity = FileNode(path: folder), !readFolders.insert(identity).inserted { return }
        if case .failure(let error) = Result(catching: { () throws(PlacedError) in try Files.entries(of: folder) }) {
            fail(origin, "“\(key)”: \(displayed(folder)): \(error.message)")
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
            if let (problem, origin) = part.layer.styleConflict { fail(origin, problem) }
        }
    }

    private func displayed(_ path: String) -> String { Paths.displayed(path, from: currentFolder) }

    private mutating func fail(_ origin: Origin?, _ message: String) {
        guard case .file(let path, let line) = origin else { return }
        errors.append(PlacedError(path: path, line: line, message: message))
    }
}
