import Linting
import Platform
import Reporting

/// What came of one file.
struct FileOutcome: Sendable {
    /// For each report, the file's part of it.
    var fragments: [[UInt8]] = []
    /// What goes to standard output apart from reports: a diff, or a mended text.
    var text: [UInt8] = []
    /// What is to be put in the file's place. All the rest is true only once it is there.
    var replacement: Replacement?
    var summary = Summary()
    /// The highest level of what is left.
    var worst = Level.off
    /// For each rule, its findings.
    var counts: [String: Int] = [:]
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
        fragments.reduce(text.count + (replacement?.bytes.count ?? 0)) { $0 + $1.count }
    }

    /// Adds what was found in the file.
    mutating func add(_ report: FileReport, to reporters: [any Reporter]) {
        fragments = reporters.map { $0.fragment(report) }
        summary.add(report.findings)
        for finding in report.findings {
            worst = max(worst, finding.level)
            counts[finding.rule, default: 0] += 1
        }
    }
}
