/// How many findings of each rule are kept.
///
/// A text that was made to be one finding for every byte would otherwise take hundreds of bytes of memory for each of its own, and its report
/// as much again. What is not kept is counted, so that it can be said.
public struct FindingLimit: Sendable {
    /// The most for each rule.
    let most: Int
    /// By the rules' indices in their linter; those at the end that found nothing are not there.
    private var counts: [Int] = []
    /// Whether something was not kept.
    private(set) var isExceeded = false

    /// No limit.
    public static var none: FindingLimit { FindingLimit(most: .max) }

    /// What a report of a file keeps: one finding of each rule for every 1,000 bytes, or 1,000 of them.
    ///
    /// An editor who has seen a hundred findings of a rule does not wait for the thousandth; articles have at most dozens. One for every 1,000
    /// bytes are more than long texts have where each paragraph is broken, so that whoever lints a whole corpus as one file sees it all.
    ///
    /// - Parameters:
    ///   - bytes: how long the file is, or the part of it that is reported.
    ///   - records: whether it holds records. Each is a text by itself, may be as short as 32 bytes, and may have one finding.
    public static func reporting(_ bytes: Int, records: Bool = false) -> FindingLimit {
        FindingLimit(most: max(1000, bytes / (records ? 32 : 1000)))
    }

    /// The same for so many findings more, which nobody will be shown.
    public func adding(_ count: Int) -> FindingLimit { FindingLimit(most: most + count) }

    /// What a round of fixing keeps: there must not be many rounds, since each reads the whole text, and 10,000 fixes of one rule fit into a few
    /// megabytes.
    ///
    /// - Parameter bytes: how long the text is.
    static func fixing(_ bytes: Int) -> FindingLimit { FindingLimit(most: max(10_000, bytes / 8)) }

    private init(most: Int) { self.most = most }

    /// Counts a finding of a rule; whether it is kept.
    mutating func admits(_ rule: Int) -> Bool {
        while counts.count <= rule { counts.append(0) }
        counts[rule] += 1
        if counts[rule] <= most { return true }
        isExceeded = true
        return false
    }

    /// What was not kept.
    ///
    /// - Parameter rules: those of the linter whose findings were counted.
    public func hidden(by rules: [ActiveRule]) -> [HiddenFindings] {
        guard isExceeded else { return [] }
        return zip(rules, counts).compactMap { rule, count in
            count > most ? HiddenFindings(rule: rule.rule.id, level: rule.level, count: count - most) : nil
        }
    }
}

/// Findings that a limit left out.
public struct HiddenFindings: Sendable, Hashable {
    public var rule: String
    public var level: Level
    public var count: Int
}
