import Prose

/// A rule's code, for what a pattern cannot say. One file in `Sources/Checks/<Category>`, one type, without state; the type's
/// name stands in the card.
///
///     public enum StrayBullet: Check {
///         public static let trigger = Trigger.blocks(.bullet)
///
///         public static func check(_ block: BlockView, into report: inout Report) { … }
///     }
public protocol Check: Sendable {
    /// What the check is handed says how often it is called: a `BlockView` once for each block, a `DocumentView` once with all
    /// blocks, or all places, that its trigger names; a `SuppressionView` once for each text that suppresses something.
    associatedtype View: CheckView

    /// What calls the check.
    static var trigger: Trigger { get }

    /// Whether the check may claim regions of the text (`Report.claim`). By default it does not.
    static var claimsRegions: Bool { get }

    /// Reports what is wrong. Must be linear in what the view shows.
    static func check(_ view: View, into report: inout Report)

    /// Calls `check` if it is handed blocks. Known for each check by its view: the pass calls it without a closure, which would count
    /// references each time.
    static func look(at block: BlockView, into report: inout Report)

    /// The same of documents.
    static func look(at document: DocumentView, into report: inout Report)

    /// The same of what a text suppresses.
    static func look(at suppressions: SuppressionView, into report: inout Report)
}

extension Check {
    public static func look(at block: BlockView, into report: inout Report) {}
    public static func look(at document: DocumentView, into report: inout Report) {}
    public static func look(at suppressions: SuppressionView, into report: inout Report) {}
}

extension Check where View == BlockView {
    public static func look(at block: BlockView, into report: inout Report) { check(block, into: &report) }
}

extension Check where View == DocumentView {
    public static func look(at document: DocumentView, into report: inout Report) { check(document, into: &report) }
}

extension Check where View == SuppressionView {
    public static func look(at suppressions: SuppressionView, into report: inout Report) { check(suppressions, into: &report) }
}

/// What a check can be handed: `BlockView`, `DocumentView` or `SuppressionView`.
public protocol CheckView {
    /// How a check that is handed such a view is called.
    static func call<C: Check>(of check: C.Type) -> CheckCall where C.View == Self
}

/// How a check is called.
public enum CheckCall: Sendable {
    case block(any Check.Type)
    case document(any Check.Type)
    case suppressions(any Check.Type)
}

extension BlockView: CheckView {
    public static func call<C: Check>(of check: C.Type) -> CheckCall where C.View == BlockView { .block(check) }
}

extension DocumentView: CheckView {
    public static func call<C: Check>(of check: C.Type) -> CheckCall where C.View == DocumentView { .document(check) }
}

extension SuppressionView: CheckView {
    public static func call<C: Check>(of check: C.Type) -> CheckCall where C.View == SuppressionView { .suppressions(check) }
}

extension Check {
    public static var claimsRegions: Bool { false }
    static var call: CheckCall { View.call(of: Self.self) }
}

/// A rule: its card, and what finds its places.
public struct Rule: Sendable {
    public enum Body: Sendable {
        case check(any Check.Type)
        case pair(any PairCheck.Type)
        case pairs(any PairsCheck.Type)
        case terms(TermRule)
        case pattern(PatternRule)
        case phrases(PhraseRule)
    }

    public var card: Card
    public var body: Body

    public init(card: Card, body: Body) {
        self.card = card
        self.body = body
    }

    /// A rule that is code.
    public init(card: Card, check: any Check.Type) {
        self.init(card: card, body: .check(check))
    }

    /// A rule that is code, and compares a text with its source.
    public init(card: Card, check: any PairCheck.Type) {
        self.init(card: card, body: .pair(check))
    }

    /// A rule that is code, and compares the pairs of a file with each other.
    public init(card: Card, check: any PairsCheck.Type) {
        self.init(card: card, body: .pairs(check))
    }

    public var id: String { card.id }

    /// Whether the rule is about a text beside its source.
    var isOfPairs: Bool {
        switch body {
        case .pair, .pairs, .terms: true
        case .check, .pattern, .phrases: false
        }
    }

    /// Whether the rule may claim regions of a text.
    var claimsRegions: Bool {
        guard case .check(let check) = body else { return false }
        return check.claimsRegions
    }
}

extension Rule {
    /// Whether the rule says nothing of a text that has its source beside it: what was a page’s furniture or a caption there is the
    /// translation of one here.
    var isSilentBesideSource: Bool { card.category == "scraping" || card.category == "captions" }
}
