import Prose

/// A rule's code, for what a pattern cannot say. One file in `Sources/Checks/<Category>`, one type, without state;
/// the type's name stands in the card.
public protocol Check: Sendable {}

/// What calls a check that is about blocks: the block shows at least one of `signals` or begins with one of `openings`,
/// and its outline is all that `outline` asks for. Clean text calls hardly any, which is what keeps the number of rules
/// out of the time they take.
public protocol BlockTrigger: Check {
    /// At least one of these is in the block; empty: any block will do, unless there are openings.
    static var signals: Signals { get }
    /// The same for texts of a language, of which all blocks may show what is rare in others; empty: no block calls the
    /// check there.
    static func signals(in language: LanguageTag) -> Signals
    /// All of these hold for the block.
    static var outline: Outline { get }
    /// Phrases at the block's start, behind signs if need be, of at least three bytes; in small letters they stand for
    /// those in capitals, too. They compare by their first bytes only: the check looks closer.
    static var openings: [String] { get }
}

extension BlockTrigger {
    public static var signals: Signals { [] }
    public static func signals(in language: LanguageTag) -> Signals { signals }
    public static var outline: Outline { [] }
    public static var openings: [String] { [] }
}

/// A check that looks at one block at a time.
public protocol BlockCheck: BlockTrigger {
    /// Reports what is wrong in the block. Must be linear in the block's length.
    static func check(_ block: BlockView, into report: inout Report)
}

/// A check that looks at some blocks together, or has to count them before it speaks.
public protocol BlocksCheck: BlockTrigger {
    /// Reports what is wrong in the blocks. Must be linear in the document's length.
    ///
    /// - Parameter blocks: indices into `Document.blocks`, ascending; never empty.
    static func check(_ document: Document, _ blocks: [Int], into report: inout Report)
}

/// A check that needs the whole document: quotations, repetition. It must not walk the blocks of clean text: what is
/// about blocks is a `BlocksCheck`.
public protocol DocumentCheck: Check {
    /// The check is called for documents of which at least one block shows one of these signals; empty: for all.
    static var signals: Signals { get }
    /// Reports what is wrong in the document. Must be linear in the document's length.
    static func check(_ document: Document, into report: inout Report)
}

/// A check that looks only where one of its literals stands: what a list of words needs a little judgment for, at the
/// price of a phrase.
public protocol AnchoredCheck: Check {
    /// Literals in ASCII lower case, each beginning at a word's start; the scan finds them without ASCII case.
    static var anchors: [String] { get }
    /// Reports what is wrong around the places, ascending; a longer word may begin with the literal.
    static func check(_ document: Document, at hits: [AnchorHit], into report: inout Report)
}

/// A rule: its card, and what finds its places.
public struct Rule: Sendable {
    public enum Body: Sendable {
        case block(any BlockCheck.Type)
        case blocks(any BlocksCheck.Type)
        case document(any DocumentCheck.Type)
        case anchored(any AnchoredCheck.Type)
        case pattern(PatternRule)
        case phrases(PhraseRule)
    }

    public var card: Card
    public var body: Body

    public init(card: Card, body: Body) {
        self.card = card
        self.body = body
    }

    /// A rule whose code looks at one block at a time.
    public init(card: Card, check: any BlockCheck.Type) {
        self.init(card: card, body: .block(check))
    }

    /// A rule whose code looks at some blocks together.
    public init(card: Card, check: any BlocksCheck.Type) {
        self.init(card: card, body: .blocks(check))
    }

    /// A rule whose code needs the whole document.
    public init(card: Card, check: any DocumentCheck.Type) {
        self.init(card: card, body: .document(check))
    }

    /// A rule whose code looks where its literals stand.
    public init(card: Card, check: any AnchoredCheck.Type) {
        self.init(card: card, body: .anchored(check))
    }

    public var id: String { card.id }
}
