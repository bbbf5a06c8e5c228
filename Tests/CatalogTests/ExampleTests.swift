import Catalog
import Linting
import Testing

@Suite struct ExampleTests {
    @Test(arguments: Catalog.rules.map(\.id))
    func examplesHold(of id: String) throws {
        let rule = try #require(Catalog.rule(id: id))
        let failures = ExampleRunner(rules: Catalog.rules).run(rule)
        for failure in failures { Issue.record("\(failure.rule), example \(failure.example): \(failure.message)") }
    }

    @Test(arguments: Catalog.rules.map(\.id))
    func cardShowsBothSides(of id: String) throws {
        let card = try #require(Catalog.rule(id: id)).card
        let bad = card.examples.filter { if case .bad = $0 { true } else { false } }
        #expect(bad.count >= 2, "\(id) needs two bad examples")
        #expect(card.examples.count - bad.count >= 3, "\(id) needs three good examples")
    }
}
