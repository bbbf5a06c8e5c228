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
    /// For each literal of `anchors`, the rule that asks for it, as an index into `rules`.
    let anchorOwners: [Int]
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

    private static func anchors(of rules: [ActiveRule]) -> (Anchors, [Int]) {
        var literals: [[UInt8]] = []
        var owners: [Int] = []
        for index in rules.indices {
            var anchors = rules[index].rule.anchors
            // A check is told of each place once, however many of its literals are the same without what stands before them;
            // for patterns and phrases it makes no difference.
            if case .anchored = rules[index].rule.body { anchors = Set(anchors).sorted() }
            for var anchor in anchors {
                literals.append(anchor.withUTF8 { Array($0) })
                owners.append(index)
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

    func plan(_ language: LanguageTag, _ stage: FixStage? = nil) -> Plan { plans.plan(rules, language, stage) }

    /// What the rules find in a document that was read with `readingOptions`, in standard order.
    ///
    /// Complexity: linear in the text.
    public func check(_ document: Document) -> [Finding] {
        var exhausted: [ExhaustedPattern] = []
        return check(document, nil, &exhausted)
    }

    /// The same, and which patterns took too long and were stopped.
    public func check(_ document: Document, exhausted: inout [ExhaustedPattern]) -> [Finding] {
        check(document, nil, &exhausted)
    }

    /// What the rules of one stage find, in standard order.
    func check(_ document: Document, _ stage: FixStage?, _ exhausted: inout [ExhaustedPattern]) -> [Finding] {
        var pass = Pass(self, document, stage: stage, clock: NoClock())
        let findings = pass.run()
        exhausted += pass.exhausted
        return findings
    }
}
