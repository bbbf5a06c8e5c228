import Linting

/// Where the cards of rules can be read.
///
/// The project has no site, so the built-in rules have no address on the web: a report that names one that is not there is worse than one that
/// names none. A team's card may name its own page (`url`), and the pages of the built-in rules may be files of this machine.
public struct RuleReference: Sendable {
    private let pages: [String: String]
    private let files: (@Sendable (String) -> String?)?

    /// - Parameters:
    ///   - cards: those that may name a page of their own.
    ///   - files: a `file:` address for the page of a rule, by its id; nil where there is no such file.
    public init(_ cards: some Sequence<Card> = [], files: (@Sendable (_ rule: String) -> String?)? = nil) {
        var pages: [String: String] = [:]
        for card in cards { if let url = card.url { pages[card.id] = url } }
        self.pages = pages
        self.files = files
    }

    /// The page of a rule on the web, for reports that others read; nil where it has none.
    public func url(of rule: String) -> String? { pages[rule] }

    /// The page of a rule for somebody at this machine: on the web, or else a file; nil where it has neither.
    public func link(to rule: String) -> String? { pages[rule] ?? files?(rule) }
}
