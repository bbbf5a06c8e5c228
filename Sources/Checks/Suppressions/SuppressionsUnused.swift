import Linting

/// `suppressions/unused`: a comment to Obelus that suppresses nothing.
public enum SuppressionsUnused: Check {
    public static let trigger = Trigger.suppressions

    public static func check(_ suppressions: SuppressionView, into report: inout Report) {
        for unused in suppressions.unused {
            report.add(
                unused.range,
                unused.names.isEmpty
                    ? "This comment suppresses nothing"
                    : "This comment suppresses nothing of \(unused.names.map { "“\($0)”" }.joined(separator: ", "))")
        }
    }
}
