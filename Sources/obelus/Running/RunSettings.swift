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
    var isQuiet: Bool
    var showsStatistics: Bool
    var lookup: ConfigurationLookup
    var discovery: FileDiscovery.Choice
    /// What the files are; nil: their names and first bytes say it.
    var format: TextFormat?
    /// Where records hold their texts.
    var fields: RecordFields

    init(_ options: ReportOptions) throws {
        paths = options.inputs
        targets = try options.targets()
        failLevel = try options.failLevel()
        // More than any machine of today can use; each costs a stack.
        jobs = min(256, options.jobs ?? max(1, sysconf(CInt(_SC_NPROCESSORS_ONLN))))
        isColored = options.color.isColored
        isQuiet = options.quiet
        showsStatistics = options.statistics
        lookup = try options.settings.lookup()
        format = try options.readingFormat()
        fields = options.fields
        discovery = FileDiscovery.Choice(
            forceExclude: options.forceExclude, standardInputName: options.stdinFilename)
    }
}
