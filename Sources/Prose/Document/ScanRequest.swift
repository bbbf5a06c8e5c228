import Synchronization

/// What a parse goes by: the costs of quotation marks, and what a scan looks for besides what it always sees: the literals and beginnings of blocks that some set of rules waits for.
///
/// A class, because what a document was scanned for is compared by identity: two linters may have the same rules in another order.
public final class ScanRequest: Sendable {
    /// The literals that rules want to know the places of.
    public let anchors: LiteralSet
    /// What rules wait for at the start of a block.
    public let beginnings: LiteralSet
    /// What the roles of quotation marks cost.
    public let quotationModel: QuotationModel
    /// The conventions made so far, by language. To put them together takes longer than to scan a short record.
    private let conventions = Mutex<[(language: LanguageTag, conventions: QuotationConventions)]>([])
    /// Records say what language they are in, and may say anything; from there on nothing is kept.
    private static let mostLanguages = 64

    public init(anchors: LiteralSet = .none, beginnings: LiteralSet = .none, quotationModel: QuotationModel = .standard) {
        self.anchors = anchors
        self.beginnings = beginnings
        self.quotationModel = quotationModel
    }

    /// How the language sets quotation marks, by the request's costs.
    func conventions(of language: LanguageTag) -> QuotationConventions {
        if let known = conventions.withLock({ $0.first { $0.language == language }?.conventions }) { return known }
        let new = QuotationConventions(language, quotationModel)
        conventions.withLock { if $0.count < Self.mostLanguages { $0.append((language, new)) } }
        return new
    }

    /// For nothing.
    public static let none = ScanRequest()
}
