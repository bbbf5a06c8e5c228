import ArgumentParser
import Discovery
import Linting
import Platform
import Prose
import Readers
import Reporting
import Settings

/// What a run over files is to do: the options, resolved.
struct RunSettings {
    var paths: [String]
    var targets: [ReportTarget]
    /// Nil: findings never make the exit status 1.
    var failLevel: Level?
    var jobs: Int
    var isColored: Bool
    /// Whether what goes to standard output links rules to their cards.
    var hasLinks = false
    var isQuiet: Bool
    /// The display width of standard output.
    var columns: Int
    var showsStatistics: Bool
    /// Whether to say what was fixed, by rule.
    var showsFixes = false
    /// Where the findings are that are known.
    var baseline: BaselineChoice
    /// The git revision since which lines count; nil: all do.
    var since: String?
    var lookup: ConfigurationLookup
    var discovery: FileDiscovery.Choice
    /// What the files are; nil: their names and first bytes say it.
    var format: TextFormat?
    /// Where records hold their texts; nil: the configuration says it.
    var fields: RecordFields?
    /// The sources of the files’ segments; nil: they have none.
    var sources: SourceLines?

    /// The display width of what goes to no terminal: a line of a review, with room for its number.
    static let standardColumns = 100

    /// The width of the terminal: what COLUMNS says (POSIX, Environment Variables), or else the terminal itself; 80 where neither
    /// does. Nil where standard output is no terminal.
    private static var terminalColumns: Int? {
        if let columns = Environment["COLUMNS"].flatMap({ Int($0) }), columns > 0 { return columns }
        guard isatty(STDOUT_FILENO) == 1 else { return nil }
        return Terminal.columns(of: STDOUT_FILENO) ?? 80
    }

    /// The width of the terminal that standard output is; nil where it is none, and somebody may want each thing on one line.
    static var screenColumns: Int? { isatty(STDOUT_FILENO) == 1 ? terminalColumns : nil }

    /// Of a run that reports.
    init(_ options: ReportOptions) throws {
        try self.init(options.run)
        targets = try options.targets()
        failLevel = try options.failLevel()
        isColored = options.color.isColored
        hasLinks = options.hyperlinks.hasLinks
        columns = Self.terminalColumns ?? Self.standardColumns
        showsStatistics = options.statistics
        baseline = options.baseline
        since = options.since
    }

    /// Of a run without reports.
    init(_ options: RunOptions) throws {
        paths = options.inputs
        targets = []
        // More than any machine of today can use; each costs a stack.
        jobs = min(256, options.jobs ?? max(1, sysconf(CInt(_SC_NPROCESSORS_ONLN))))
        isColored = false
        isQuiet = options.quiet
        columns = Self.standardColumns
        showsStatistics = false
        lookup = try options.settings.lookup()
        format = try options.readingFormat()
        fields = options.fields
        if let path = options.source {
            do throws(PlacedError) {
                sources = SourceLines(path: path, bytes: try Files.read(path))
            } catch {
                Complaint.write(error)
                throw ExitStatus.failed
            }
        }
        discovery = FileDiscovery.Choice(
            forceExclude: options.forceExclude, standardInputName: options.stdinFilename)
        baseline = options.baseline.map { .file($0) } ?? .configured
    }
}
