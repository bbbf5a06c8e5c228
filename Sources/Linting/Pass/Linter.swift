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
    private let twins: Twins
    /// All rules that there are, for comments that name some; nil: nobody has said.
    private(set) var known: [Rule]?

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
        known = rules
    }

    /// The same linter, which knows all rules that there are: comments that suppress findings may name them, and no others.
    public func knowing(_ rules: [Rule]) -> Linter {
        var linter = self
        linter.known = rules
        return linter
    }

    /// - Parameter rules: those that run, by id.
    public init(_ rules: [ActiveRule]) {
        self.rules = rules
        known = nil
        literals = RuleLiterals(self.rules)
        twins = Twins(self.rules)
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
        var texts = texts(of: source, options)
        var documents: [Document] = []
        documents.reserveCapacity(texts.count)
        while let document = texts.next() { documents.append(document) }
        return (documents, texts.problems)
    }

    /// Reads a file, or whole lines of one that holds records, whose texts are parsed one by one: for whoever needs one at a time.
    ///
    /// - Complexity: linear in the bytes.
    public func texts(of source: Source, _ options: ReadingOptions) -> UnparsedTexts {
        var reading = options.format.reader.read(source, options)
        // What the pairs of a file do together is known before one of them is looked at.
        let hasPairs = reading.passages.contains { $0.counterpart != nil }
        let habits = hasPairs ? PairHabits(reading.passages) : nil
        if hasPairs { compare(&reading.passages, of: source, language: options.language) }
        return UnparsedTexts(reading, habits, options, request)
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

    /// - Parameter hasSource: whether the text has its source beside it.
    func plan(_ language: LanguageTag, _ stage: FixStage? = nil, hasSource: Bool = false) -> Plan {
        plans.plan(rules, language, stage, hasSource: hasSource)
    }

    /// What the rules find in a document and its comments do not suppress, in standard order. A document that was read by another
    /// linter is scanned again.
    ///
    /// - Complexity: linear in the text.
    public func check(_ document: Document) -> [Finding] { check(scanned(document), .none).findings }

    /// What the rules find in a document, and the fixes that were left out because they do more than their cards promise.
    ///
    /// - Complexity: linear in the text.
    public func checkWithRefusals(_ document: Document) -> (findings: [Finding], refused: [Refusal]) {
        let result = check(scanned(document), .none)
        return (result.findings, result.refused)
    }

    /// What the rules find in a document, and which patterns took too long and were stopped.
    ///
    /// - Complexity: linear in the text.
    ///
    /// - Parameter limit: how many findings of each rule are kept, which holds for all texts that are checked with it.
    public func check(_ document: Document, exhausted: inout [ExhaustedPattern], limit: inout FindingLimit) -> [Finding] {
        let result = check(scanned(document), limit)
        exhausted += result.exhausted
        limit = result.limit
        return result.findings
    }

    /// What the rules find in a document that was scanned for this linter.
    func check(
        _ document: Document, _ limit: FindingLimit
    ) -> (findings: [Finding], refused: [Refusal], exhausted: [ExhaustedPattern], limit: FindingLimit) {
        var claims = Claims()
        var result = check(document, nil, limit, &claims)
        suppress(&result.findings, in: document, within: &result.limit)
        dropTwins(from: &result.findings, of: document)
        return result
    }

    /// What the rules of one stage find, in standard order, suppressed or not, in a document that was scanned for this linter.
    ///
    /// - Parameter claims: the regions that rules of earlier stages have claimed, to which those of this one are added.
    func check(
        _ document: Document, _ stage: FixStage?, _ limit: FindingLimit, _ claims: inout Claims
    ) -> (findings: [Finding], refused: [Refusal], exhausted: [ExhaustedPattern], limit: FindingLimit) {
        var pass = Pass(self, document, stage: stage, limit: limit, claims: claims, clock: NoClock())
        let findings = pass.run()
        claims = pass.claims
        return (findings, pass.refused, pass.exhausted, pass.limit)
    }

    /// Leaves of findings in standard order that name one damage the one that says more.
    func dropTwins(from findings: inout [Finding], of document: Document) {
        if document.counterpart != nil { twins.drop(from: &findings) }
    }

    // MARK: Suppression

    /// Takes out what the text's comments suppress, and adds what is wrong with them.
    ///
    /// - Parameter findings: all that the rules find, in standard order.
    func suppress(_ findings: inout [Finding], in document: Document, within limit: inout FindingLimit) {
        guard var suppressor = Suppressor(document) else { return }
        suppressor.suppress(&findings)
        findings += complaints(about: suppressor, in: document, within: &limit)
        findings.sort { Finding.standardOrder($0, $1) }
    }

    /// What is wrong with the comments of a text, all of whose findings have been held to them.
    func complaints(about suppressor: Suppressor, in document: Document, within limit: inout FindingLimit) -> [Finding] {
        var view = suppressor.view(rules, knowing: known)
        // What was not kept may be what they suppress.
        if limit.isExceeded { view.unused = [] }
        return complaints(view, in: document, within: &limit)
    }

    private func complaints(_ view: SuppressionView, in document: Document, within limit: inout FindingLimit) -> [Finding] {
        var report = Report(rules: rules, document: document, limit: limit)
        for (rule, check) in plan(document.language).suppressionChecks {
            report.current = rule
            check.look(at: view, into: &report)
        }
        let findings = report.takeFindings()
        limit = report.limit
        return findings
    }

    /// What is wrong with a list of suppressions: entries that were not needed, though their rules run, and unknown rules.
    ///
    /// - Parameters:
    ///   - bytes: the list.
    ///   - entries: in the order of the list.
    /// - Returns: the list as a text, and the findings in it.
    /// - Complexity: linear in the list and the rules.
    public func check(list bytes: [UInt8], of entries: [ListedSuppression]) -> (document: Document, findings: [Finding]) {
        let document = Linter([]).document(bytes, ReadingOptions(format: .plain, layout: .lines, language: LanguageTag("en")))
        var limit = FindingLimit.reporting(bytes.count)
        let findings = complaints(SuppressionView(entries, rules, knowing: known), in: document, within: &limit)
        return (document, findings)
    }
}
