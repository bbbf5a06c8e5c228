import Platform
import Testing

@testable import LanguageCompiler

@Suite struct CompiledLanguagesTests {
    private static let package = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")

    @Test func theCompiledTableIsThatOfTheCards() throws {
        let (cards, errors) = LanguageCard.read(folder: Self.package + "/Rules/languages")
        #expect(errors.isEmpty)
        let source = try LanguageSource(cards: cards).text
        let compiled = String(decoding: try Files.read(Self.package + "/Sources/Prose/Language/CompiledLanguages.swift"), as: UTF8.self)
        // Another ICU brings another CLDR, whose changes are to be read before they are taken over.
        guard source.prefix(while: { $0 != "\n" }) == compiled.prefix(while: { $0 != "\n" }) else { return }
        #expect(source == compiled, "run scripts/compile-languages")
    }

    @Test(arguments: [
        ("marks: { usual: [„“] }\n", "1: “„“” is not a pair of marks; write both with an ellipsis between them, as in “«…»”"),
        ("reopened: always\n", "1: unknown value “always” for “reopened”; known names are “never”, “paragraphs”, “lines”"),
        ("marks:\n  usual: [«…»]\n  rare: [«…»]\n", "3: the pair “«…»” is here twice; remove one of the two"),
        ("speach: dashes\n", "1: unknown key “speach”; did you mean “speech”?"),
        ("", "1: the card is empty; add what CLDR lacks, or remove the file"),
    ])
    func aCardThatIsWrongSaysWhere(_ text: String, _ message: String) {
        let errors = LanguageCard.read(Array(text.utf8), path: "xx.yml", tag: "xx").errors
        #expect(errors.map(\.description) == ["xx.yml:" + message])
    }
}
