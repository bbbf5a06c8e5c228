import Catalog
import Linting
import Prose
import Readers
import Testing

/// What translated pages break where no single mark is wrong, and what on such pages must stay as it is.
@Suite struct BrokenPageTests {
    private static let linter = Linter(rules: Catalog.rules)

    private func fixed(_ text: String, _ format: TextFormat, _ language: String) -> String {
        let options = ReadingOptions(format: format, language: LanguageTag(language))
        return String(decoding: Self.linter.fix(Array(text.utf8), options).bytes, as: UTF8.self)
    }

    private func rules(_ text: String, _ format: TextFormat, _ language: String) -> [String] {
        let options = ReadingOptions(format: format, language: LanguageTag(language))
        return Self.linter.check(Self.linter.document(Array(text.utf8), options)).map(\.rule)
    }

    // MARK: Code that nobody can tell from text

    @Test(arguments: [
        // The end has spaces in it, so the next beginning is read as an end.
        "# Die Brücke\n\n```js\nlet a = b ;\n` ` `\n\nText.\n\n```js\nopen ( bridge , 2 ) ;\n```\n\nDas ist alt , und neu ist es .\n",
        // The end was lost.
        "Il ponte.\n\n```sh\nmake bridge ;\n\nTesto.\n\n```sh\nopen ( bridge , 2 ) ;\n```\n\nQuesto è vecchio , e chiuso .\n",
        // A fence that is never closed, behind one that is glued to its code.
        "Le pont.\n\n```\nmake bridge```\n\nTexte.\n\n```\nopen ( bridge , 2 ) ;\n```\n\nIl est vieux , et fermé .\n",
    ])
    func nothingIsFixedBehindAFenceThatIsNotClosed(_ text: String) {
        #expect(fixed(text, .markdown, "de") == text)
        #expect(rules(text, .markdown, "de").contains("markup/broken-fence"))
    }

    @Test func whatIsBeforeSuchAFenceIsFixed() {
        let text = "The bridge , which is old.\n\n```sh\nmake bridge\n```\n\nIt is closed , too.\n\n```sh\nmake harbor ;\n"
        let expected = "The bridge, which is old.\n\n```sh\nmake bridge\n```\n\nIt is closed, too.\n\n```sh\nmake harbor ;\n"
        #expect(fixed(text, .markdown, "en") == expected)
    }

    @Test func plainTextHasCodeBetweenFencesToo() {
        let closed = "Мост , как видно, старый.\n\n```\nopen ( bridge , 2 ) ;\n```\n\nОн закрыт , увы.\n"
        #expect(
            fixed(closed, .plain, "ru") == "Мост, как видно, старый.\n\n```\nopen ( bridge , 2 ) ;\n```\n\nОн закрыт, увы.\n")
        let open = "The bridge is old.\n\n```\nopen ( bridge , 2 ) ;\n\nIt is closed , too.\n"
        #expect(fixed(open, .plain, "en") == open)
        #expect(rules(open, .plain, "en").contains("markup/broken-fence"))
    }

    @Test(arguments: [
        ("es", "</think>\n\n```text\n<TARGET_TEXT>\nEl puente está cerrado.\n</TARGET_TEXT>\n```\n", "El puente está cerrado.\n"),
        ("de", "<think>\nWas heißt “bridge”?\n</think>\n\n```\nDie Brücke ist gesperrt.\n```\n", "Die Brücke ist gesperrt.\n"),
        ("ru", "</think>\n\n<OUTPUT_TEXT>\nМост закрыт.\n</OUTPUT_TEXT>\n", "Мост закрыт.\n"),
    ])
    func wrappersWithinWrappersAreTakenOff(_ language: String, _ text: String, _ expected: String) {
        #expect(fixed(text, .plain, language) == expected)
    }

    // MARK: What is meant

    @Test(arguments: [
        // A mark that is quoted with its spaces, and one among signs of code.
        ("en", "In this field, write \"river : bridge\" and press the key, and the gate opens.\n"),
        ("de", "Schreiben Sie „fluss : brücke“ in das Feld, und das Tor geht auf.\n"),
        ("fr", "Écrivez <nom> : <valeur> dans le champ, et la porte s'ouvre.\n"),
        ("ru", "Напишите «река : мост» в этом поле, и ворота откроются.\n"),
    ])
    func aQuotedMarkKeepsItsSpaces(_ language: String, _ text: String) {
        #expect(fixed(text, .plain, language) == text)
    }

    @Test func aTokenizedTextIsFixedInItsQuotationsToo() {
        let text = "It rained , and it was cold . The mayor called it \"a kind of , well , winter\" , and left .\n"
        #expect(
            fixed(text, .plain, "en") == "It rained, and it was cold. The mayor called it \"a kind of, well, winter\", and left.\n")
    }

    @Test(arguments: [
        "# Puente\n\n[video src=\"puente.mp4\" width=\"640\" edit]\n\nEl puente está abierto.\n",
        "# Puente\n\n### Option 1:\n\nCruce el puente.\n\n### Option 2:\n\nTome el tranvía.\n",
    ])
    func whatTheGeneratorOfASiteReplacesIsLeftAlone(_ text: String) {
        #expect(rules(text, .markdown, "es") == [])
    }

    @Test(arguments: ["[see the bridge = the old one]", "[bridge](river=\"x\")", "[video]", "[a=b] and [c=d]"])
    func otherBracketsAreText(_ paragraph: String) {
        let document = Self.linter.document(Array("\(paragraph)\n".utf8), ReadingOptions(format: .markdown, language: LanguageTag("en")))
        #expect(document.blocks.map(\.kind) == [.paragraph])
    }

    // MARK: What is broken

    @Test(arguments: [
        ("en", "A well -known bridge and a long -term plan.\n", "A well-known bridge and a long-term plan.\n"),
        ("ru", "Мост закрыли во -первых из -за льда.\n", "Мост закрыли во-первых из-за льда.\n"),
        ("pt", "Na terça -feira, o conselho votou.\n", "Na terça-feira, o conselho votou.\n"),
        ("cs", "Most, není -li zavřený, je krásný.\n", "Most, není-li zavřený, je krásný.\n"),
    ])
    func theSpaceBeforeAHyphenGoes(_ language: String, _ text: String, _ expected: String) {
        #expect(fixed(text, .plain, language) == expected)
    }

    @Test(arguments: [
        ("en", "The bridge -a long -term plan of his- was never built.\n"),
        ("en", "He drew a bridge -based on a dream- and left.\n"),
        ("fr", "Le pont -vous le savez- est vieux, et celui -ci aussi.\n"),
        ("de", "Run e -mail to see the settings of the bridge -h or -v.\n"),
    ])
    func butNotWhereDashesAreSetSo(_ language: String, _ text: String) {
        #expect(fixed(text, .plain, language) == text)
    }

    @Test func aSentenceThatWasCopiedIsFoundAcrossLineBreaks() {
        let text =
            "**Die Brücke über den Fluss wird im Frühling für alle Bürger geöffnet. Danach wird gefeiert.**\n\n"
            + "Die Brücke über den Fluss wird im Frühling für alle Bürger geöffnet.\nNiemand weiß, wann das ist.\n"
        #expect(rules(text, .markdown, "de").contains("repetition/sentence"))
    }
}
