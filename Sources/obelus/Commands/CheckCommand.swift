import ArgumentParser
import Configuration
import FileReading
import Linting
import Prose
import Reporting

/// `obelus check`: finds; changes nothing.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", _superCommandName: "obelus", abstract: "Find what is broken; change nothing.")

    @Flag(help: "Tell on standard error where the time went: by stage and by rule, over all threads.")
    var profile = false

    @OptionGroup var options: ReportOptions

    func run() throws {
        let settings = try RunSettings(options)
        let output = Output.standardOutput()
        var run = FileRun(settings, reports: output, texts: output, mends: false)
        let files = run.discover()
        let result = try run.run(files, profile ? Self.profile : Self.check)
        if result.hasFailed { throw ExitStatus.failed }
        if let level = settings.failLevel, result.worst >= level { throw ExitStatus.findings }
    }

    @Sendable
    private static func check(_ file: InputFile, _ linter: Linter, _ reporters: [any Reporter]) -> FileOutcome {
        do throws(PlacedError) {
            guard let input = try TextInput.read(file, for: linter) else { return FileOutcome() }
            let document = Document(input.bytes, input.options, lineStarts: input.lineStarts)
            var outcome = FileOutcome()
            var exhausted: [ExhaustedPattern] = []
            let findings = linter.check(document, exhausted: &exhausted)
            outcome.add(FileReport(path: file.name, document: document, findings: findings), to: reporters)
            outcome.add(exhausted, in: document, of: file)
            return outcome
        } catch {
            return FileOutcome(error)
        }
    }

    /// The same with a clock in hand.
    @Sendable
    private static func profile(_ file: InputFile, _ linter: Linter, _ reporters: [any Reporter]) -> FileOutcome {
        do throws(PlacedError) {
            var profile = Profile()
            var time = Profile.now
            guard let input = try TextInput.read(file, for: linter) else { return FileOutcome() }
            time = profile.end(.read, since: time)
            let document = Document(input.bytes, input.options, lineStarts: input.lineStarts)
            time = profile.end(.parse, since: time)
            var exhausted: [ExhaustedPattern] = []
            let findings = linter.check(document, into: &profile, exhausted: &exhausted)
            time = profile.end(.check, since: time)
            var outcome = FileOutcome()
            outcome.add(FileReport(path: file.name, document: document, findings: findings), to: reporters)
            outcome.add(exhausted, in: document, of: file)
            profile.end(.report, since: time)
            outcome.profile = profile
            return outcome
        } catch {
            return FileOutcome(error)
        }
    }
}
