import Linting

/// `suppressions/unused`: a comment to Obelus that suppresses nothing.
public enum SuppressionsUnused: Check {
    public static let trigger = Trigger.suppressions

    public static func check(_ suppressions: SuppressionView, into report: inout Report) {
        for unused in suppressions.unused {
            report.add(unused.range, message(unused))
        }
    }

    private static func message(_ unused: SuppressionView.Unused) -> String {
        if unused.isFinding { return "The text no longer has this finding; the entry can be removed" }
        if unused.names.isEmpty { return "This suppresses nothing" }
        return "This suppresses nothing of \(unused.names.map { "“\($0)”" }.joined(separator: ", "))"
    }
}
