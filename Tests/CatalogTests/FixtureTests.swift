import Catalog
import Linting
import Testing

@Suite struct FixtureTests {
    private static let check = FixtureCheck(Linter(rules: Catalog.rules))

    @Test(arguments: Fixture.articles)
    func filesAgree(_ fixture: Fixture) throws {
        let marked = try fixture.marked()
        let advice: Comment = "after a change of \(fixture.name).marked run scripts/fixtures"
        #expect(fixture.isVersion("", marked.broken), advice)
        #expect(fixture.isVersion(".fixed", marked.fixed), advice)
        let hasUnsafe = marked.fixedUnsafe != marked.fixed
        #expect(fixture.isVersion(".fixed-unsafe", hasUnsafe ? marked.fixedUnsafe : nil), advice)
    }

    /// A clean text is right as it is: only what the program does wrong there is marked.
    @Test(arguments: Fixture.clean)
    func cleanFilesAgree(_ fixture: Fixture) throws {
        let marked = try fixture.marked()
        #expect(fixture.isVersion("", marked.broken), "after a change of \(fixture.name).marked run scripts/fixtures")
        #expect(marked.fixedUnsafe == marked.broken)
        #expect(marked.places.allSatisfy { $0.rules.isEmpty && $0.missed.isEmpty })
    }

    @Test(arguments: Fixture.articles + Fixture.clean)
    func marksNameRules(_ fixture: Fixture) throws {
        for place in try fixture.marked().places {
            for rule in place.rules + place.missed + place.alarms {
                #expect(Catalog.rule(id: rule) != nil, "\(fixture.name): there is no rule \(rule)")
            }
        }
    }

    /// What is found, and what the fixes make of the text, is what the marks say, place by place.
    @Test(arguments: Fixture.articles + Fixture.clean)
    func isAsMarked(_ fixture: Fixture) throws {
        for failure in try Self.check.failures(of: fixture) { Issue.record("\(fixture.name): \(failure)") }
    }

    @Test func thereAreFixtures() {
        #expect(Fixture.articles.count >= 50)
        #expect(Set(Fixture.articles.map(\.language)).count >= 10)
        #expect(Fixture.clean.count >= 20)
    }
}

/// Whether the fixtures hold the rules: each is taken out of the linter in turn.
@Suite struct FixtureSensitivityTests {
    /// The rules that some fixture marks as finding a place, and those fixtures.
    private static let marking: [String: [Fixture]] = {
        var marking: [String: Set<String>] = [:]
        for fixture in Fixture.articles {
            for rule in (try? fixture.marked())?.places.flatMap(\.rules) ?? [] { marking[rule, default: []].insert(fixture.name) }
        }
        return marking.mapValues { names in Fixture.articles.filter { names.contains($0.name) } }
    }()

    /// Without a rule every fixture that marks it fails, and says at each of the rule's places that it is not found.
    @Test(arguments: marking.keys.sorted())
    func aRuleThatIsTakenOutIsMissed(_ rule: String) throws {
        let check = FixtureCheck(Linter(rules: Catalog.rules.filter { $0.id != rule }))
        for fixture in try #require(Self.marking[rule]) {
            let failures = try check.findingFailures(of: fixture)
            for place in try fixture.marked().places where place.rules.contains(rule) {
                #expect(failures.contains(.notFound(rule, place)), "\(fixture.name): nothing says that \(rule) is gone at \(place.range)")
            }
        }
    }

    @Test(arguments: ["quotes/space-before-closing", "characters/mojibake", "scraping/read-on"])
    func theseAreAmongThem(_ rule: String) {
        #expect(Self.marking[rule]?.isEmpty == false)
    }

    @Test func mostRulesAreMarkedSomewhere() {
        // Fixtures are texts without their sources.
        let artifacts = Catalog.rules.filter {
            $0.card.preset == .artifacts && $0.card.level != .off && $0.card.category != "pairs"
        }.map(\.id)
        let unmarked = artifacts.filter { Self.marking[$0] == nil }
        #expect(unmarked.count * 4 < artifacts.count, "\(unmarked)")
    }
}
