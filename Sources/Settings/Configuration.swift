import Linting
import Platform

/// A configuration file together with all that it inherits, and the rules that are known under it.
public struct Configuration: Sendable {
    /// A layer, and the files it holds for.
    struct Part: Sendable {
        var layer: Layer
        /// Nil: for all files.
        var files: [Glob]?
        /// What the globs are relative to.
        var folder: String
    }

    /// From the lowest, which the later ones override: of each file, inherited ones first, its top and then its
    /// overrides.
    var parts: [Part] = []
    /// Likewise.
    public internal(set) var exclude: [IgnoreList] = []
    /// The file with the findings that are known: an absolute path.
    public internal(set) var baseline: Setting<String>?
    /// The built-in rules and the user's own, by id.
    public internal(set) var rules: [Rule]
    /// The files this was read from, inherited ones first.
    public internal(set) var paths: [String] = []

    /// The configuration where there is no file.
    init(builtIn: [Rule]) {
        rules = builtIn
    }

    /// Whether the key `exclude` leaves out an absolute path.
    public func excludes(_ path: String, isFolder: Bool) -> Bool {
        for list in exclude.reversed() {
            if let verdict = list.verdict(path, isFolder: isFolder) { return verdict == .ignore }
        }
        return false
    }

    /// Whether it says of some files what format they have.
    public var includesFiles: Bool { parts.contains { $0.layer.format != nil } }

    /// Whether it says what format a file has: an absolute path.
    public func includes(_ path: String) -> Bool { includesFiles && indices(for: path).contains { parts[$0].layer.format != nil } }

    /// Which parts hold for an absolute path.
    func indices(for path: String) -> [Int] {
        parts.indices.filter { index in
            guard let files = parts[index].files else { return true }
            guard let relative = Paths.relative(path, to: parts[index].folder) else { return false }
            return files.contains { $0.matchesOrHolds(relative) }
        }
    }
}
