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

    @Flag(name: .shortAndLong, help: "Show one finding at a time, and ask what to do with it.")
    var interactive = false

    @Flag(help: "Print how many places each rule fixed.")
    var showFixes = false

    @OptionGroup var options: ReportOptions

    func validate() throws {
        _ = try choice()
        guard interactive else { return }
        let others = [
            diff ? "--diff" : nil, unsafe ? "--unsafe" : nil, showFixes ? "--show-fixes" : nil,
            options.format.isEmpty ? nil : "--format", options.statistics ? "--statistics" : nil,
        ]
        if let other = others.compactMap(\.self).first {
            throw ValidationError("“--interactive” shows safe and unsafe fixes and asks for each; leave out “\(other)”")
        }
    }

    private func choice() throws -> FixChoice {
        guard !touch.isEmpty else { return FixChoice(unsafe: unsafe) }
        let touches = try Choices.split(touch).map { try Choices.one($0, Touch.self, "--touch") }
        return FixChoice(unsafe: unsafe, touches: Set(touches))
    }

    func run() throws {
        var settings = try RunSettings(options)
        settings.showsFixes = showFixes
        if interactive { return try runInteractively(settings) }
        let fixer = FileFixer(choice: try choice(), showsDiff: diff)
        // Standard output belongs to what is fixed, where that goes there.
        let texts = Output.standardOutput()
        // An editor that filters a text through the program takes standard error for a part of it, so that no report goes there unless
        // it is asked for.
        let filtered = options.format.isEmpty && !options.statistics && !showFixes ? nil : Output.standardError()
        let reports = diff ? nil : settings.paths.contains("-") ? filtered : texts
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

    private func runInteractively(_ settings: RunSettings) throws {
        guard Conversation.isPossible else {
            throw ValidationError("“--interactive” needs a terminal; without one, use “obelus fix --diff” and “obelus fix”")
        }
        var run = FileRun(settings, reports: nil, texts: Output.standardOutput(), fixes: true)
        let files = run.discover()
        var session = InteractiveSession(settings, touches: try choice().touches)
        let result = session.run(files, hasFailed: run.hasFailed)
        if result.hasFailed { throw ExitStatus.failed }
        if result.isCutShort { throw ExitStatus.findings }
        if let level = settings.failLevel, result.worst >= level { throw ExitStatus.findings }
    }

    private static func preview(_ summary: Summary) -> String {
        guard let fixed = summary.fixed, fixed.places > 0 else { return "nothing to fix" }
        let places = fixed.places == 1 ? "1 place" : "\(fixed.places) places"
        let files = fixed.files == 1 ? "1 file" : "\(fixed.files) files"
        return "would fix \(places) in \(files)"
    }
}
