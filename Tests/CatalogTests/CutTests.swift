import Catalog
import Linting
import Prose
import Readers
import Testing

/// Quotations and sentences that a paragraph break cuts, and those that go on behind one on purpose.
@Suite struct CutTests {
    private static let linter = Linter(rules: Catalog.rules)

    private func count(_ rule: String, _ text: String, _ language: String) -> Int {
        let document = Self.linter.document(Array(text.utf8), ReadingOptions(language: LanguageTag(language)))
        return Self.linter.check(document).count { $0.rule == rule }
    }

    private func fixed(_ text: String, _ language: String) -> String {
        let options = ReadingOptions(language: LanguageTag(language))
        return String(decoding: Self.linter.fix(Array(text.utf8), options, choosing: FixChoice()).bytes, as: UTF8.self)
    }

    private static let speakers = ["mayor", "boatman", "miller", "keeper", "farmer", "teacher", "doctor", "baker"]

    /// A text in which somebody says something, in one paragraph or in two.
    private func speech(_ gap: String, attributed: Bool) -> String {
        Self.speakers.map { name in
            let end = attributed ? ",” said the \(name)." : ".”"
            return "The \(name) of the town was the next to speak.\n\n“The river rose in the night, and nobody slept.\(gap)"
                + "It will fall again by Sunday\(end)"
        }.joined(separator: "\n\n") + "\n"
    }

    @Test func quotationsOfSentencesAreCutHoweverManyThereAre() {
        #expect(count("quotes/split", speech("\n\n", attributed: true), "en") == Self.speakers.count)
        #expect(fixed(speech("\n\n", attributed: true), "en") == speech(" ", attributed: true))
        #expect(count("quotes/split", speech(" ", attributed: true), "en") == 0)
    }

    @Test func quotationsThatAreSetOffAreReportedAndLeftAsTheyAre() {
        let text = speech("\n\n", attributed: false)
        #expect(count("quotes/split", text, "en") == Self.speakers.count)
        #expect(fixed(text, "en") == text)
    }

    @Test func aTextWithManyWholeQuotationsMeansTheFewThatItCarries() {
        let whole = String(repeating: "“It is late. We are going home,” he said, and went.\n\n", count: 12)
        let letters = String(repeating: "She read on.\n\n“We have come to the sea.\n\nThe boat leaves on Friday.”\n\n", count: 4)
        #expect(count("quotes/split", whole + letters, "en") == 0)
    }

    @Test(arguments: ["“A song, then:\n\nThe river is old and the bridge is new.\n\nThat was all of it,” he said.\n"])
    func versesAreNotJoined(_ text: String) {
        #expect(fixed(text, "en") == text)
    }

    private static let neighbors: [String: (before: String, after: String)] = [
        "en": (
            "The council met in the old town hall on Monday, and nobody knew what it would decide in the end.",
            "The people of the town did not believe a word of it, as the reporters were told on the next day."
        ),
        "de": (
            "Der Rat tagte am Montag im alten Rathaus, und niemand wusste, was er am Ende beschließen würde.",
            "Die Leute in der Stadt glaubten davon kein Wort, wie man den Reportern am nächsten Tag erzählte."
        ),
        "ru": (
            "Совет собрался в понедельник в старой ратуше, и никто не знал, что он в конце концов решит.",
            "Люди в городе не поверили ни одному слову, как на следующий день рассказали журналистам."
        ),
    ]

    @Test(arguments: [
        ("en", "The mayor spoke of the", "old bridge and of the river that had risen in the night."),
        ("en", "The mayor, who had come to the hall on foot that evening, spoke for an hour about the", "river."),
        (
            "en", "The bridge was closed in spring. It had last been repaired in 2014",
            "by the town and by the state together, as far as anybody knew."
        ),
        (
            "de", "Die Brücke wurde gesperrt. Sie war (so der Bericht)",
            "von der Stadt und vom Land gemeinsam erneuert worden, was niemand glaubte."
        ),
        ("ru", "Мэр говорил о", "старом мосте и о реке, которая поднялась ночью."),
    ])
    func shortPiecesAndSignsAreJoined(_ language: String, _ first: String, _ second: String) throws {
        let (before, after) = try #require(Self.neighbors[language])
        let text = { (gap: String) in "\(before)\n\n\(first)\(gap)\(second)\n\n\(after)\n" }
        #expect(fixed(text("\n\n"), language) == text(" "))
    }

    @Test(arguments: [
        ("en", "The old bridge at a glance", "bridgectl rings a bell when the river rises, as it has done for years, and nobody minds."),
        ("en", "Built in 1914", "1. It is made of stone. 2. It has three piers, and nobody knows how deep they are."),
        ("de", "Die Brücke (1914)", "Sie ist aus Stein, und niemand weiß, wie tief ihre Pfeiler im Fluss stehen."),
    ])
    func headlinesAndItemsAreNot(_ language: String, _ first: String, _ second: String) throws {
        let (before, after) = try #require(Self.neighbors[language])
        let text = "\(before)\n\n\(first)\n\n\(second)\n\n\(after)\n"
        #expect(fixed(text, language) == text)
    }
}
