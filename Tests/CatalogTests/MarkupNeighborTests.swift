import Catalog
import Linting
import Prose
import Readers
import Testing

/// What is read beside a mark where Markdown has markup between the two.
@Suite struct MarkupNeighborTests {
    private static let linter = Linter(rules: Catalog.rules)

    private func fixed(_ text: String, _ language: String, unsafe: Bool = false) -> String {
        let options = ReadingOptions(format: .markdown, language: LanguageTag(language))
        return String(decoding: Self.linter.fix(Array(text.utf8), options, choosing: FixChoice(unsafe: unsafe)).bytes, as: UTF8.self)
    }

    @Test(arguments: [
        ("en", "The **bridge** , which is old, is *closed* .\n", "The **bridge**, which is old, is *closed*.\n"),
        (
            "de", "Die [Brücke](http://example.org/a_b) , die alt ist, ist gesperrt.\n",
            "Die [Brücke](http://example.org/a_b), die alt ist, ist gesperrt.\n"
        ),
        ("pl", "Most **zamknięto** , a promy _pływają_ .\n", "Most **zamknięto**, a promy _pływają_.\n"),
        ("en", "The **bridge**,which is old, is closed.\n", "The **bridge**, which is old, is closed.\n"),
        ("en", "The **bridge** ,which is old, is closed.\n", "The **bridge**, which is old, is closed.\n"),
        ("en", "The bridge \\(it is old \\) is closed.\n", "The bridge \\(it is old\\) is closed.\n"),
        ("en", "The bridge \\(it is old\\) ,, so it is closed.\n", "The bridge \\(it is old\\), so it is closed.\n"),
        ("it", "Il ponte dell' **autunno** resta chiuso.\n", "Il ponte dell'**autunno** resta chiuso.\n"),
        ("fr", "Le pont d' *hiver* reste fermé.\n", "Le pont d'*hiver* reste fermé.\n"),
    ])
    func marksSeeWhatIsReadBesideThem(_ language: String, _ text: String, _ expected: String) {
        #expect(fixed(text, language) == expected)
        #expect(fixed(expected, language) == expected)
    }

    @Test(arguments: [
        ("zh", "请选择 **大桥** ，然后开车。\n", "请选择 **大桥**，然后开车。\n"),
        ("ja", "橋は**閉鎖**、 *春*に開く。\n", "橋は**閉鎖**、*春*に開く。\n"),
    ])
    func soDoWideMarks(_ language: String, _ text: String, _ expected: String) {
        #expect(fixed(text, language, unsafe: true) == expected)
    }

    @Test(arguments: [
        ("en", "Use `one alpha , beta` and `one alpha ,beta gamma` and *stop*.\n", "`one alpha , beta` and `one alpha ,beta gamma`"),
        ("en", "See <https://example.org/a,b> and [x](http://example.org/c ,d).\n", "(http://example.org/c ,d)"),
        ("en", "The * and the ** stand alone; so does the _ here.\n", "The * and the ** stand alone; so does the _ here."),
    ])
    func whatIsNotReadStays(_ language: String, _ text: String, _ kept: String) {
        #expect(fixed(text, language, unsafe: true).contains(kept))
    }
}
