import ArgumentParser
import Linting
import Prose
import Reporting

/// `obelus fix`: applies fixes in place.
struct FixCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fix", _superCommandName: "obelus",
        abstract: "Apply safe fixes in place; with “-”, read standard input and write the fixed text to standard output.")

    @Flag(help: "Also apply unsafe fixes, which need review.")
    var unsafe = false

    @Option(
        help: ArgumentHelp(
            "Apply only fixes that change nothing but these: marks, characters, words, blocks.", valueName: "what,…"))
    var touch: [String] = []

    @Flag(help: "Print a unified diff and change nothing; exit with status 1 if there is one.")
    var diff = false

    @OptionGroup var options: ReportOptions

    func validate() throws { _ = try choice() }

    private func choice() throws -> FixChoice {
        guard !touch.isEmpty else { return FixChoice(unsafe: unsafe) }
        let touches = try Choices.split(touch).map { try Choices.one($0, Touch.self, "--touch") }
        return FixChoice(unsafe: unsafe, touches: Set(touches))
    }

    func run() throws {
        let settings = try RunSettings(options)
        let fixer = FileFixer(choice: try choice(), showsDiff: diff)
        // Standard output belongs to what is mended, where that goes there.
        let texts = Output.standardOutput()
        let readsStandardInput = settings.paths.contains("-")
        let reports = diff ? nil : readsStandardInput ? Output.standardError() : texts
        var run = FileRun(settings, reports: reports, texts: texts, fixes: true, writes: !diff)
        let files = run.discover()
        let result = try run.run(files, fixer)
        if diff, !settings.isQuiet { Complaint.write(Self.preview(result.summary)) }
        if result.hasFailed { throw ExitStatus.failed }
        if diff {
            if result.hasText { throw ExitStatus.findings }
        } else if let level = settings.failLevel, result.worst >= level {
            throw ExitStatus.findings
        }
    }

    private static func preview(_ summary: Summary) -> String {
        guard let mended = summary.mended, mended.places > 0 else { return "nothing to fix" }
        let places = mended.places == 1 ? "1 place" : "\(mended.places) places"
        let files = mended.files == 1 ? "1 file" : "\(mended.files) files"
        return "would fix \(places) in \(files)"
    }
}
