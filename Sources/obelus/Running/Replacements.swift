import Platform

/// Outcomes that are held back until the disk has the files they speak of. Files are replaced many at a time, since each by
/// itself would wait for the disk anew.
struct Replacements {
    private var outcomes: [FileOutcome] = []
    private var waiting = 0
    private var bytes = 0
    /// What the replaced files were, and those that wait.
    private var replaced: Set<FileIdentity> = []

    /// As many files are open at once.
    private static let most = 32
    private static let mostOutcomes = 256
    private static let mostBytes = 4 << 20

    /// Whether the text that an outcome would put in its place was read from a file that has been replaced since, or is about
    /// to be: two names may lead to one file.
    func isOutdated(_ outcome: FileOutcome) -> Bool {
        outcome.replacement.map { replaced.contains($0.identity) } ?? false
    }

    /// Adds an outcome behind those that wait.
    mutating func add(_ outcome: FileOutcome) {
        outcomes.append(outcome)
        bytes += outcome.size
        guard let replacement = outcome.replacement else { return }
        waiting += 1
        replaced.insert(replacement.identity)
    }

    /// Whether nothing is worth waiting for.
    var isDue: Bool {
        waiting == 0 || waiting >= Self.most || outcomes.count >= Self.mostOutcomes || bytes >= Self.mostBytes
    }

    /// Replaces the files that wait, and returns the outcomes, which tell what came of it.
    mutating func settle() -> [FileOutcome] {
        defer { (outcomes, waiting, bytes) = ([], 0, 0) }
        guard waiting > 0 else { return outcomes }
        var failures = AtomicReplacement.write(outcomes.compactMap(\.replacement)).makeIterator()
        return outcomes.map { outcome in
            guard outcome.replacement != nil, let failure = failures.next() ?? nil else { return outcome }
            return FileOutcome(failure)
        }
    }
}
