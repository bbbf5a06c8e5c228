import Catalog
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
}
