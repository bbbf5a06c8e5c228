import Prose
import Readers

/// A linter: rules that are switched on, and how to read texts. A value without global state; any number of threads
/// may use one at once.
///
///     let linter = Linter(rules: Catalog.rules)
///     for document in linter.read(Source(bytes), ReadingOptions(format: .markdown)).documents {
///         let findings = linter.check(document)
///         let fixed = linter.fix(document)
///     }
public struct Linter: Sendable {
    /// The rules that run; those that are off among them claim regions and report nothing.
    public let rules: [ActiveRule]
    /// What documents are scanned for.
    private(set) var request: ScanRequest
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
        self.init(
            rules.compactMap { rule in
                let level = level(rule.card) ?? .off
                // One that is off finds nothing, but the regions that it would claim are damaged all the same.
                guard level != .off || rule.claimsRegions else { return nil }
                return ActiveRule(rule, level: level)
            })
    }

    /// - Parameter rules: those that run, by id.
    public init(_ rules: [ActiveRule]) {
        self.rules = rules
        literals = RuleLiterals(self.rules)
        request = ScanRequest(anchors: literals.anchors, beginnings: literals.beginnings)
    }

    /// The same linter for documents whose quotation marks are read by other costs; for measuring how much these matter.
    public func reading(quotationsBy model: QuotationModel) -> Linter {
        var linter = self
        linter.request = ScanRequest(anchors: request.anchors, beginnings: request.beginnings, quotationModel: model)
        return linter
    }

    /// Reads and parses a file, or whole lines of one that holds records: a document for each of its texts.
    ///
    /// - Complexity: linear in the bytes.
    /// - Returns: the documents in the order of the file, and what could not be read.
    public func read(_ source: Source, _ options: ReadingOptions) -> (documents: [Document], problems: [ReadingProblem]) {
        let reading = options.format.reader.read(source, options)
        // What the pairs of a file do together is known before one of them is looked at.
        let habits = reading.passages.contains { $0.counterpart != nil } ? PairHabits(reading.passages) : nil
        let documents = reading.passages.map { passage in
            var passage = passage
            passage.counterpart?.habits = habits
            return Document(passage, format: options.format, language: passage.language ?? options.language, for: request)
        }
        return (documents, reading.problems)
    }

    /// Reads and parses a text that is one: plain or Markdown. Of records, the first.
    ///
    /// - Complexity: linear in the bytes.
    public func document(_ bytes: [UInt8], _ options: ReadingOptions = ReadingOptions()) -> Document {
        Document(bytes, options, for: request)
    }

    /// A document that was scanned for this linter: the document itself, or, where it was read for another one or for none, one
    /// that is scanned again. Without that, rules that wait for literals would find nothing.
    func scanned(_ document: Document) -> Document {
        document.request === request ? document : Document(document, for: request)
    }

    func plan(_ language: LanguageTag, _ stage: FixStage? = nil) -> Plan { plans.plan(rules, language, stage) }

    /// What the rules find in a document, in standard order. A document that was read by another linter is scanned again.
    ///
    /// - Complexity: linear in the text.
    public func check(_ document: Document) -> [Finding] { check(scanned(document), nil, .none).findings }

    /// What the rules find in a document, and the fixes that were left out because they do more than their cards promise.
    ///
    /// - Complexity: linear in the text.
    public func checkWithRefusals(_ document: Document) -> (findings: [Finding], refused: [Refusal]) {
        let result = check(scanned(document), nil, .none)
        return (result.findings, result.refused)
    }

    /// What the rules find in a document, and which patterns took too long and were stopped.
    ///
    /// - Complexity: linear in the text.
    ///
    /// - Parameter limit: how many findings of each rule are kept, which holds for all texts that are checked with it.
    public func check(_ document: Document, exhausted: inout [ExhaustedPattern], limit: inout FindingLimit) -> [Finding] {
        let result = check(scanned(document), nil, limit)
        exhausted += result.exhausted
        limit = result.limit
        return result.findings
    }

    /// What the rules of one stage find, in standard order, in a document that was scanned for this linter.
    func check(
        _ document: Document, _ stage: FixStage?, _ limit: FindingLimit
    ) -> (findings: [Finding], refused: [Refusal], exhausted: [ExhaustedPattern], limit: FindingLimit) {
        var claims = Claims()
        return check(document, stage, limit, &claims)
    }

    /// The same, with the regions that rules of earlier stages have claimed, to which those of this one are added.
    func check(
        _ document: Document, _ stage: FixStage?, _ limit: FindingLimit, _ claims: inout Claims
    ) -> (findings: [Finding], refused: [Refusal], exhausted: [ExhaustedPattern], limit: FindingLimit) {
        var pass = Pass(self, document, stage: stage, limit: limit, claims: claims, clock: NoClock())
        let findings = pass.run()
        claims = pass.claims
        return (findings, pass.refused, pass.exhausted, pass.limit)
    }
}
