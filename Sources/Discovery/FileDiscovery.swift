import Platform
import Settings

/// A text to read, with the settings in force for it.
public struct InputFile: Sendable {
    public enum Source: Sendable, Hashable {
        /// An absolute path.
        case file(String)
        case standardInput
    }

    public var source: Source
    /// As output names the file: as the arguments named it, or the folder it is in.
    public var name: String
    /// Whether an argument or a list names it, and not the walk through a folder.
    public var isNamed: Bool
    let shared: SharedSettings

    public var settings: Settings { shared.settings }
}

/// Settings that many files have: each of thousands of files keeps no copy.
final class SharedSettings: Sendable {
    let settings: Settings

    init(_ settings: Settings) { self.settings = settings }
}

/// From the PATH arguments of the command line to the files they mean.
public struct FileDiscovery: Sendable {
    /// What may differ from run to run.
    public struct Choice: Sendable {
        /// Whether `exclude` and ignore files count for paths that are named explicitly.
        public var forceExclude = false
        /// What standard input is to be taken for.
        public var standardInputName: String?
        /// Whether the files will be written. Links that lead out of the repository, or out of a folder that is in none, are then left
        /// out: what somebody's checkout leads to is not theirs to change.
        public var writes = false

        public init(forceExclude: Bool = false, standardInputName: String? = nil, writes: Bool = false) {
            self.forceExclude = forceExclude
            self.standardInputName = standardInputName
            self.writes = writes
        }
    }

    /// Holds what was looked up on the way.
    public private(set) var lookup: ConfigurationLookup
    private let choice: Choice
    private var files: [InputFile] = []
    /// The settings met so far, by group: those of one differ in their language.
    private var shared: [[SharedSettings]] = []
    private var errors: [PlacedError] = []
    /// What was left out and is worth saying, though nothing failed.
    public private(set) var remarks: [PlacedError] = []
    /// Absolute paths of the files found so far.
    private var found: Set<PathKey> = []
    private var readsStandardInput = false
    private var visited: Set<FileNode> = []
    /// Links to folders wait until all real folders are walked: what can be reached without a link is named without.
    private var links: [PendingFolder] = []

    private struct PendingFolder {
        /// Absolute.
        var path: String
        /// As output names it.
        var name: String
        /// What holds in the folder around it; nil where the walk starts.
        var ignores: IgnoreTree?
        /// What links may lead to.
        var root: RepositoryRoot
    }

    public init(lookup: ConfigurationLookup, choice: Choice = Choice()) {
        self.lookup = lookup
        self.choice = choice
    }

    /// The files that the arguments mean, each once, by the bytes of their names, and what could not be done.
    ///
    /// Without arguments the current folder is meant. In folders, text files are looked for by extension; hidden files,
    /// and what ignore files or the configuration exclude, are left out. Links are followed, and no folder is read twice.
    /// A file whose configuration is wrong is left out, and the configuration's errors are told once.
    ///
    /// - Complexity: linear in the entries of the folders, apart from sorting and from the ignore files' patterns.
    public mutating func files(for arguments: [String]) -> (files: [InputFile], errors: [PlacedError]) {
        for argument in arguments.isEmpty ? ["."] : arguments {
            if argument == "-" {
                addStandardInput()
            } else if argument.utf8.first == UInt8(ascii: "@") {
                addList(String(argument.unicodeScalars.dropFirst()))
            } else {
                addNamed(argument)
            }
        }
        while !links.isEmpty {
            let pending = links
            links = []
            for folder in pending { walk(folder) }
        }
        files.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        var told: Set<PlacedError> = []
        return (files, errors.filter { told.insert($0).inserted })
    }

    // MARK: Arguments

    private mutating func addStandardInput() {
        guard !readsStandardInput else { return }
        readsStandardInput = true
        let name = choice.standardInputName
        addFile(.standardInput, name: name ?? "-", path: absolute(name ?? "-"), isNamed: true)
    }

    /// A file that lists paths, one a line.
    private mutating func addList(_ path: String) {
        do throws(PlacedError) {
            let bytes = try Self.readList(path, at: absolute(path))
            guard !bytes.contains(0) else {
                throw PlacedError(path: path, message: "holds NUL bytes; write one path per line")
            }
            for line in bytes.split(separator: UInt8(ascii: "\n")) {
                let path = String(systemPath: line.last == UInt8(ascii: "\r") ? line.dropLast() : line)
                if path == "-" {
                    addStandardInput()
                } else if !path.isEmpty {
                    addNamed(path)
                }
            }
        } catch {
            errors.append(error)
        }
    }

    /// The list may come through a pipe: `@<(git diff --name-only)`.
    private static func readList(_ path: String, at absolute: String) throws(PlacedError) -> [UInt8] {
        if path == "-" { return try Files.read(STDIN_FILENO, name: path, atMost: mostListed, endsAtNUL: true) }
        let descriptor = Descriptors.open(absolute, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Files.lastError(path) }
        defer { close(descriptor) }
        return try Files.read(descriptor, name: path, atMost: mostListed, endsAtNUL: true)
    }

    /// Half a million paths.
    private static let mostListed = 1 << 26

    /// A path that is named explicitly is read, whatever its name and its extension.
    private mutating func addNamed(_ argument: String) {
        let path = absolute(argument)
        var status = stat()
        guard path.withSystemPath({ stat($0, &status) }) == 0 else {
            errors.append(PlacedError(path: argument, message: Files.lastError(argument).message))
            return
        }
        let isFolder = status.st_mode & S_IFMT == S_IFDIR
        if choice.forceExclude, isExcluded(path, isFolder: isFolder) { return }
        if isFolder {
            walk(PendingFolder(path: path, name: Self.cleaned(argument), root: RepositoryRoot(repositoryOf: path, or: path)))
        } else {
            addFile(.file(path), name: Self.cleaned(argument), path: path, isNamed: true)
        }
    }

    /// Whether the path, or a folder it is in, is left out.
    private mutating func isExcluded(_ path: String, isFolder: Bool) -> Bool {
        let folder = Paths.folder(of: path) ?? "/"
        let ignores = IgnoreTree(start: folder, errors: &errors, displayed: displayed)
        let configuration = configuration(for: folder)
        var current = path
        var isFolder = isFolder
        while true {
            if ignores.ignores(current, isFolder: isFolder) { return true }
            if configuration?.excludes(current, isFolder: isFolder) == true { return true }
            guard let above = Paths.folder(of: current) else { return false }
            current = above
            isFolder = true
        }
    }

    /// `./a//b/` as `a/b`; the current folder as the empty name.
    private static func cleaned(_ argument: String) -> String {
        let slash = UInt8(ascii: "/")
        let names = argument.utf8.split(separator: slash).map { Substring($0) }.filter { $0 != "." }
        return (argument.utf8.first == slash ? "/" : "") + names.joined(separator: "/")
    }

    // MARK: Folders

    /// Walks a folder and those in it. A list instead of recursion: folders nest as deep as someone likes.
    private mutating func walk(_ start: PendingFolder) {
        var pending = [start]
        while let folder = pending.popLast() {
            var status = stat()
            guard folder.path.withSystemPath({ stat($0, &status) }) == 0 else {
                errors.append(Files.lastError(folder.name))
                continue
            }
            if visited.insert(FileNode(status)).inserted { pending += visit(folder) }
        }
    }

    /// Adds a folder's files, and returns the folders in it.
    private mutating func visit(_ folder: PendingFolder) -> [PendingFolder] {
        let entries: [Files.Entry]
        do throws(PlacedError) {
            entries = try Files.entries(of: folder.path, name: folder.name.isEmpty ? "." : folder.name)
        } catch {
            errors.append(error)
            return []
        }
        var ignores = folder.ignores
        if ignores == nil {
            ignores = IgnoreTree(start: folder.path, errors: &errors, displayed: displayed)
        } else {
            ignores?.enter(folder.path, errors: &errors, displayed: displayed)
        }
        let configuration = configuration(for: folder.path)
        var inner: [PendingFolder] = []
        for entry in entries where !entry.name.hasPrefix(".") {
            let path = Paths.join(folder.path, entry.name)
            guard let isFolder = isFolder(entry, at: path) else { continue }
            if !isFolder, !FileName.textExtensions.contains(FileName.pathExtension(of: entry.name)),
                configuration?.includes(path) != true
            {
                continue
            }
            if ignores?.ignores(path, isFolder: isFolder) == true { continue }
            if configuration?.excludes(path, isFolder: isFolder) == true { continue }
            let name = Paths.join(folder.name, entry.name)
            if choice.writes, entry.kind == .link, !folder.root.contains(path) {
                remarks.append(
                    PlacedError(path: name, message: "is a link that leads out of the folder and was not changed; name it to fix it"))
                continue
            }
            if !isFolder {
                addFile(.file(path), name: name, path: path, isNamed: false)
            } else if entry.kind == .link {
                links.append(PendingFolder(path: path, name: name, ignores: ignores, root: folder.root))
            } else {
                inner.append(PendingFolder(path: path, name: name, ignores: ignores, root: folder.root))
            }
        }
        return inner
    }

    /// Whether an entry is, or leads to, a folder or a file; nil for anything else, dangling links too.
    private func isFolder(_ entry: Files.Entry, at path: String) -> Bool? {
        switch entry.kind {
        case .file: return false
        case .folder: return true
        case .other: return nil
        case .link: break
        }
        var status = stat()
        guard path.withSystemPath({ stat($0, &status) }) == 0 else { return nil }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return false
        case S_IFDIR: return true
        default: return nil
        }
    }

    // MARK: Files

    private mutating func share(_ settings: Settings) -> SharedSettings {
        while shared.count <= settings.group { shared.append([]) }
        if let known = shared[settings.group].first(where: { $0.settings.language == settings.language }) { return known }
        let new = SharedSettings(settings)
        shared[settings.group].append(new)
        return new
    }

    private mutating func addFile(_ source: InputFile.Source, name: String, path: String, isNamed: Bool) {
        if case .file = source, !found.insert(PathKey(path)).inserted { return }
        do throws(PlacedErrors) {
            let settings = try lookup.settings(for: path)
            files.append(InputFile(source: source, name: name.displayedPath, isNamed: isNamed, shared: share(settings)))
        } catch {
            errors += error.errors
        }
    }

    private mutating func configuration(for folder: String) -> Configuration? {
        do throws(PlacedErrors) {
            return try lookup.configuration(for: folder)
        } catch {
            errors += error.errors
            return nil
        }
    }

    private func absolute(_ path: String) -> String { Paths.absolute(path, in: lookup.currentFolder) }

    private func displayed(_ path: String) -> String { Paths.displayed(path, from: lookup.currentFolder) }
}
