import UnicodeText

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
    private let conventions = MadeOnce<LanguageTag, QuotationConventions>()

    public init(anchors: LiteralSet = .none, beginnings: LiteralSet = .none, quotationModel: QuotationModel = .standard) {
        self.anchors = anchors
        self.beginnings = beginnings
        self.quotationModel = quotationModel
    }

    /// How the language sets quotation marks, by the request's costs.
    func conventions(of language: LanguageTag) -> QuotationConventions {
        conventions.value(of: language) { QuotationConventions($0, quotationModel) }
    }

    /// For nothing.
    public static let none = ScanRequest()
}
