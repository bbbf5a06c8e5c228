/// What finds the places of a rule that is a list of phrases.
public struct PhraseRule: Sendable {
    public var phrases: [Card.Phrase]
    public var anchor: Card.PhraseAnchor

    public init(phrases: [Card.Phrase], anchor: Card.PhraseAnchor) {
        self.phrases = phrases
        self.anchor = anchor
    }
}
