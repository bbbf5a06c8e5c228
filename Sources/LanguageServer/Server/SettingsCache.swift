import Interchange
import Linting
import Platform
import Settings

/// The settings of files, and the linters that are made of them, until a configuration changes.
struct SettingsCache: Sendable {
    private let pristine: ConfigurationLookup
    private var lookup: ConfigurationLookup
    private var linters: [Int: Linter] = [:]
    private let makeFilter: @Sendable (String, Settings) -> Result<FindingFilter?, PlacedError>
    private var filters: [PathKey: FindingFilter] = [:]
    private let rulePage: (@Sendable (String) -> String?)?
    private var references: [Int: RuleReference] = [:]

    init(_ environment: ServerEnvironment) {
        pristine = environment.lookup
        lookup = environment.lookup
        makeFilter = environment.filter
        rulePage = environment.rulePage
    }

    /// The folder that paths in messages begin from.
    var currentFolder: String { lookup.currentFolder }

    /// Forgets all that was read, since files have changed.
    mutating func forget() {
        lookup = pristine
        linters = [:]
        filters = [:]
        references = [:]
    }

    /// Forgets what is suppressed in a file, since its side file has changed.
    mutating func forgetFilter(of path: String) { filters[PathKey(path)] = nil }

    /// What is suppressed in a file, as its first text needs it.
    ///
    /// - Parameter path: absolute.
    mutating func filter(_ path: String, _ settings: Settings) throws(PlacedError) -> FindingFilter {
        if let known = filters[PathKey(path)] { return known }
        let filter = try makeFilter(path, settings).get() ?? FindingFilter()
        filters[PathKey(path)] = filter
        return filter
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

    /// Where the rules of settings can be read.
    mutating func references(_ settings: Settings) -> RuleReference {
        if let known = references[settings.group] { return known }
        let reference = RuleReference(settings.rules.lazy.map(\.rule.card), files: rulePage)
        references[settings.group] = reference
        return reference
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
