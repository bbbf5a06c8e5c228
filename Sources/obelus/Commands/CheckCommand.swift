import ArgumentParser
import Discovery
import Linting
import Platform
import Prose
import Reporting
import Settings

/// `obelus check`: finds; changes nothing.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", _superCommandName: "obelus", abstract: "Report problems; change nothing.")

    @Flag(help: "Print the time per stage and per rule, summed over all threads, to standard error.")
    var profile = false

    @OptionGroup var options: ReportOptions

    func run() throws {
        let settings = try RunSettings(options)
        let output = Output.standardOutput()
        var run = FileRun(settings, reports: output, texts: output, fixes: false)
        let files = run.discover()
        let result = try run.run(files, Checker(isProfiling: profile))
        if result.hasFailed { throw ExitStatus.failed }
        if let level = settings.failLevel, result.worst >= level { throw ExitStatus.findings }
    }
}
