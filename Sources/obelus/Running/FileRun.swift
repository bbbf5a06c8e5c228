import Discovery
import Linting
import Platform
import Prose
import Readers
import Reporting

/// A run over files: finds them, has each worked on, and writes the reports in order.
struct FileRun {
    private let settings: RunSettings
    /// Where reports go that name no file; nil: nowhere.
    private let standard: Output?
    /// Where texts and diffs go.
    private let texts: Output
    /// Whether files are fixed.
    private let fixes: Bool
    /// Whether what is fixed goes into the files' places.
    private let writes: Bool
    private let input: FileInput
    private var filters: RunFilters?
    private var tally = RunTally()
    private var progress = Progress(total: 0, isQuiet: true)

    /// - Parameters:
    ///   - reports: where reports go that name no file; nil: nowhere.
    ///   - fixes: whether files are fixed: that takes its time, and is done though nobody may read the output any more.
    ///   - writes: whether what is fixed goes into the files' places.
    init(_ settings: RunSettings, reports: Output?, texts: Output, fixes: Bool, writes: Bool = false) {
        self.settings = settings
        standard = reports
        self.texts = texts
        self.fixes = fixes
        self.writes = writes
        input = FileInput(format: settings.format, fields: settings.fields, sources: settings.sources)
    }

    /// The files that the arguments mean.
    mutating func discover() -> [InputFile] {
        var choice = settings.discovery
        choice.writes = fixes
        var discovery = FileDiscovery(lookup: settings.lookup, choice: choice)
        let (files, errors) = discovery.files(for: settings.paths)
        for error in errors + discovery.remarks { Complaint.write(error) }
        tally.summary.failures += errors.count
        tally.hasFailed = !errors.isEmpty
        return files
    }

    /// Whether something could not be done.
    var hasFailed: Bool { tally.hasFailed }

    /// Runs over the files that `discover` found.
    mutating func run(_ files: [InputFile], _ work: some FileWork) throws -> RunTally {
        let linters = Self.linters(files)
        var reports: ReportWriter
        do throws(PlacedErrors) {
            filters = try RunFilters(settings, files)
        } catch {
            for error in error.errors { Complaint.write(error) }
            throw ExitStatus.failed
        }
        do throws(PlacedError) {
            reports = try ReportWriter(settings, standard: standard, files: files)
        } catch {
            Complaint.write(error)
            throw ExitStatus.failed
        }
        if writes { clear(files) }
        reports.open()
        progress = Progress(total: files.count, isQuiet: settings.isQuiet)
        // Long files of records are worked on in parts, one file after another; the others many at a time.
        var index = 0
        while index < files.count, fixes || !reports.isAbandoned {
            let end = files[index...].firstIndex { input.isLong($0) } ?? files.count
            if end > index { runWhole(Array(files[index..<end]), linters, work, &reports) }
            if end < files.count, let linter = linters[files[end].settings.group] { runInParts(files[end], linter, work, &reports) }
            index = end + 1
        }
        progress.clear()
        // Which of their entries nobody needs shows at the end.
        if let outcomes = filters?.outcomes(files, tally, settings, reports.reporters) { _ = deliver(outcomes, &reports, isPart: true) }
        if settings.showsStatistics { tally.summary.rules = tally.counts }
        tally.summary.foundRules = Set(tally.counts.keys)
        reports.close(tally.summary)
        writeStatistics()
        writeProfile()
        texts.close()
        // Reports and texts may share an output.
        for failure in Set(reports.closeOutputs() + [texts.failure].compactMap(\.self)) {
            Complaint.write(failure)
            tally.hasFailed = true
        }
        return tally
    }

    /// Removes what a run that was killed left beside the files.
    private func clear(_ files: [InputFile]) {
        var folders: Set<PathKey> = []
        for case .file(let path) in files.lazy.map(\.source) {
            // Temporary files are beside what a link leads to.
            let folder = TemporaryFile.folder(of: Paths.isLink(path) ? Paths.real(path) ?? path : path)
            guard folders.insert(PathKey(folder)).inserted else { continue }
            let count = TemporaryFile.removeLeft(in: folder)
            guard count > 0 else { continue }
            let message = "removed \(count) temporary \(count == 1 ? "file" : "files") of a run that was interrupted"
            Complaint.write(PlacedError(path: Paths.displayed(folder, from: settings.lookup.currentFolder), message: message))
        }
    }

    /// A linter for each of the settings in force somewhere.
    private static func linters(_ files: [InputFile]) -> [Int: Linter] {
        var linters: [Int: Linter] = [:]
        for file in files where linters[file.settings.group] == nil {
            linters[file.settings.group] = Linter(file.settings)
        }
        return linters
    }

    // MARK: Whole files

    private mutating func runWhole(_ files: [InputFile], _ linters: [Int: Linter], _ work: some FileWork, _ reports: inout ReportWriter) {
        let reporters = reports.reporters
        let outcome = { @Sendable [input, filters] (index: Int) -> FileOutcome in
            guard let linter = linters[files[index].settings.group] else { return FileOutcome() }
            switch input.read(files[index]) {
            case .part(let part): return Self.outcome(of: part, linter, work, filters, reporters)
            case .other(let outcome): return outcome
            }
        }
        var replacements = Replacements()
        var delivered = 0
        OrderedWork.run(
            count: files.count, jobs: settings.jobs, deliveryWaits: fixes, size: { (outcome: FileOutcome) in outcome.size }, work: outcome
        ) { result in
            var (result, goesOn) = (result, true)
            if replacements.isOutdated(result) {
                goesOn = deliver(replacements.settle(), &reports)
                result = outcome(delivered)
            }
            delivered += 1
            replacements.add(result)
            if replacements.isDue { goesOn = deliver(replacements.settle(), &reports) && goesOn }
            return goesOn
        }
        _ = deliver(replacements.settle(), &reports)
    }

    /// What comes of a part of a file that is worked on by many threads at once.
    private static func outcome(
        of part: FilePart, _ linter: Linter, _ work: some FileWork, _ filters: RunFilters?, _ reporters: [any Reporter]
    ) -> FileOutcome {
        var filter = filters?.filter(for: part)
        var outcome = work.outcome(of: part, linter, &filter, reporters)
        filters?.finish(&outcome, filter, part, linter, reporters)
        return outcome
    }

    // MARK: Files in parts

    private mutating func runInParts(_ file: InputFile, _ linter: Linter, _ work: some FileWork, _ reports: inout ReportWriter) {
        let parts: FileParts
        do throws(PlacedError) {
            parts = try FileParts(file, input)
        } catch {
            _ = deliver([FileOutcome(error)], &reports)
            return
        }
        let reporters = reports.reporters
        var rewriting = fixes ? Rewriting(parts) : nil
        OrderedWork.stream(
            next: { parts.next() }, threads: settings.jobs > 1 ? settings.jobs : 0, window: settings.jobs * 4,
            size: { (outcome: FileOutcome) in outcome.size },
            work: { [filters] (part: FilePart) in Self.outcome(of: part, linter, work, filters, reporters) },
            deliver: { (outcome: FileOutcome) -> Bool in
                var outcome = outcome
                rewriting?.add(&outcome)
                let goesOn = deliver([outcome], &reports, isPart: true)
                return goesOn && rewriting?.failure == nil
            })
        var last = FileOutcome()
        if let failure = rewriting?.finish() ?? parts.failure { last = FileOutcome(failure) }
        _ = deliver([last], &reports)
    }

    // MARK: Handing over

    /// Adds what came of some files to the reports; false where nobody reads them any more, and nothing else is left to do.
    private mutating func deliver(_ outcomes: [FileOutcome], _ reports: inout ReportWriter, isPart: Bool = false) -> Bool {
        for outcome in outcomes {
            reports.write(outcome.fragments)
            if !outcome.text.isEmpty { texts.write(outcome.text) }
            if !outcome.errors.isEmpty || !outcome.remarks.isEmpty {
                // What was said before stands before it where both go to the terminal.
                standard?.flush()
                progress.clear()
                for error in outcome.errors + outcome.remarks { Complaint.write(error) }
            }
            tally.add(outcome)
            if !isPart { progress.advance() }
        }
        return fixes || !reports.isAbandoned
    }

    private func writeProfile() {
        guard let profile = tally.profile else { return }
        let output = Output.standardError()
        output.write(ProfileTable.lines(profile, counts: tally.counts))
        output.flush()
    }

    private func writeStatistics() {
        guard settings.showsStatistics || settings.showsFixes else { return }
        let hasTextReport = settings.targets.contains { $0.format == .text && $0.path == nil }
        let output = hasTextReport ? standard ?? Output.standardError() : Output.standardError()
        if settings.showsFixes {
            output.write(tally.fixedCounts.isEmpty ? "Fixed nothing.\n" : "Fixed by rule:\n")
            write(tally.fixedCounts, to: output)
        }
        if settings.showsStatistics {
            if settings.showsFixes, !tally.counts.isEmpty { output.write("Left by rule:\n") }
            write(tally.counts, to: output)
        }
        output.flush()
    }

    /// Writes a line for each rule, the most frequent first.
    private func write(_ counts: [String: Int], to output: Output) {
        let width = counts.values.max().map { "\($0)".utf8.count } ?? 1
        for (rule, count) in counts.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
            let digits = "\(count)"
            output.write(String(repeating: " ", count: width - digits.utf8.count) + digits + "  \(rule)\n")
        }
    }
}
