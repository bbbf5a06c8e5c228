import Cards
import Platform
import Linting
import Testing

@Suite struct TaxonomyTests {
    private static let sound = """
        - title: Marks
          about: |
            Of marks.
          artifacts:
            - id: Q01
              name: Space
              note: not in verse
            - id: Q02
              name: No space
              none: nobody minds

        """

    private func errors(_ text: String) -> [String] {
        do throws(PlacedErrors) {
            _ = try Taxonomy.read(Array(text.utf8), path: "a.yml")
            return []
        } catch {
            return error.errors.map(\.description)
        }
    }

    private func card(_ id: String, _ artifact: String?) throws -> CardFile {
        let text = "summary: s\nwhy: w\n\(artifact.map { "artifact: \($0)\n" } ?? "")examples: [{bad: ⟦a⟧}]\n"
        return try CardReader.read(Array(text.utf8), id: id, path: "Rules/\(id).yml", allowsCheck: true)
    }

    @Test func readsEveryKey() throws {
        let taxonomy = try Taxonomy.read(Array(Self.sound.utf8), path: "a.yml")
        #expect(taxonomy.sections.map(\.title) == ["Marks"])
        #expect(taxonomy.sections.map(\.about) == ["Of marks.\n"])
        #expect(taxonomy.artifacts.map(\.id) == ["Q01", "Q02"])
        #expect(taxonomy.artifacts.map(\.name) == ["Space", "No space"])
        #expect(taxonomy.artifacts.map(\.note) == ["not in verse", nil])
        #expect(taxonomy.artifacts.map(\.none) == [nil, "nobody minds"])
        #expect(taxonomy.artifacts.map(\.line) == [5, 8])
    }

    @Test(arguments: [
        ("id: Q02", "id: Q01", "a.yml:8: Q01 is on line 5 already; remove one of the two"),
        ("id: Q02", "id: Q2", "a.yml:8: “Q2” is not an id; write a capital and two digits, as in “Q13”"),
        ("name: Space", "nam: Space", "a.yml:5: an artifact needs “id” and “name”"),
        ("title: Marks", "titel: Marks", "a.yml:1: the section has no “title”; add it"),
    ])
    func tellsWhatIsWrong(_ old: String, _ new: String, _ expected: String) {
        let errors = errors(Self.sound.replacing(old, with: new))
        #expect(errors.contains(expected), "\(errors)")
    }

    /// What the cards name, and what is wrong with it.
    @Test(
        arguments: [
            (["Q01"], []),
            (["[Q01]", "none"], []),
            (["Q01", "Q02"], ["a.yml:8: a card names Q02; make “none” a “note”, or remove it"]),
            (["none"], ["a.yml:5: no card names Q01; say why in “none”"]),
            (["[Q01, P09]"], ["Rules/some/rule-0.yml:3: P09 is not in a.yml; correct it, or add it there"]),
            (["Q01", nil], ["Rules/some/rule-1.yml:1: a built-in card names what it finds: add “artifact”, an id of a.yml or “none”"]),
        ] as [([String?], [String])])
    func cardsAndTaxonomyAgree(_ artifacts: [String?], _ expected: [String]) throws {
        let cards = try artifacts.enumerated().map { try card("some/rule-\($0)", $1) }
        let taxonomy = try Taxonomy.read(Array(Self.sound.utf8), path: "a.yml")
        #expect(taxonomy.mistakes(in: cards).map(\.description) == expected)
    }
}
