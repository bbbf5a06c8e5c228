import Prose
import Readers
import Testing

/// How the marks of a text are read: o opens, c closes, r re-opens, - is none (an apostrophe, a prime), x is stray;
/// a capital O opens what nothing closes.
private func reading(_ text: String, _ language: String = "en") -> String {
    let document = Document(Array(text.utf8), ReadingOptions(language: LanguageTag(language)))
    return String(
        document.quotations.readings.map { reading -> Character in
            switch reading.role {
            case .unread: "?"
            case .opening: reading.partner < 0 ? "O" : "o"
            case .closing: "c"
            case .reopening: "r"
            case .none: "-"
            case .stray: "x"
            }
        })
}

@Suite struct QuotationParserTests {
    @Test(
        "Well-set quotations",
        arguments: [
            ("“We will act,” the mayor said.", "oc"),
            ("\"We will act,\" the mayor said.", "oc"),
            ("“ ‘Go,’ he said. ‘Go at once.’ ”", "oococc"),
            ("“ ‘Go,’ he said.” She went.", "oocc"),
            ("‘I never saw “Hamlet,”’ he said.", "oocc"),
            ("“It was long.\n\n“Then came the flood.\n\n“It went.”", "orrc"),
            ("“It was long.\n\n“Then,” he said, “it went.”", "orcoc"),
            ("The boys’ hats and the ’90s were ’tis.", "---"),
            ("He is 5' 6\" tall.", "--"),
            ("A 24\" screen and a \"wide\" one.", "-oc"),
            ("“Yours ever,\n\n“Mina.”", "orc"),
            ("“Exeter, “10 May.\n\n“My dear,\n\n“It rains.”", "orrrc"),
            ("“It began to rain.\n\nChapter Two\n\n“It went on.”", "orc"),
            ("“It is dry. “It is hot. “It is late. “It is cold.”", "orrrc"),
            ("“The river rose and\n\nthe bridge broke,” he said.", "oc"),
            ("The mark “ opens a quotation.", "-"),
            ("Read more »", "-"),
            ("He is 6’ 5” tall.", "--"),
        ])
    func readsWellSetText(_ text: String, _ expected: String) {
        #expect(reading(text) == expected, "\(text)")
    }

    @Test(
        "Other languages",
        arguments: [
            ("„Wir handeln“, sagte er.", "de", "oc"),
            ("»Wir handeln«, sagte er.", "de", "oc"),
            ("« Nous agissons », dit-il.", "fr", "oc"),
            ("«Мы „не“ ждём», — сказал он.", "ru", "oocc"),
            ("„Działamy”, powiedział.", "pl", "oc"),
            ("”Vi handlar”, sade han.", "sv", "oc"),
            ("他说：“我们会行动。”她走了。", "zh", "oc"),
            ("彼は「『行く』と言った」と話した。", "ja", "oocc"),
            ("п'ять і п\"ять", "uk", "-"),
            ("Он читал в законе «О газете «Заря» о правах.", "ru", "ooc"),
            ("„Fluss „und Brücke „und Mühle „und Haus“, las er.", "de", "orrrc"),
        ])
    func readsOtherLanguages(_ text: String, _ language: String, _ expected: String) {
        #expect(reading(text, language) == expected, "\(text)")
    }

    @Test(
        "Damaged quotations",
        arguments: [
            ("“We will act, ”said the mayor.", "oc"),
            ("We heard “ him,” said the mayor.", "oc"),
            ("The town will ”celebrate“ in June.", "oc"),
            ("“Yes\" was all he said.", "oc"),
            ("“See! ” she screamed.“ In a minute.”", "ococ"),
            ("“We will act, the mayor said.\n\nThe council met.", "O"),
            ("We will act,” the mayor said.\n\nThe council met.", "x"),
            ("“I repeat, he cried, “that it is so.”", "Ooc"),
            ("“Now, said he, “attend, if you please.”\n\n“Yes,” I said.", "Oococ"),
            ("“I will keep my word.\n\nHe said nothing.\n\n“Well,” I said.", "Ooc"),
            ("“The river rose.\n\nWe left,” he said.", "oc"),
            ("He was brief: “\n\nWe get it.\"", "oc"),
        ])
    func readsDamagedText(_ text: String, _ expected: String) {
        #expect(reading(text) == expected, "\(text)")
    }

    @Test func notesTheParagraphBreakThatCutsAQuotation() {
        let text = "One.\n\n“The river rose.\n\nWe left,” he said."
        let document = Document(Array(text.utf8), ReadingOptions(language: .english))
        #expect(document.quotations.cuts.map(\.before) == [1])
        #expect(document.quotations.cuts.map(\.after) == [2])
    }

    /// A tale that goes on over many paragraphs, some of which leave a doubt, is one quotation, with what is quoted in it.
    @Test(arguments: [0, 1, 5, 40])
    func aTaleIsOneQuotation(_ length: Int) {
        let plain = "“The river rose that year.\n\n"
        let doubtful = "“ ‘We were feedin’ the boys’ horses then,’ he said.\n\n"
        let tale = "“It was long ago.\n\n" + String(repeating: plain + doubtful, count: length)
        let expected = "o" + String(repeating: "r" + "ro--c", count: length)
        #expect(reading(tale + "“That is all.”\n\nHe rose.") == expected + "rc")
        #expect(reading(tale + "“That is all.\n\nHe rose.") == "O" + expected.dropFirst() + "r")
        // The tale goes on behind a remark.
        #expect(reading(tale + "“That,” he said, “is all.\n\n“No more.”") == expected + "rcorc")
    }

    @Test func nothingButMarksIsNotRead() {
        let document = Document(Array(String(repeating: "“", count: 50).utf8), ReadingOptions(language: .english))
        #expect(document.quotations.readings.allSatisfy { $0.role == .unread })
    }

    @Test func aTextOfOneSearchEndsWhereItIsLongest() {
        // More marks in doubt than one search may hold: it must come to an end, and read the last paragraph well.
        let doubtful = String(repeating: "He said “ no ” and “ yes ” and went.\n\n", count: 3000)
        let document = Document(Array((doubtful + "“Well,” he said.\n").utf8), ReadingOptions(language: .english))
        #expect(document.quotations.readings.suffix(2).map(\.role) == [.opening, .closing])
    }
}
