import Cards
import Catalog
import Platform
import Testing

@testable import CardCompiler

/// Every artifact of the taxonomy has a rule or a reason, every card has an artifact or says that it has none, and docs/coverage.md says so.
@Suite struct CoverageTests {
    private static let package = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
    private static let rules = BuiltInRules.read(package + "/Rules")

    @Test func cardsAndTaxonomyAgree() throws {
        #expect(Self.rules.errors.map(\.description) == [])
        let taxonomy = try #require(Self.rules.taxonomy)
        #expect(Set(taxonomy.artifacts.map(\.id)).count == taxonomy.artifacts.count)
        #expect(taxonomy.artifacts.count >= 235)
    }

    @Test func theCatalogHoldsTheArtifacts() {
        #expect(Catalog.rules.map(\.card.artifacts) == Self.rules.cards.map(\.card.artifacts))
        #expect(Catalog.rule(id: "quotes/space-before-closing")?.card.artifacts == ["Q01", "Q03", "Q06"])
    }

    @Test func thePageIsThatOfTheCards() throws {
        let page = CoveragePage(taxonomy: try #require(Self.rules.taxonomy), cards: Self.rules.cards.map(\.card)).text
        let written = String(decoding: try Files.read(Self.package + "/docs/coverage.md"), as: UTF8.self)
        #expect(page == written, "run scripts/document-rules")
    }

    @Test func thePageNamesEveryRuleAndEveryArtifact() throws {
        let written = String(decoding: try Files.read(Self.package + "/docs/coverage.md"), as: UTF8.self)
        for rule in Catalog.rules { #expect(written.contains("[\(rule.id)](rules/\(rule.id).md)"), "\(rule.id)") }
        for artifact in try #require(Self.rules.taxonomy).artifacts { #expect(written.contains("\n| \(artifact.id) | "), "\(artifact.id)") }
    }

    /// A note that speaks of a rule speaks of one that there is.
    @Test func notesNameRules() throws {
        let categories = Set(Catalog.rules.map(\.card.category))
        for artifact in try #require(Self.rules.taxonomy).artifacts {
            for quoted in ((artifact.note ?? "") + (artifact.none ?? "")).split(separator: "`") {
                let parts = quoted.split(separator: "/", omittingEmptySubsequences: false)
                guard parts.count == 2, categories.contains(String(parts[0])) else { continue }
                #expect(
                    Catalog.rule(id: String(quoted))?.card.artifacts.contains(artifact.id) == true, "\(artifact.id) speaks of \(quoted)")
            }
        }
    }
}
