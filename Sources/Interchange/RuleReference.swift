import Linting

/// Where a rule's card can be read.
public enum RuleReference {
    /// The page of a rule in the rule reference.
    public static func url(of rule: String) -> String { site + "/rules/" + rule }

    /// The project's site.
    public static let site = "https://obelus.dev"
}
