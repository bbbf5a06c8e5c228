import Platform
import Prose

/// Where the time of a run went: by stage, and within the checks by rule.
public struct Profile: Sendable {
    /// What is done with a file, in this order.
    public enum Stage: String, Sendable, CaseIterable {
        /// The file is read.
        case read
        /// Blocks, scan, quotations, language.
        case parse
        /// All rules, and the walk that calls them.
        case check
        case report
    }

    /// How often a rule was called, and how long it took altogether.
    public struct Entry: Sendable {
        public var nanoseconds: UInt64 = 0
        public var calls = 0
    }

    public private(set) var stages: [Stage: UInt64] = [:]
    /// By the rule's id; rules that were never called have none.
    public private(set) var rules: [String: Entry] = [:]
    /// UTF-8 bytes that were checked.
    public var bytes = 0

    public init() {}

    /// Nanoseconds of a clock that only goes forward.
    public static var now: UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec)
    }

    /// Counts the time since `start` for a stage, and returns the time now.
    @discardableResult
    public mutating func end(_ stage: Stage, since start: UInt64) -> UInt64 {
        let now = Self.now
        stages[stage, default: 0] += now - start
        return now
    }

    /// Adds what another part of the run came to.
    public mutating func add(_ other: Profile) {
        bytes += other.bytes
        stages.merge(other.stages, uniquingKeysWith: +)
        rules.merge(other.rules) { Entry(nanoseconds: $0.nanoseconds + $1.nanoseconds, calls: $0.calls + $1.calls) }
    }

    fileprivate mutating func add(_ clock: RuleClock, _ rules: [ActiveRule]) {
        for (index, entry) in clock.entries.enumerated() where entry.calls > 0 {
            let sum = self.rules[rules[index].rule.id] ?? Entry()
            self.rules[rules[index].rule.id] = Entry(
                nanoseconds: sum.nanoseconds + entry.nanoseconds, calls: sum.calls + entry.calls)
        }
    }
}

/// Takes the time of each rule.
private struct RuleClock: PassClock {
    private(set) var entries: [Profile.Entry]
    private var start: UInt64 = 0

    init(_ rules: Int) {
        entries = Array(repeating: Profile.Entry(), count: rules)
    }

    mutating func begin() { start = Profile.now }

    mutating func end(_ rule: Int) {
        entries[rule].nanoseconds += Profile.now - start
        entries[rule].calls += 1
    }
}

extension Linter {
    /// What the rules find in a document, and how long each of them takes: `check`, at the price of two looks at the clock
    /// a call.
    public func check(_ document: Document, into profile: inout Profile) -> [Finding] {
        var exhausted: [ExhaustedPattern] = []
        var limit = FindingLimit.none
        return check(document, into: &profile, exhausted: &exhausted, limit: &limit)
    }

    /// The same within a limit, and which patterns took too long and were stopped.
    public func check(
        _ document: Document, into profile: inout Profile, exhausted: inout [ExhaustedPattern], limit: inout FindingLimit
    ) -> [Finding] {
        let document = scanned(document)
        var pass = Pass(self, document, limit: limit, clock: RuleClock(rules.count))
        var findings = pass.run()
        exhausted += pass.exhausted
        limit = pass.limit
        suppress(&findings, in: document, within: &limit)
        dropTwins(from: &findings, of: document)
        profile.add(pass.clock, rules)
        profile.bytes += document.bytes.count
        return findings
    }
}
