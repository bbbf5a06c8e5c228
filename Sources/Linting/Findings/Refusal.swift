import Bytes

/// A fix that was not applied: a defect of its rule.
public struct Refusal: Sendable, Hashable {
    public enum Reason: Sendable, Hashable {
        /// The edit changes more than the card promises.
        case breaksPromise(Touch)
        /// The edit does not lie within the text, or cuts a character in two.
        case outsideText
        /// The edit replaces bytes that are no UTF-8, or makes a character of some that were none.
        case changesIllFormedBytes
        /// The edit would take markup away that is no part of the text, or the format cannot spell what it puts in. The finding has no
        /// fix then, and nobody is to blame.
        case changesMarkup
        /// The words that the edit changes would be spelled worse than before. Nobody is to blame: what a text means by them, only a reader
        /// knows.
        case spellsWorse
        /// The text would not be read as the edit meant it.
        case readsDifferently
        /// Applying the fixes of these rules never comes to an end.
        case unsettled([String])

        /// What is wrong, as the end of a sentence that names the fix.
        public var description: String {
            switch self {
            case .breaksPromise(let touch): "it changes more than its card allows (“\(touch.rawValue)”)"
            case .outsideText: "it is outside the text, or cuts a character in two"
            case .changesIllFormedBytes: "it changes bytes that are not valid UTF-8"
            case .changesMarkup: "it changes markup"
            case .spellsWorse: "the words that it changes would be spelled worse"
            case .readsDifferently: "the fixed file would be read differently"
            case .unsettled(let rules) where rules.count == 1: "applying it never terminates"
            case .unsettled(let rules): "the fixes of \(rules.joined(separator: " and ")) undo each other"
            }
        }
    }

    public var rule: String
    /// In the text of the round that it belongs to.
    public var range: ByteRange
    public var reason: Reason
}

extension [Refusal] {
    /// Appends what says something new: a rule is told once of each reason, wherever it failed.
    mutating func note(_ refusal: Refusal) {
        if !contains(where: { $0.rule == refusal.rule && $0.reason == refusal.reason }) { append(refusal) }
    }
}
