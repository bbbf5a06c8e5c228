import Prose

/// A linter: rules that are switched on, and how to read texts. A value without global state; any number of threads
/// may use one at once.
///
///     let linter = Linter(rules: Catalog.rules)
///     let findings = linter.check(Document(bytes, linter.readingOptions()))
///     let mended = linter.fix(bytes, linter.readingOptions())
public struct Linter: Sendable {
    /// The rules that run.
    public let rules: [ActiveRule]
    private let anchors: Anchors
    /// For each literal of `anchors`, the rules that ask for it, as indices into `rules`.
    let anchorOwners: [[Int]]
    let openers: BlockOpeners
    private let plans = Plans()

    /// - Parameters:
    ///   - rules: the catalog.
    ///   - level: the level of each rule; nil leaves it off. By default the rules of the preset `artifacts`, at the
    ///     levels of their cards.
    public init(
        rules: [Rule],
        level: (Card) -> Level? = { $0.preset == .artifacts ? $0.level : nil }
    ) {
        self.rules = rules.compactMap { rule in
            guard let level = level(rule.card), level != .off else { return nil }
            return ActiveRule(rule, level: level)
        }
        (anchors, anchorOwners) = Self.anchors(of: self.rules)
        openers = BlockOpeners(self.rules)
    }

    private static func anchors(of rules: [ActiveRule]) -> (Anchors, [[Int]]) {
        var literals: [[UInt8]] = []
        var owners: [[Int]] = []
        var known: [[UInt8]: Int] = [:]
        for (index, active) in rules.enumerated() {
            for literal in active.rule.anchors {
                let bytes = Array(literal.utf8)
                if let known = known[bytes] {
                    if owners[known].last != index { owners[known].append(index) }
                } else {
                    known[bytes] = literals.count
                    literals.append(bytes)
                    owners.append([index])
                }
            }
        }
        return (Anchors(literals), owners)
    }

    /// How to read a text for this linter.
    public func readingOptions(
        format: TextFormat = .plain, layout: ParagraphLayout = .auto, language: LanguageTag? = nil
    ) -> ReadingOptions {
        ReadingOptions(
            format: format, layout: layout, language: language, anchors: anchors, openings: openers.openings)
    }

    func plan(_ language: LanguageTag) -> Plan { plans.plan(rules, language) }

    /// What the rules find in a document that was read with `readingOptions`, in standard order.
    ///
    /// Complexity: linear in the text.
    public func check(_ document: Document) -> [Finding] {
        var pass = Pass(self, document, clock: NoClock())
        return pass.run()
    }
}
