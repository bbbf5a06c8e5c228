import Prose

/// The code of a rule that compares a text with its source. One file in `Sources/Checks/Pairs`, one type, without state; the type's
/// name stands in the card.
///
///     public enum NumberChanged: PairCheck {
///         public static func check(_ pair: PairView, into report: inout Report) { … }
///     }
public protocol PairCheck: Sendable {
    /// What calls it. By default all pairs of two texts with something visible in them.
    static var trigger: PairTrigger { get }
    /// Reports what is wrong. Must be linear in what the two texts hold.
    static func check(_ pair: PairView, into report: inout Report)
}

extension PairCheck {
    public static var trigger: PairTrigger { PairTrigger() }
}

/// A text and its source: what a check is handed that compares them.
///
/// An object, because every check of a pair is handed it, and a counterpart holds much.
public final class PairView {
    /// The target.
    public let document: Document
    public let source: Counterpart
    /// What the two show by their bytes.
    public let signs: (source: PairSigns, target: PairSigns)
    /// What checks have found out about the pair, for those after them. It lives as long as one look at the pair, in one thread.
    public var memory: AnyObject?

    init(_ document: Document, _ source: Counterpart) {
        self.document = document
        self.source = source
        signs = (PairSigns(source.text.bytes), PairSigns(document.bytes))
    }
}
