/// What finds the places of a rule that is a regular expression.
public struct PatternRule: Sendable {
    /// An ICU regular expression.
    public var pattern: String
    /// Literals of which at least one stands in every match, in ASCII lower case; compared without ASCII case.
    public var anchors: [String]
    /// What takes a place's stead; nil: no fix.
    public var replace: String?

    public init(pattern: String, anchors: [String], replace: String?) {
        self.pattern = pattern
        self.anchors = anchors
        self.replace = replace
    }
}
