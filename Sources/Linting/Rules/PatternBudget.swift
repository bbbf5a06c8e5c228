import Bytes
import Prose

/// A pattern that took too long on a text and was stopped: what it would have found behind the place is not known.
public struct ExhaustedPattern: Sendable, Hashable {
    /// The rule's id.
    public var rule: String
    /// The block that it was stopped in, UTF-8 bytes.
    public var range: ByteRange
    /// Whether the rule is not asked again, since it was stopped in too many texts.
    public var isGivenUp: Bool
}

/// What the patterns of a linter have spent on one text.
///
/// The limit of a search alone would let a pattern that is slow on every paragraph take as long as there are paragraphs.
struct PatternBudget: Sendable {
    /// By the rule's index: the units of `Matcher` that are left; 0 where it was stopped.
    private var left: [Int: Int] = [:]
    private(set) var exhausted: [ExhaustedPattern] = []

    /// What a rule may still spend, of `all` that it had for the text.
    func unitsLeft(of rule: Int, all: Int) -> Int { left[rule] ?? all }

    func isExhausted(_ rule: Int) -> Bool { left[rule] == 0 }

    mutating func spend(_ rule: Int, leaving units: Int) { left[rule] = max(1, units) }

    mutating func stop(_ rule: Int, _ pattern: ExhaustedPattern) {
        left[rule] = 0
        exhausted.append(pattern)
    }
}
