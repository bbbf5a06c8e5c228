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
    let literals: RuleLiterals
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
        literals = RuleLiterals(self.rules)
    }

    /// How to read a text for this linter.
    public func readingOptions(
        format: TextFormat = .plain, layout: ParagraphLayout = .auto, language: LanguageTag? = nil
    ) -> ReadingOptions {
        ReadingOptions(
            format: format, layout: layout, language: language, anchors: literals.anchors, beginnings: literals.beginnings)
    }

    func plan(_ language: LanguageTag, _ stage: FixStage? = nil) -> Plan { plans.plan(rules, language, stage) }

    /// What the rules find in a document that was read with `readingOptions`, in standard order.
    ///
    /// Complexity: linear in the text.
    public func check(_ document: Document) -> [Finding] {
        check(document, nil)
    }

    /// What the rules of one stage find, in standard order.
    func check(_ document: Document, _ stage: FixStage?) -> [Finding] {
        var pass = Pass(self, document, stage: stage, clock: NoClock())
        return pass.run()
    }
}
