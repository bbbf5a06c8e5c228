import Interchange
import Linting
import Platform
import Reporting

/// What a run came to so far.
struct RunTally {
    var summary = Summary()
    /// The findings of each rule.
    private(set) var counts: [String: Int] = [:]
    /// The places that each rule fixed.
    private(set) var fixedCounts: [String: Int] = [:]
    /// The known findings that were met, by the absolute path of each file that was checked.
    private(set) var met: [PathKey: Set<Fingerprint>] = [:]
    /// How many findings were suppressed by what was written.
    private(set) var suppressed = 0
    /// What goes into a baseline.
    private(set) var recorded: [Baseline.Entry] = []
    private(set) var profile: Profile?
    /// The highest level of what is left.
    private(set) var worst = Level.off
    /// Whether anything was written that is no report.
    private(set) var hasText = false
    var hasFailed = false

    /// Counts what came of a file.
    mutating func add(_ outcome: FileOutcome) {
        if !outcome.text.isEmpty { hasText = true }
        if !outcome.errors.isEmpty { hasFailed = true }
        summary.add(outcome.summary)
        worst = max(worst, outcome.worst)
        for (rule, count) in outcome.counts { counts[rule, default: 0] += count }
        for (rule, count) in outcome.fixedCounts { fixedCounts[rule, default: 0] += count }
        if let path = outcome.checked { met[PathKey(path), default: []].formUnion(outcome.met) }
        recorded += outcome.recorded
        suppressed += outcome.suppressed
        guard let more = outcome.profile else { return }
        profile = profile ?? Profile()
        profile?.add(more)
    }
}
