import Catalog
@testable import Linting
import Testing

@Suite struct CompiledCardsTests {
    @Test func theCardsAreCompiledIn() throws {
        let rule = try #require(Catalog.rule(id: "leftovers/unk-token"))
        #expect(rule.card.examples.count >= 5)
        guard case .pattern(let pattern) = rule.body else {
            Issue.record("\(rule.body)")
            return
        }
        #expect(pattern.anchors == ["<unk>", "[unk]", "⁇"])
    }

    @Test func rulesAreInOrderAndFound() {
        let ids = Catalog.rules.map(\.id)
        #expect(ids == ids.sorted())
        for id in ids { #expect(Catalog.rule(id: id)?.id == id) }
        #expect(Catalog.rule(id: "no/rule") == nil)
    }

    /// The scan knows words by their first four bytes. A literal of two leaves 16,384 continuations open, and a quarter of all words would
    /// have to be looked at closer.
    @Test func noLiteralIsTooShortForTheScan() {
        for rule in Catalog.rules {
            let literals: [String]
            switch rule.body {
            case .check(let check): literals = check.trigger.literals
            case .pattern(let pattern): literals = pattern.anchors
            case .pair, .pairs, .terms, .phrases: literals = []
            }
            for literal in literals where literal.utf8.count < 3 { Issue.record("“\(literal)” of \(rule.id)") }
        }
    }
}
