import BuildTools
import Cards
import Linting

/// The Swift source of the built-in catalog.
///
/// A function per card, explicit types and no nested operators: the type checker's time grows with the cards' number,
/// not with their size.
enum CatalogSource {
    static func source(of cards: [CardFile]) -> String {
        let calls = cards.indices.map { "        rule\($0)(),\n" }.joined()
        let names = Dictionary(cards.map { (name(of: $0.path), 1) }, uniquingKeysWith: +)
        let functions = cards.enumerated().map { function($1, number: $0, isNameUnique: names[name(of: $1.path)] == 1) }.joined(
            separator: "\n")
        return """
            // Written by CardCompiler from Rules/**/*.yml.
            import Checks
            import Linting

            extension Catalog {
                static func makeRules() -> [Rule] {
                    [
            \(calls)        ]
                }
            }

            \(functions)
            """
    }

    private static func name(of path: String) -> Substring { path.split(separator: "/").last ?? "" }

    private static func function(_ file: CardFile, number: Int, isNameUnique: Bool) -> String {
        let card = file.card
        return """
            private func rule\(number)() -> Rule {
                let card = Card(
                    id: \(literal(card.id)),
                    summary: \(literal(card.summary)),
                    why: \(literal(card.why)),
                    level: Level.\(card.level),
                    languages: \(languages(card.languages)),
                    preset: Card.Preset.\(card.preset),
                    safety: Safety.\(card.safety),
                    touches: Touch.\(card.touches),
                    title: \(literal(card.title)),
                    detection: \(detection(card.detection)),
                    message: \(literal(card.message)),
                    replace: \(literal(card.replace)),
                    examples: examples\(number)(),
                    safeBecause: \(literal(card.safeBecause)),
                    since: \(literal(card.since)),
                    density: \(card.density.map(String.init) ?? "nil"),
                    sourceLanguages: \(languages(card.sourceLanguages)),
                    artifacts: \(list(card.artifacts.map { literal($0) })),
                    yieldsTo: \(list(card.yieldsTo.map { literal($0) })),
                    format: .\(card.format))
            \(result(file, isNameUnique: isNameUnique))
            }

            private func examples\(number)() -> [Card.Example] {
                \(list(card.examples.map(example)))
            }

            """
    }

    /// The last line of a rule's function. A check that does not exist, or whose type is no check, is an error in the
    /// card's first line; not where two cards have the same file name, which the compiler takes for one.
    private static func result(_ file: CardFile, isNameUnique: Bool) -> String {
        switch file.card.detection {
        case .check(let type) where !isNameUnique: "    return Rule(card: card, check: \(type).self)"
        case .check(let type):
            """
            #sourceLocation(file: \(literal(file.path)), line: \(file.detectionLine))
                return Rule(card: card, check: \(type).self)
            #sourceLocation()
            """
        case .pattern(let pattern):
            """
                let anchors: [String] = \(list(file.anchors.map { literal($0) }))
                let pattern = PatternRule(pattern: \(literal(pattern)), anchors: anchors, replace: card.replace)
                return Rule(card: card, body: Rule.Body.pattern(pattern))
            """
        case .phrases(let phrases, let position):
            """
                let phrases: [Card.Phrase] = \(list(phrases.map(phrase)))
                let forms: [PhraseRule.Form] = \(list(PhraseRule(phrases: phrases, position: position).forms.map(form)))
                let rule = PhraseRule(phrases: phrases, position: Card.PhrasePosition.\(position), forms: forms)
                return Rule(card: card, body: Rule.Body.phrases(rule))
            """
        // Terms are a team's; there are none among the built-in cards.
        case .terms: "    return Rule(card: card, body: Rule.Body.terms(TermRule([])))"
        }
    }

    private static func detection(_ detection: Card.Detection) -> String {
        switch detection {
        case .check(let type): "Card.Detection.check(\(literal(type)))"
        case .pattern(let pattern): "Card.Detection.pattern(\(literal(pattern)))"
        case .phrases(let phrases, let position):
            "Card.Detection.phrases(\(list(phrases.map(phrase))), at: Card.PhrasePosition.\(position))"
        case .terms: "Card.Detection.terms([])"
        }
    }

    private static func phrase(_ phrase: Card.Phrase) -> String {
        "Card.Phrase(\(literal(phrase.text)), \(literal(phrase.replacement)))"
    }

    private static func form(_ form: PhraseRule.Form) -> String {
        "PhraseRule.Form(\(literal(form.text)), \(form.phrase), isExact: \(form.isExact))"
    }

    private static func example(_ example: Card.Example) -> String {
        switch example {
        case .bad(let bad, let good, let language, let translated):
            "Card.Example.bad(\(literal(bad)), good: \(literal(good)), language: \(literal(language))\(source(translated)))"
        case .ok(let text, let language, let translated):
            "Card.Example.ok(\(literal(text)), language: \(literal(language))\(source(translated)))"
        }
    }

    private static func source(_ source: Card.Source?) -> String {
        guard let source else { return "" }
        let formats = list(source.formats.map { literal($0) })
        let others = list(source.others.map { literal($0) })
        return
            ", source: Card.Source(\(literal(source.text)), language: \(literal(source.language)), formats: \(formats), others: \(others))"
    }

    private static func languages(_ set: LanguageSet) -> String {
        let tags = (set.includesAll ? ["all"] : []) + set.included.map(\.description)
        return "LanguageSet(\(list((tags + set.excluded.map { "-\($0)" }).map { literal($0) })))"
    }

    private static func list(_ items: [String]) -> String {
        "[" + items.joined(separator: ", ") + "]"
    }

    private static func literal(_ text: String?) -> String {
        text.map { literal($0) } ?? "nil"
    }

    private static func literal(_ text: String) -> String { SwiftSource.literal(text) }
}
