import Linting

/// `suppressions/invalid`: a comment to Obelus that names no rule that there is, or that says something else that means nothing.
public enum SuppressionsInvalid: Check {
    public static let trigger = Trigger.suppressions

    public static func check(_ suppressions: SuppressionView, into report: inout Report) {
        // To look for a near name is expensive, and one mistake is often made many times.
        var advice: [String: String] = [:]
        for mistake in suppressions.mistakes { report.add(mistake.range, message(mistake, suppressions, &advice)) }
    }

    private static func message(
        _ mistake: SuppressionView.Mistake, _ suppressions: SuppressionView, _ advice: inout [String: String]
    ) -> String {
        switch mistake.kind {
        case .unknownRule(let name):
            if advice[name] == nil {
                advice[name] = suppressions.nearestRule(to: name).map { "; did you mean “\($0)”?" } ?? "; write a colon before the reason"
            }
            return "“\(name)” is not a rule" + (advice[name] ?? "")
        case .unknownInstruction(let name):
            return "“\(name)” means nothing to Obelus" + (suppressions.nearestInstruction(to: name).map { "; did you mean “\($0)”?" } ?? "")
        case .endWithoutStart: return "Nothing that this comment could end was started before it"
        }
    }
}
