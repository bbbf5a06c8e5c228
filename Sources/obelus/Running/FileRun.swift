import Configuration
import FileReading
import Linting
import Prose
import Reporting

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A run over files: finds them, has each worked on, and writes the reports in order.
struct FileRun {
    /// What to do with a file.
    typealias Work = @Sendable (_ file: InputFile, _ linter: Linter, _ reporters: [any Reporter]) -> FileOutcome

    private let settings: RunSettings
    /// Where reports go that name no file; nil: nowhere.
    private let standard: Output?
    /// Where texts and diffs go.
    private let texts: Output
    /// Whether files are mended.
    private let mends: Bool

    /// For each report, whether no file is in it yet.
    private var isFirst: [Bool] = []
    private var progress = Progress(total: 0, isQuiet: true)
    private var summary = Summary()
    private var counts: [String: Int] = [:]
    private var profile: Profile?
    private var worst = Level.off
    private var hasText = false
    private var hasFailed = false

    /// - Parameters:
    ///   - reports: where reports go that name no file; nil: nowhere.
    ///   - mends: whether files are mended: that takes its time, and is done though nobody may read the output any more.
    init(_ settings: RunSettings, reports: Output?, texts: Output, mends: Bool) {
        self.settings = settings
        standard = reports
        self.texts = texts
        self.mends = mends
    }

    /// What the run came to.
    struct Result {
        var summary: Summary
        var worst: Level
        /// Whether anything was written that is no report.
        var hasText: Bool
        var hasFailed: Bool
    }

    /// Runs over the files.
    ///
    /// - Parameters:
    ///   - files: found by `discover`.
    ///   - work: called by many threads at once.
    mutating func run(_ files: [InputFile], _ work: @escaping Work) throws -> Result {
        let linters = Self.linters(files)
        let (reporters, outputs) = try openReports(files)
        for (reporter, output) in zip(reporters, outputs) { output?.write(reporter.opening()) }
        progress = Progress(total: files.count, isQuiet: settings.isQuiet)
        isFirst = Array(repeating: true, count: reporters.count)
        var replacements = Replacements()
        var delivered = 0
        let outcome = { @Sendable (index: Int) -> FileOutcome in
            guard let linter = linters[files[index].settings.group] else { return FileOutcome() }
            return work(files[index], linter, reporters)
        }
        OrderedWork.run(
            count: files.count, jobs: settings.jobs, deliveryWaits: mends, size: { $0.size }, work: outcome
        ) { result in
            var (result, goesOn) = (result, true)
            if replacements.isOutdated(result) {
                goesOn = report(replacements.settle(), reporters, outputs)
                result = outcome(delivered)
            }
            delivered += 1
            replacements.add(result)
            if replacements.isDue { goesOn = report(replacements.settle(), reporters, outputs) && goesOn }
            return goesOn
        }
        _ = report(replacements.settle(), reporters, outputs)
        progress.clear()
        for (reporter, output) in zip(reporters, outputs) { output?.write(reporter.closing(summary)) }
        writeStatistics()
        writeProfile()
        for output in outputs { output?.close() }
        texts.close()
        // Reports and texts may share an output.
        for failure in Set((outputs + [texts]).compactMap { $0?.failure }) {
            Complaint.write(failure)
            hasFailed = true
        }
        return Result(summary: summary, worst: worst, hasText: hasText, hasFailed: hasFailed)
    }

    /// Adds what came of some files to the reports; false where nobody reads them any more, and nothing else is left to do.
    private mutating func report(_ outcomes: [FileOutcome], _ reporters: [any Reporter], _ outputs: [Output?]) -> Bool {
        for outcome in outcomes {
            for (index, fragment) in outcome.fragments.enumerated() where !fragment.isEmpty {
                if !isFirst[index] { outputs[index]?.write(reporters[index].separator) }
                isFirst[index] = false
                outputs[index]?.write(fragment)
            }
            take(outcome)
            progress.advance()
        }
        return mends || !outputs.allSatisfy { $0?.isBroken == true }
    }

    /// The files that the arguments mean.
    mutating func discover() -> [InputFile] {
        var choice = settings.discovery
        choice.writes = mends
        var discovery = FileDiscovery(lookup: settings.lookup, choice: choice)
        let (files, errors) = discovery.files(for: settings.paths)
        for error in errors + discovery.remarks { Complaint.write(error) }
        summary.failures += errors.count
        hasFailed = !errors.isEmpty
        return files
    }

    private mutating func take(_ outcome: FileOutcome) {
        if !outcome.text.isEmpty {
            hasText = true
            texts.write(outcome.text)
        }
        if !outcome.errors.isEmpty || !outcome.remarks.isEmpty {
            // What was said before stands before it where both go to the terminal.
            standard?.flush()
            progress.clear()
            for error in outcome.errors + outcome.remarks { Complaint.write(error) }
        }
        if !outcome.errors.isEmpty { hasFailed = true }
        summary.add(outcome.summary)
        worst = max(worst, outcome.worst)
        for (rule, count) in outcome.counts { counts[rule, default: 0] += count }
        guard let more = outcome.profile else { return }
        profile = profile ?? Profile()
        profile?.add(more)
    }

    /// A linter for each of the settings in force somewhere.
    private static func linters(_ files: [InputFile]) -> [Int: Linter] {
        var linters: [Int: Linter] = [:]
        for file in files where linters[file.settings.group] == nil {
            let active = file.settings.activeRules
            let levels = Dictionary(active.map { ($0.rule.id, $0.level) }, uniquingKeysWith: { first, _ in first })
            linters[file.settings.group] = Linter(rules: active.map(\.rule)) { levels[$0.id] }
        }
        return linters
    }

    private func openReports(_ files: [InputFile]) throws -> ([any Reporter], [Output?]) {
        var rules: [String: Rule] = [:]
        if settings.targets.contains(where: { $0.format == .sarif }) {
            var seen: Set<Int> = []
            for file in files where seen.insert(file.settings.group).inserted {
                for active in file.settings.activeRules { rules[active.rule.id] = active.rule }
            }
        }
        let sorted = rules.values.sorted { $0.id < $1.id }
        if let problem = OutputPlaces.problem(with: settings.targets.compactMap(\.path), inputs: files) {
            Complaint.write(problem)
            throw ExitStatus.failed
        }
        var reporters: [any Reporter] = []
        var outputs: [Output?] = []
        for target in settings.targets {
            let context = OutputFormat.Context(
                version: Obelus.version, rules: sorted, isColored: settings.isColored && target.path == nil,
                isQuiet: settings.isQuiet)
            reporters.append(target.format.reporter(context))
            do throws(PlacedError) {
                outputs.append(try target.path.map { path throws(PlacedError) in try Output.file(path) } ?? standard)
            } catch {
                Complaint.write(error)
                throw ExitStatus.failed
            }
        }
        return (reporters, outputs)
    }

    private func writeProfile() {
        guard let profile else { return }
        let output = Output.standardError()
        output.write(ProfileTable.lines(profile, counts: counts))
        output.flush()
    }

    private func writeStatistics() {
        guard settings.showsStatistics else { return }
        let hasTextReport = settings.targets.contains { $0.format == .text && $0.path == nil }
        let output = hasTextReport ? standard ?? Output.standardError() : Output.standardError()
        let width = counts.values.max().map { "\($0)".utf8.count } ?? 1
        for (rule, count) in counts.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
            let digits = "\(count)"
            output.write(String(repeating: " ", count: width - digits.utf8.count) + digits + "  \(rule)\n")
        }
        output.flush()
    }
}
