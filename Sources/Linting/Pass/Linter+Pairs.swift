import Prose
import Readers

extension Linter {
    /// Adds to passages what rules find that look at all of them together.
    ///
    /// - Complexity: linear in the passages for each such rule.
    func compare(_ passages: inout [Passage], of source: Source, language: LanguageTag?) {
        let checks = rules.enumerated().compactMap { index, active -> (rule: Int, check: any PairsCheck.Type)? in
            guard active.level != .off, case .pairs(let check) = active.rule.body else { return nil }
            return (index, check)
        }
        guard !checks.isEmpty else { return }
        let view = PairsView(passages, source, language: language)
        var report = PairsReport(view)
        for (rule, check) in checks {
            report.rule = rule
            check.check(view, into: &report)
        }
        for (index, notes) in report.notes { passages[index].note(notes) }
    }
}
