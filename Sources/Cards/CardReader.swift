import Linting
import Platform
import Prose
import YAML

/// A card as its file says it, checked.
public struct CardFile: Sendable {
    public var card: Card
    /// Of a pattern: literals of which every match holds one, in ASCII lower case.
    public var anchors: [String]
    /// The file, for messages.
    public var path: String
    /// The line of the key `pattern` or `phrases`; the first one of a card that has neither.
    public var detectionLine: Int
    /// The line of the key `artifact`; nil where the card does not say what the taxonomy calls its finds.
    public var artifactLine: Int?

    /// The rule, where the card alone says all of it: nil for one that has a check.
    public var rule: Rule? {
        switch card.detection {
        case .check:
            nil
        case .pattern(let pattern):
            Rule(card: card, body: .pattern(PatternRule(pattern: pattern, anchors: anchors, replace: card.replace)))
        case .phrases(let phrases, let position):
            Rule(card: card, body: .phrases(PhraseRule(phrases: phrases, position: position)))
        case .terms(let terms): Rule(card: card, body: .terms(TermRule(terms)))
        }
    }
}

/// Reads rule cards.
public enum CardReader {
    /// The keys a card may have.
    public static let keys = [
        "summary", "why", "level", "languages", "preset", "fix", "touches", "title", "pattern", "phrases",
        "source-languages", "at", "density", "message", "replace", "anchors", "examples", "safe-because", "since", "artifact", "format",
        "url", "yields-to",
    ]

    /// Reads one card.
    ///
    /// - Parameters:
    ///   - bytes: the file, YAML in UTF-8.
    ///   - id: the rule's id, which the file's path tells.
    ///   - path: the file, for messages.
    ///   - allowsCheck: whether the card may leave the detection to a type of the target Checks; a user's own card may not.
    /// - Throws: everything that is wrong with the card, not just the first thing.
    public static func read(
        _ bytes: [UInt8], id: String, path: String, allowsCheck: Bool
    ) throws(PlacedErrors) -> CardFile {
        let root: YAMLNode?
        do {
            root = try YAMLNode.parse(bytes)
        } catch {
            throw PlacedErrors([PlacedError(path: path, line: error.line, message: error.message)])
        }
        guard let root else { throw PlacedErrors([PlacedError(path: path, line: 1, message: "the card is empty")]) }
        var draft = CardDraft(root: root, path: path, allowsCheck: allowsCheck)
        guard let file = draft.cardFile(id: id) else { throw PlacedErrors(draft.reader.errors) }
        return file
    }
}
