import Interchange
import Linting

/// The formats a report can be written in.
public enum OutputFormat: String, Sendable, CaseIterable {
    case text, gcc, json, jsonl, sarif, github, gitlab, checkstyle, junit, rdjson, rdjsonl, html

    /// What formats want to know about a run.
    public struct Context: Sendable {
        /// Obelus' own version.
        public var version: String
        /// The rules that may have findings, for formats that describe them.
        public var rules: [Rule]
        /// Whether `text` is coloured.
        public var isColored: Bool
        /// Whether `text` is content with the findings, without a summary.
        public var isQuiet: Bool
        /// The display width of what `text` writes.
        public var columns: Int
        /// The lowest level that makes a run fail; nil: none does. For formats that tell failures from other results.
        public var failLevel: Level?
        /// Where the rules' cards can be read.
        public var references: RuleReference
        /// Whether `text` links rules to their cards.
        public var hasLinks: Bool

        /// - Parameter columns: 100 where nobody says: a line of a review, with room for its number.
        public init(
            version: String, rules: [Rule] = [], isColored: Bool = false, isQuiet: Bool = false, columns: Int = 100,
            failLevel: Level? = .warning, references: RuleReference = RuleReference(), hasLinks: Bool = false
        ) {
            self.version = version
            self.rules = rules
            self.isColored = isColored
            self.isQuiet = isQuiet
            self.columns = columns
            self.failLevel = failLevel
            self.references = references
            self.hasLinks = hasLinks
        }
    }

    /// The format's reporter.
    public func reporter(_ context: Context) -> any Reporter {
        switch self {
        case .text:
            TextReporter(
                isColored: context.isColored, isQuiet: context.isQuiet, columns: context.columns,
                links: context.hasLinks ? context.references : nil)
        case .gcc: GCCReporter()
        case .json: JSONReporter(references: context.references)
        case .jsonl: JSONLinesReporter(references: context.references)
        case .sarif: SARIFReporter(version: context.version, rules: context.rules, references: context.references)
        case .github: GitHubReporter()
        case .gitlab: GitLabReporter()
        case .checkstyle: CheckstyleReporter(version: context.version)
        case .junit: JUnitReporter(failLevel: context.failLevel)
        case .rdjson: RDJSONReporter(references: context.references)
        case .rdjsonl: RDJSONLinesReporter(references: context.references)
        case .html: HTMLReporter(version: context.version)
        }
    }
}
