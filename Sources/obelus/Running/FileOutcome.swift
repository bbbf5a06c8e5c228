import Discovery
import Interchange
import Linting
import Platform
import Readers
import Reporting

/// What a part of a file becomes.
struct FixedPart: Sendable {
    var bytes: [UInt8]
    /// How many bytes it was.
    var length: Int
    var isChanged: Bool
}

/// What came of a file, or of a part of one.
struct FileOutcome: Sendable {
    /// For each report, the file's part of it.
    var fragments: [[UInt8]] = []
    /// What goes to standard output apart from reports: a diff, or a fixed text.
    var text: [UInt8] = []
    /// What is to be put in the file's place. All the rest is true only once it is there.
    var replacement: Replacement?
    /// Whether that text is a diff.
    var isDiff = false
    /// Of a part of a file: what is to be put in the part's place.
    var fixedPart: FixedPart?
    var summary = Summary()
    /// The highest level of what is left.
    var worst = Level.off
    /// For each rule, its findings.
    var counts: [String: Int] = [:]
    /// For each rule, the places that it fixed.
    var fixedCounts: [String: Int] = [:]
    /// The absolute path of the file, once its texts were checked.
    var checked: String?
    /// The known findings that were met in it.
    var met: Set<Fingerprint> = []
    /// How many findings were suppressed by what was written.
    var suppressed = 0
    /// What goes into a baseline.
    var recorded: [Baseline.Entry] = []
    /// Where the time went, where that is asked for.
    var profile: Profile?
    /// What could not be done.
    var errors: [PlacedError] = []
    /// What is worth saying, though all was done.
    var remarks: [PlacedError] = []

    init() {}

    init(_ error: PlacedError) {
        errors = [error]
        summary.failures = 1
    }

    /// How many bytes it holds: of reports and texts.
    var size: Int {
        fragments.reduce(text.count + (replacement?.bytes.count ?? fixedPart?.bytes.count ?? 0)) { $0 + $1.count }
    }

    /// Adds what was found in the part.
    mutating func add(_ texts: [FileReport.CheckedText], of part: FilePart, to reporters: [any Reporter]) {
        add(FileReport(path: part.file.name, source: part.source, texts: texts, isContinued: part.position == .later), to: reporters)
    }

    /// Adds what was found in a file.
    mutating func add(_ report: FileReport, to reporters: [any Reporter]) {
        append(report, to: reporters)
    }

    /// Adds what was found in another file that belongs to this one, or what is left to say of this one.
    mutating func append(_ report: FileReport, to reporters: [any Reporter]) {
        let isFirst = fragments.isEmpty
        let files = (summary.files, summary.filesWithFindings)
        if isFirst { fragments = reporters.map { _ in [] } }
        for (index, reporter) in reporters.enumerated() {
            let fragment = reporter.fragment(report)
            if !fragment.isEmpty, !fragments[index].isEmpty { fragments[index] += reporter.separator }
            fragments[index] += fragment
        }
        summary.add(report.findings)
        // Files are counted, not their parts.
        if report.isContinued {
            (summary.files, summary.filesWithFindings) = files
        }
        for finding in report.findings {
            worst = max(worst, finding.level)
            counts[finding.rule, default: 0] += 1
        }
    }

    /// Counts findings that are not reported, and says so.
    mutating func add(_ hidden: [HiddenFindings], in file: InputFile) {
        for hidden in hidden {
            counts[hidden.rule, default: 0] += hidden.count
            summary.add(hidden.count, at: hidden.level)
            remarks.append(
                PlacedError(path: file.name, message: "… and \(hidden.count) more findings of \(hidden.rule), which are not shown"))
        }
    }

    /// Adds what could not be read.
    ///
    /// Where many records are wrong, they mostly are so in one way: the first ones say it.
    mutating func add(_ problems: [ReadingProblem], in part: FilePart) {
        guard !problems.isEmpty else { return }
        let shown = problems.count > Self.mostProblems ? Self.mostProblems - 1 : problems.count
        errors += problems.prefix(shown).map { PlacedError(path: part.file.name, line: $0.line, message: $0.message) }
        if shown < problems.count {
            let message = "\(problems.count - shown) more lines up to line \(problems[problems.count - 1].line) could not be read"
            errors.append(PlacedError(path: part.file.name, line: problems[shown].line, message: message))
        }
        summary.failures += problems.count
    }

    /// What fits on a screen beside other things.
    private static let mostProblems = 10
}
