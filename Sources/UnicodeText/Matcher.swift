internal import CICU

/// Finds the matches of a pattern in UTF-8 text.
///
/// A matcher is made once and used for many texts. It belongs to one thread at a time, and a body that it calls must
/// not use it.
public final class Matcher {
    /// What a search may spend on one text.
    public struct Limits: Sendable, Hashable {
        /// Units of 10,000 steps of ICU's engine, each a fraction of a millisecond; 0 is no limit. They are for the
        /// whole text, so each 512 bytes of it add a unit: what is linear does not reach the limit.
        public var time: Int32
        /// Bytes for backtracking; 0 is no limit.
        public var stackBytes: Int32

        public init(time: Int32, stackBytes: Int32) {
            self.time = max(0, time)
            self.stackBytes = max(0, stackBytes)
        }

        /// Five million steps and 8 MB: no pattern that is fit for prose comes near either.
        public static let standard = Limits(time: 500, stackBytes: 8_000_000)
    }

    /// The units that all searches from now on may spend together, beside what the limits allow each; each search takes off what it
    /// spent. Less than one unit is not counted.
    public var unitsLeft = Int.max

    private let expression: OpaquePointer
    private let limits: Limits
    private let text = UTF8Text()
    /// Read and written by ICU within a search, and by nobody else then; freed once the expression is closed.
    private let budget: UnsafeMutablePointer<CICUBudget>

    /// Takes ownership of an expression.
    init(expression: OpaquePointer, limits: Limits) throws(UnicodeError) {
        self.expression = expression
        self.limits = limits
        budget = .allocate(capacity: 1)
        budget.initialize(to: CICUBudget(used: 0, limit: .max))
        var status: Int32 = 0
        cicu_uregex_setBudget(expression, budget, &status)
        try UnicodeError.check(status)
        cicu_uregex_setStackLimit(expression, limits.stackBytes, &status)
        try UnicodeError.check(status)
    }

    deinit {
        cicu_uregex_close(expression)
        budget.deallocate()
    }

    /// The units that searches of a text of so many bytes may spend together, whatever it is cut into.
    public func units(forBytes count: Int) -> Int { limits.time == 0 ? .max : Int(limits.time) + count / 512 }

    /// Calls `body` with each match in order, none overlapping another, until it returns false.
    ///
    /// The range is a text of its own: `^` and `$` match at its bounds, and neither lookbehind, lookahead nor `\b`
    /// sees what stands around it.
    ///
    /// - Parameters:
    ///   - bytes: UTF-8, not necessarily well-formed: an ill-formed sequence matches as U+FFFD.
    ///   - range: The bytes to search.
    ///   - start: Where in `range` to begin; what stands before it is still seen by lookbehind.
    ///   - body: Takes a match, valid during the call.
    /// - Throws: `.timeLimitExceeded`, `.stackLimitExceeded` or `.textTooLong`; matches found until then have been
    ///   given to `body`.
    public func forEachMatch(
        in bytes: UnsafeBufferPointer<UInt8>, range: Range<Int>, startingAt start: Int? = nil,
        _ body: (borrowing Match) -> Bool
    ) throws(UnicodeError) {
        try setText(bytes, range)
        budget.pointee = CICUBudget(used: 0, limit: Int64(unitsLeft))
        defer { unitsLeft -= min(unitsLeft, Int(budget.pointee.used)) }
        let first = (start ?? range.lowerBound) - range.lowerBound
        var status: Int32 = 0
        var isFound = cicu_uregex_find64(expression, Int64(first), &status)
        while true {
            try UnicodeError.check(status)
            guard isFound, let found = Match.range(of: expression, group: 0, base: range.lowerBound) else { return }
            guard body(Match(range: found, expression: expression, base: range.lowerBound)) else { return }
            isFound = cicu_uregex_findNext(expression, &status)
        }
    }

    private func setText(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) throws(UnicodeError) {
        let view = try text.open(bytes, range)
        var status: Int32 = 0
        cicu_uregex_setUText(expression, view, &status)
        try UnicodeError.check(status)
        // ICU counts the steps from one text to the next, not from one match to the next.
        let limit = limits.time == 0 ? 0 : units(forBytes: range.count)
        cicu_uregex_setTimeLimit(expression, Int32(clamping: limit), &status)
        try UnicodeError.check(status)
    }
}

/// A place where a pattern matched, with its groups; it cannot outlive the call that it was given to.
public struct Match: ~Copyable {
    /// The bytes of the whole match.
    public let range: Range<Int>
    private let expression: OpaquePointer
    private let base: Int

    fileprivate init(range: Range<Int>, expression: OpaquePointer, base: Int) {
        self.range = range
        self.expression = expression
        self.base = base
    }

    /// The bytes of a capture group, from 1 in the order of their opening parentheses; 0 is the whole match.
    ///
    /// - Returns: nil where the group took no part in the match, or does not exist.
    public func range(group: Int) -> Range<Int>? {
        guard let number = Int32(exactly: group) else { return nil }
        return Match.range(of: expression, group: number, base: base)
    }

    /// The bytes of a named group, `(?<name>…)`.
    ///
    /// - Returns: nil where the group took no part in the match, or does not exist.
    public func range(named name: String) -> Range<Int>? {
        var status: Int32 = 0
        let number = cicu_uregex_groupNumberFromCName(expression, name, &status)
        guard status <= 0 else { return nil }
        return Match.range(of: expression, group: number, base: base)
    }

    fileprivate static func range(of expression: OpaquePointer, group: Int32, base: Int) -> Range<Int>? {
        var status: Int32 = 0
        let start = cicu_uregex_start64(expression, group, &status)
        guard status <= 0, start >= 0 else { return nil }
        let end = cicu_uregex_end64(expression, group, &status)
        guard status <= 0, end >= start else { return nil }
        return base + Int(start)..<base + Int(end)
    }
}
