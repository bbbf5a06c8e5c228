import Linting

/// Rules of no use but their names.
public func rules(_ ids: [(String, Card.Preset)]) -> [Rule] {
    ids.map { id, preset in
        let card = Card(
            id: id, summary: "s", why: "w", level: .warning, languages: .all, preset: preset, safety: .none,
            touches: .marks, title: "", detection: .phrases([], at: .anywhere), message: "m", replace: nil,
            examples: [], safeBecause: nil, since: "")
        return Rule(card: card, body: .phrases(PhraseRule(phrases: [], position: .anywhere)))
    }
}

/// A few of them.
public let someRules = rules([
    ("captions/credit", .artifacts), ("quotes/dash", .typography), ("quotes/space", .artifacts),
    ("quotes/straight", .artifacts),
])
