import Prose

/// A rule's code, for what a pattern cannot say. One file in `Sources/Checks/<Category>`, one type, without state;
/// the type's name stands in the card.
public protocol Check: Sendable {}

/// A check that looks at one block at a time.
public protocol BlockCheck: Check {
    /// The check is called for blocks that show at least one of these signals.
    static var signals: Signals { get }
    /// Reports what is wrong in the block. Must be linear in the block's length.
    static func check(_ block: BlockView, into report: inout Report)
}

/// A check that needs the whole document: quotations, repetition, structure.
public protocol DocumentCheck: Check {
    /// The check is called for documents of which at least one block shows one of these signals; empty: for all.
    static var signals: Signals { get }
    /// Reports what is wrong in the document. Must be linear in the document's length.
    static func check(_ document: Document, into report: inout Report)
}

/// A rule: its card, and what finds its places.
public struct Rule: Sendable {
    public enum Body: Sendable {
        case block(any BlockCheck.Type)
        case document(any DocumentCheck.Type)
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

    /// A rule whose code needs the whole document.
    public init(card: Card, check: any DocumentCheck.Type) {
        self.init(card: card, body: .document(check))
    }

    public var id: String { card.id }
}

/// Where checks put what they find. It knows the rule that is running and refuses nothing: promises are enforced by
/// the fixer, levels and suppressions by the pass.
public struct Report: Sendable {
    public internal(set) var findings: [Finding] = []
    var card: Card
    var level: Level
    var language: LanguageTag = .undetermined

    init(card: Card, level: Level) {
        self.card = card
        self.level = level
    }

    /// Reports a place.
    ///
    /// - Parameters:
    ///   - range: the place, in bytes of the file.
    ///   - message: what is wrong there, for someone who has never read the card.
    ///   - confidence: 0…1; a fix below 0.5 is never safe.
    ///   - title: the fix's title where the card's does not fit.
    ///   - safety: weaker than the card's where this place is less clear; never stronger.
    ///   - edits: what mends it, ascending; none where nothing does.
    public mutating func add(
        _ range: ByteRange, _ message: String, confidence: Double = 1, title: String? = nil,
        safety: Safety? = nil, language: LanguageTag? = nil, edits: [Edit] = []
    ) {
        var fix: Fix?
        if !edits.isEmpty, card.safety != .none {
            let chosen: Safety = card.safety == .unsafe || confidence < 0.5 ? .unsafe : safety ?? card.safety
            if chosen != .none {
                fix = Fix(title: title ?? card.title, safety: chosen, touches: card.touches, edits: edits)
            }
        }
        findings.append(
            Finding(
                rule: card.id, level: level, message: message, language: language ?? self.language, range: range,
                confidence: confidence, fix: fix))
    }
}
