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

    @Flag(help: "Suppress what is found: write comments into Markdown, and a side file FILE.obelus-ignore beside other texts.")
    var addIgnore = false

    @Option(help: ArgumentHelp("With --add-ignore: the reason.", valueName: "text"))
    var reason: String?

    @OptionGroup var options: ReportOptions

    func validate() throws {
        if let reason {
            if !addIgnore { throw ValidationError("--reason is for --add-ignore; give both") }
            if let problem = IgnoreComments.problem(withReason: reason) { throw ValidationError("--reason: \(problem)") }
        }
    }

    func run() throws {
        if addIgnore { return try suppress() }
        let settings = try RunSettings(options)
        let output = Output.standardOutput()
        var run = FileRun(settings, reports: output, texts: output, fixes: false)
        let files = run.discover()
        let result = try run.run(files, Checker(isProfiling: profile))
        if result.hasFailed { throw ExitStatus.failed }
        if let level = settings.failLevel, result.worst >= level { throw ExitStatus.findings }
    }

    /// Suppresses what is found, and says how much that is.
    private func suppress() throws {
        var settings = try RunSettings(options)
        settings.targets = []
        let output = Output.standardOutput()
        var run = FileRun(settings, reports: nil, texts: output, fixes: true, writes: true)
        let files = run.discover()
        let result = try run.run(files, IgnoreWriter(reason: reason ?? ""))
        if !settings.isQuiet {
            output.write("Suppressed \(result.suppressed) finding\(result.suppressed == 1 ? "" : "s").\n")
        }
        output.close()
        if result.hasFailed { throw ExitStatus.failed }
    }
}
