import ArgumentParser
import Discovery
import Interchange
import Linting
import Platform
import Reporting
import Settings

/// `obelus baseline`: records what is found today, so that only new findings count.
struct BaselineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "baseline", _superCommandName: "obelus",
        abstract: "Record today’s findings, so that from now on only new ones are reported.",
        discussion: """
            Writes the file that --baseline or the configuration names, or else \(Baseline.name). Of files and rules that are not \
            looked at, the file keeps what it has.
            """)

    @Flag(help: "Record nothing; only remove entries that match no finding any more.")
    var prune = false

    @OptionGroup var options: RunOptions

    func run() throws {
        var settings = try RunSettings(options)
        let path = try place(&settings)
        var old: LoadedBaseline?
        if prune || path.withSystemPath({ access($0, F_OK) }) == 0 {
            do throws(PlacedError) {
                old = try LoadedBaseline(path, currentFolder: settings.lookup.currentFolder)
            } catch {
                Complaint.write(error)
                throw ExitStatus.failed
            }
        }
        settings.baseline = prune ? .file(path) : .none
        var run = FileRun(settings, reports: nil, texts: Output.standardOutput(), fixes: false)
        let files = run.discover()
        let recorder = BaselineRecorder(folder: Paths.folder(of: path) ?? "/", currentFolder: settings.lookup.currentFolder)
        let result = prune ? try run.run(files, Checker()) : try run.run(files, recorder)
        // A baseline that lacks what could not be read would report it all tomorrow.
        if result.hasFailed { throw ExitStatus.failed }
        let entries = try prune ? pruned(old, files, result, settings) : merged(old, files, result, settings)
        let bytes = Baseline(entries).bytes
        if bytes != old?.bytes { try write(bytes, to: path) }
        let output = Output.standardOutput()
        if !options.quiet { output.write(message(entries, old, path, settings)) }
        output.close()
    }

    /// Where the baseline is: an absolute path.
    private func place(_ settings: inout RunSettings) throws -> String {
        let folder = settings.lookup.currentFolder
        if case .file(let path) = settings.baseline { return Paths.absolute(path, in: folder) }
        do throws(PlacedErrors) {
            if let configured = try settings.lookup.settings(for: folder + "/-").baseline?.value { return configured }
        } catch {
            for error in error.errors { Complaint.write(error) }
            throw ExitStatus.failed
        }
        return Paths.absolute(Baseline.name, in: folder)
    }

    private func pruned(
        _ old: LoadedBaseline?, _ files: [InputFile], _ result: RunTally, _ settings: RunSettings
    ) throws -> [Baseline.Entry] {
        guard let old else { return [] }
        let stale = Set(try RunFilters(settings, []).stale(in: old, files, met: result.met, paths: settings.paths))
        return old.baseline.entries.indices.filter { !stale.contains($0) }.map { old.baseline.entries[$0] }
    }

    /// What was found, and of the old entries those that nobody has looked for.
    private func merged(
        _ old: LoadedBaseline?, _ files: [InputFile], _ result: RunTally, _ settings: RunSettings
    ) throws -> [Baseline.Entry] {
        guard let old else { return result.recorded }
        let stale = Set(
            try RunFilters(settings, []).stale(in: old, files, met: result.met.mapValues { _ in [] }, paths: settings.paths))
        return result.recorded + old.baseline.entries.indices.filter { !stale.contains($0) }.map { old.baseline.entries[$0] }
    }

    private func write(_ bytes: [UInt8], to path: String) throws {
        do throws(PlacedError) {
            let output = try Output.file(path)
            output.write(bytes)
            output.close()
            if let failure = output.failure { throw failure }
        } catch {
            Complaint.write(error)
            throw ExitStatus.failed
        }
    }

    private func message(_ entries: [Baseline.Entry], _ old: LoadedBaseline?, _ path: String, _ settings: RunSettings) -> String {
        let name = SafeLine.of(Paths.displayed(path, from: settings.lookup.currentFolder).displayedPath)
        let count = { (number: Int, noun: String) in "\(number) \(noun)\(number == 1 ? "" : "s")" }
        let before = Set(old?.baseline.entries.map(\.key) ?? [])
        let now = Set(entries.map(\.key))
        var text = "\(name): \(count(now.count, "finding")) in \(count(Set(entries.map(\.path)).count, "file"))"
        if old != nil { text += " (\(now.subtracting(before).count) added, \(before.subtracting(now).count) removed)" }
        text += ".\n"
        var lookup = settings.lookup
        let isNamed = (try? lookup.settings(for: path))?.baseline?.value == path
        if old == nil, !isNamed { text += "To use it, add “baseline: \(name)” to .obelus.yml, or run with --baseline \(name).\n" }
        return text
    }
}

extension Baseline.Entry {
    /// What makes an entry another one.
    fileprivate var key: [String] { [path, fingerprint.description] }
}

/// Records what is found.
private struct BaselineRecorder: FileWork {
    /// What the entries' paths are relative to.
    let folder: String
    let currentFolder: String

    func outcome(of part: FilePart, _ linter: Linter, _ filter: inout PartFilter?, _ reporters: [any Reporter]) -> FileOutcome {
        var outcome = FileOutcome()
        let path = Paths.absolute(part.file.path, in: currentFolder)
        guard let below = Paths.relative(path, to: folder) else {
            return FileOutcome(PlacedError(path: part.file.name, message: "is outside of \(folder), the folder of the baseline"))
        }
        let (documents, problems) = linter.read(part.source, part.options)
        var own = filter?.filter ?? FindingFilter()
        for document in documents {
            var findings = linter.check(document)
            own.begin(document)
            let fingerprints = own.apply(&findings, in: document)
            for (finding, fingerprint) in zip(findings, fingerprints) where !finding.rule.hasPrefix("suppressions/") {
                outcome.recorded.append(
                    Baseline.Entry(
                        path: String(below), rule: finding.rule, fingerprint: fingerprint, text: document.text(finding.range)))
            }
        }
        filter?.filter = own
        outcome.add(problems, in: part)
        return outcome
    }
}
