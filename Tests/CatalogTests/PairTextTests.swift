import Catalog
import Linting
import Prose
import Readers
import Testing

/// What is told of pairs by bytes is no less than what their characters tell.
@Suite struct PairTextTests {
    private static let linter = Linter(rules: Catalog.rules)

    private func findings(_ source: String, _ target: String, in language: String) -> [Finding] {
        let language = LanguageTag(language)
        var passage = POReader.passage(Array(target.utf8), layout: .lines)
        passage.counterpart = Counterpart(text: Text(Array(source.utf8)), language: .english)
        return Self.linter.check(Document(passage, format: .po, language: language))
    }

    private func isUntranslated(_ source: String, _ target: String) -> Bool {
        findings(source, target, in: "de").contains { $0.rule == "pairs/untranslated" }
    }

    /// A letter may be encoded in another way on one side.
    @Test(arguments: [
        "The kettle is in the kitchen of the old inn.", "THE kettle IS in the kitchen of the old inn",
        "The \u{212A}ettle is in the kitchen of the old inn.", "Ｔｈｅ kettle is in the kitchen of the old inn.",
    ])
    func aSourceIsFoundHoweverItsLettersAreSpelled(_ target: String) {
        #expect(isUntranslated("The kettle is in the kitchen of the old inn.", target))
    }

    @Test(arguments: [
        "The kettle is in the kitchen of the old barn.", "The kettle is in the kitchen of the old inn now.", "Der Kessel ist in der Küche.",
    ])
    func anotherTextIsNoSource(_ target: String) {
        #expect(!isUntranslated("The kettle is in the kitchen of the old inn.", target))
    }

    /// Words beside numbers are found by their first letter, small or a capital, in any script.
    @Test(arguments: [
        ("ru", "Это стоило 5 миллионов.", "It cost 5 million."), ("ru", "ЭТО СТОИЛО 5 МИЛЛИОНОВ.", "IT COST 5 MILLION."),
        ("de", "Es kostete 5 Millionen.", "It cost 5 million."), ("ja", "それは5百万円だった。", "It was 5 million yen."),
        ("de", "Es waren 25 Prozent.", "It was 25 percent."),
    ])
    func wordsOfNumbersAreFound(_ language: String, _ target: String, _ source: String) {
        #expect(findings(source, target, in: language).filter { $0.rule.hasPrefix("pairs/") }.isEmpty)
    }
}
