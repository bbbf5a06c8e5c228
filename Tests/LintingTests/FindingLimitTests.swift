import Catalog
import Linting
import Prose
import Readers
import Testing

/// Texts that are nothing but findings.
@Suite struct FindingLimitTests {
    private let linter = Linter(rules: Catalog.rules)
    /// Each of its 4,000 lines holds a finding that a fix removes, and one that none does.
    private let text = Array(String(repeating: "It rained , and then it (stopped.\n", count: 4000).utf8)

    @Test func aReportKeepsSomeAndCountsTheRest() {
        var limit = FindingLimit.reporting(text.count)
        var exhausted: [ExhaustedPattern] = []
        let findings = linter.check(linter.document(text), exhausted: &exhausted, limit: &limit)
        let hidden = limit.hidden(by: linter.rules)
        let all = linter.check(linter.document(text))
        for rule in ["spaces/before-punctuation", "punctuation/unbalanced-bracket"] {
            #expect(findings.count { $0.rule == rule } == 1000)
            #expect(hidden.first { $0.rule == rule }?.count == all.count { $0.rule == rule } - 1000)
        }
        #expect(findings.count + hidden.reduce(0) { $0 + $1.count } == all.count)
        // The same limit for a second text: nothing is left of it.
        let more = linter.check(linter.document(text), exhausted: &exhausted, limit: &limit)
        #expect(!more.contains { $0.rule == "spaces/before-punctuation" })
    }

    /// All is fixed, however many fixes are kept at once.
    @Test func aFixHidesNothingFromItself() {
        let many = Array(("Rain" + String(repeating: " , and", count: 10_100) + ".\n").utf8)
        let result = linter.fix(many, ReadingOptions(language: .english))
        #expect(result.bytes == Array(("Rain" + String(repeating: ", and", count: 10_100) + ".\n").utf8))
        #expect(result.refused.isEmpty)
        #expect(result.applied.count == 2)
    }

    @Test func whatIsLeftIsWhatACheckFinds() {
        var (limit, fresh) = (FindingLimit.reporting(text.count), FindingLimit.reporting(text.count))
        var exhausted: [ExhaustedPattern] = []
        let result = linter.fix(linter.document(text), choosing: FixChoice(), limit: &limit)
        #expect(result.remaining == linter.check(result.document, exhausted: &exhausted, limit: &fresh))
        #expect(limit.hidden(by: linter.rules) == fresh.hidden(by: linter.rules))
        #expect(result.remaining.count { $0.rule == "punctuation/unbalanced-bracket" } == 1000)
    }
}
