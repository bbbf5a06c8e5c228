import ArgumentParser
import Configuration
import FileReading
import Linting
import Prose
import Reporting

/// `obelus check`: finds; changes nothing.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Find what is broken; change nothing.")

    @OptionGroup var options: ReportOptions

    func run() throws {
        let settings = try RunSettings(options)
        let output = Output.standardOutput()
        var run = FileRun(settings, reports: output, texts: output, endsWithReader: true)
        let files = run.discover()
        let result = try run.run(files, Self.check)
        if result.hasFailed { throw ExitStatus.failed }
        if let level = settings.failLevel, result.worst >= level { throw ExitStatus.findings }
    }

    @Sendable
    private static func check(_ file: InputFile, _ linter: Linter, _ reporters: [any Reporter]) -> FileOutcome {
        do throws(PlacedError) {
            guard let input = try TextInput.read(file, for: linter) else { return FileOutcome() }
            let document = Document(input.bytes, input.options)
            var outcome = FileOutcome()
            outcome.add(FileReport(path: file.name, document: document, findings: linter.check(document)), to: reporters)
            return outcome
        } catch {
            return FileOutcome(error)
        }
    }
}
