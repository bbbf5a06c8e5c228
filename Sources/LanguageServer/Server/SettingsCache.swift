import Linting
import Platform
import Settings

/// The settings of files, and the linters that are made of them, until a configuration changes.
struct SettingsCache: Sendable {
    private let pristine: ConfigurationLookup
    private var lookup: ConfigurationLookup
    private var linters: [Int: Linter] = [:]

    init(_ lookup: ConfigurationLookup) {
        pristine = lookup
        self.lookup = lookup
    }

    /// The folder that paths in messages begin from.
    var currentFolder: String { lookup.currentFolder }

    /// Forgets all that was read, since files have changed.
    mutating func forget() {
        lookup = pristine
        linters = [:]
    }

    /// The settings for a file, which need not exist.
    ///
    /// - Parameter path: absolute.
    mutating func settings(for path: String) throws(PlacedErrors) -> Settings { try lookup.settings(for: path) }

    /// The linter of settings of `settings(for:)`.
    mutating func linter(_ settings: Settings) -> Linter {
        if let known = linters[settings.group] { return known }
        let linter = Linter(settings)
        linters[settings.group] = linter
        return linter
    }

    /// Whether the configuration leaves out a file, or a folder that it is in. Ignore files say what is not checked when a folder is; a
    /// text that somebody has open is named.
    ///
    /// - Parameter path: absolute.
    mutating func excludes(_ path: String) throws(PlacedErrors) -> Bool {
        let configuration = try lookup.configuration(for: Paths.folder(of: path) ?? "/")
        guard !configuration.exclude.isEmpty else { return false }
        var (current, isFolder) = (path, false)
        while true {
            if configuration.excludes(current, isFolder: isFolder) { return true }
            guard let above = Paths.folder(of: current) else { return false }
            (current, isFolder) = (above, true)
        }
    }
}
