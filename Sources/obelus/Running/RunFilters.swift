import Bytes
import Discovery
import Interchange
import Linting
import Platform
import Prose
import Readers
import Reporting
import Settings

/// A baseline as it was read.
struct LoadedBaseline: Sendable {
    /// Absolute.
    var path: String
    /// As output names it.
    var name: String
    var bytes: [UInt8]
    var baseline: Baseline
    /// The entries of each file, by its absolute path.
    var byFile: [PathKey: [Int]] = [:]

    /// - Throws: what is wrong with it.
    init(_ path: String, currentFolder: String) throws(PlacedError) {
        self.path = Paths.absolute(path, in: currentFolder)
        name = Paths.displayed(self.path, from: currentFolder)
        bytes = try Files.read(self.path, name: name)
        do throws(JSONError) {
            baseline = try Baseline(reading: bytes)
        } catch {
            throw PlacedError(path: name, line: error.line, message: error.message)
        }
        let folder = Paths.folder(of: self.path) ?? "/"
        for (index, entry) in baseline.entries.enumerated() {
            byFile[PathKey(Paths.absolute(entry.path, in: folder)), default: []].append(index)
        }
    }
}

/// What is suppressed in a file, or in a part of it, apart from what its comments say.
struct PartFilter: Sendable {
    var filter: FindingFilter
    /// The side file and its bytes.
    fileprivate var sideFile: (file: SideFile, bytes: [UInt8])?
}

/// What a run suppresses apart from what comments say: the findings of baselines and of side files, and what is on lines that were not
/// changed.
struct RunFilters: Sendable {
    private(set) var baselines: [PathKey: LoadedBaseline] = [:]
    private let choice: BaselineChoice
    private let currentFolder: String
    private var changed: ChangedLines?

    /// - Throws: what cannot be read.
    init(_ settings: RunSettings, _ files: [InputFile]) throws(PlacedErrors) {
        choice = settings.baseline
        currentFolder = settings.lookup.currentFolder
        var errors: [PlacedError] = []
        for file in files {
            guard let path = baselinePath(of: file), baselines[PathKey(path)] == nil else { continue }
            do throws(PlacedError) {
                baselines[PathKey(path)] = try LoadedBaseline(path, currentFolder: currentFolder)
            } catch {
                var error = error
                if case .file(let name, let line) = file.settings.baseline?.origin, choice == .configured {
                    error = PlacedError(path: name, line: line, message: "“baseline”: \(error.description)")
                }
                errors.append(error)
                break
            }
        }
        if let revision = settings.since {
            do throws(PlacedError) {
                let paths = files.map { Paths.absolute($0.path, in: settings.lookup.currentFolder) }
                changed = try ChangedLines(since: revision, of: paths, currentFolder: currentFolder)
            } catch {
                errors.append(error)
            }
        }
        guard errors.isEmpty else { throw PlacedErrors(errors) }
    }

    private func baselinePath(of file: InputFile) -> String? {
        switch choice {
        case .none: nil
        case .file(let path): Paths.absolute(path, in: currentFolder)
        case .configured: file.settings.baseline?.value
        }
    }

    /// What is suppressed in a part of a file; nil: nothing.
    func filter(for part: FilePart) -> PartFilter? {
        let path = Paths.absolute(part.file.path, in: currentFolder)
        var known: Set<Fingerprint> = []
        if let list = baselinePath(of: part.file).flatMap({ baselines[PathKey($0)] }) {
            for index in list.byFile[PathKey(path)] ?? [] { known.insert(list.baseline.entries[index].fingerprint) }
        }
        let sideFile = Self.sideFile(of: path)
        var places: [ByteRange]?
        if let changed, let lines = changed.lines(of: path) {
            places = ChangedLines.places(
                lines, part.source.lineStarts.offsets, linesBefore: part.source.linesBefore, start: part.source.start,
                count: part.source.bytes.count)
        }
        guard !known.isEmpty || sideFile != nil || places != nil else { return nil }
        if let sideFile { known.formUnion(sideFile.file.fingerprints) }
        return PartFilter(filter: FindingFilter(known: known, rules: sideFile?.file.rules ?? [], places: places), sideFile: sideFile)
    }

    /// What is suppressed in a whole file by the baseline of its settings and by its side file; nil: nothing.
    ///
    /// - Parameter path: absolute.
    /// - Throws: what is wrong with the baseline.
    static func filter(ofFile path: String, _ settings: Settings, currentFolder: String) throws(PlacedError) -> FindingFilter? {
        var known: Set<Fingerprint> = []
        if let list = settings.baseline?.value {
            let loaded = try LoadedBaseline(list, currentFolder: currentFolder)
            for index in loaded.byFile[PathKey(path)] ?? [] { known.insert(loaded.baseline.entries[index].fingerprint) }
        }
        let file = sideFile(of: path)?.file
        guard !known.isEmpty || file != nil else { return nil }
        return FindingFilter(known: known.union(file?.fingerprints ?? []), rules: file?.rules ?? [])
    }

    /// The side file of a text, if there is one.
    private static func sideFile(of path: String) -> (file: SideFile, bytes: [UInt8])? {
        let path = path + SideFile.suffix
        // Asked for each file, and there mostly is none.
        guard path.withSystemPath({ access($0, R_OK) }) == 0,
            let bytes = try? Files.read(path, atMost: Files.largestSetting)
        else { return nil }
        return (SideFile(bytes), bytes)
    }

    /// Notes in an outcome which known findings were met, and adds what is wrong with the side file.
    func finish(_ outcome: inout FileOutcome, _ filter: PartFilter?, _ part: FilePart, _ linter: Linter, _ reporters: [any Reporter]) {
        outcome.checked = Paths.absolute(part.file.path, in: currentFolder)
        guard let filter else { return }
        outcome.met = filter.filter.met
        // The parts of a long file do not know of each other what they met.
        guard let (file, bytes) = filter.sideFile, part.position == .whole else { return }
        let (document, findings) = linter.check(list: bytes, of: file.listed(after: filter.filter))
        guard !findings.isEmpty else { return }
        outcome.append(
            FileReport(
                path: part.file.name + SideFile.suffix, source: Source(bytes), texts: [FileReport.CheckedText(document, findings)],
                isContinued: true), to: reporters)
    }

    // MARK: Stale entries

    /// The entries of a baseline that matched nothing, though their file was read and their rule ran, or though their file is gone.
    ///
    /// - Parameters:
    ///   - files: the files of the run.
    ///   - met: the known findings that were met, by the absolute path of each file that was read.
    ///   - paths: what the run was about, as it was written.
    func stale(in list: LoadedBaseline, _ files: [InputFile], met: [PathKey: Set<Fingerprint>], paths: [String]) -> [Int] {
        let settings = Dictionary(
            files.map { (PathKey(Paths.absolute($0.path, in: currentFolder)), $0.settings) }, uniquingKeysWith: { first, _ in first })
        var stale: [Int] = []
        for (file, indices) in list.byFile {
            if let met = met[file], let settings = settings[file] {
                stale += indices.filter { index in
                    let entry = list.baseline.entries[index]
                    // A rule that is gone finds nothing any more, either.
                    return !met.contains(entry.fingerprint) && settings.level(of: entry.rule) != .off
                }
            } else if settings[file] == nil, file.path.withSystemPath({ access($0, F_OK) }) != 0, isMeant(file.path, by: paths) {
                stale += indices
            }
        }
        return stale.sorted()
    }

    private func isMeant(_ path: String, by paths: [String]) -> Bool {
        (paths.isEmpty ? ["."] : paths).contains { argument in
            let argument = Paths.absolute(argument, in: currentFolder)
            return argument == path || Paths.relative(path, to: argument) != nil
        }
    }

    /// What is wrong with the baselines, once all files have been read.
    func outcomes(
        _ files: [InputFile], _ tally: RunTally, _ settings: RunSettings, _ reporters: [any Reporter]
    ) -> [FileOutcome] {
        var lookup = settings.lookup
        return baselines.values.sorted { $0.path < $1.path }.compactMap { list in
            let stale = stale(in: list, files, met: tally.met, paths: settings.paths)
            guard !stale.isEmpty, let own = try? lookup.settings(for: list.path) else { return nil }
            let linter = Linter(own)
            let places = list.baseline.places(in: list.bytes)
            let entries = stale.map { index in
                // Whether the rule runs on the file was asked before.
                ListedSuppression(range: places[index], rule: RuleSelector.all, isFinding: true, isUsed: false)
            }
            let (document, findings) = linter.check(list: list.bytes, of: entries)
            guard !findings.isEmpty else { return nil }
            var outcome = FileOutcome()
            outcome.add(
                FileReport(
                    path: list.name, source: Source(list.bytes), texts: [FileReport.CheckedText(document, findings)], isContinued: true),
                to: reporters)
            return outcome
        }
    }
}

extension InputFile {
    /// The path of the file; for standard input, what it is taken for.
    var path: String {
        if case .file(let path) = source { path } else { name }
    }
}
