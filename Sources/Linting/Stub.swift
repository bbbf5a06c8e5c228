public struct PatternRule: Sendable {}
public struct PhraseRule: Sendable {}
