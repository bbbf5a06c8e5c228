import Testing

@testable import UnicodeText

@Suite struct ProseSentencesTests {
    private func sentences(_ text: String, _ locale: String, _ prose: ProseSentences) throws -> [String] {
        let bytes = Array(text.utf8)
        return try Segmenter(sentencesOf: locale, prose).segments(in: bytes).map { String(decoding: bytes[$0], as: UTF8.self) }
    }

    @Test(arguments: [
        // Initials, of scripts with case and without.
        ("en", ["J. R. R. Tolkien met George W. Bush. ", "They left."]),
        ("ar", ["جاء د. أحمد إلى البيت. ", "ثم ذهب."]),
        // A letter of Chinese is a word.
        ("zh", ["他说好. ", "我走了."]),
        // Small letters behind other marks than a full stop.
        ("en", ["“What?” she asked. ", "“Go!” ", "He went."]),
        ("ru", ["«Что?» спросила она. ", "«Иди!» ", "Он пошёл."]),
        // What stands in lines.
        ("en", ["The council of the\nTown met. ", "It voted.\r\n", "Nobody left."]),
        ("en", ["They met Mr.\nSmith. ", "He left."]),
        // Marks of other scripts.
        ("el", ["Τι; ", "Ναι."]),
        ("hi", ["वह आया। ", "वह गया।"]),
        ("ja", ["橋は閉鎖された。", "町は静かだ。"]),
    ])
    func goOn(locale: String, expected: [String]) throws {
        #expect(try sentences(expected.joined(), locale, ProseSentences()) == expected)
    }

    @Test func ordinalsAreOfLanguagesThatSetThemSo() throws {
        let ordinals = ProseSentences(setsOrdinalsWithStop: true)
        #expect(try sentences("Er kam am 5. Mai. Sie ging.", "de", ordinals) == ["Er kam am 5. Mai. ", "Sie ging."])
        #expect(try sentences("Er kam 1995. Dann ging er.", "de", ordinals) == ["Er kam 1995. ", "Dann ging er."])
        #expect(try sentences("Es kostet 3,5. Dann ging er.", "de", ordinals) == ["Es kostet 3,5. ", "Dann ging er."])
        #expect(try sentences("He has 5. May has 6.", "en", ProseSentences()) == ["He has 5. ", "May has 6."])
    }

    @Test func abbreviationsAreAdded() throws {
        let prose = ProseSentences(abbreviations: ["Dr."])
        #expect(try sentences("Dr. Smith left. He was late.", "en", prose) == ["Dr. Smith left. ", "He was late."])
        #expect(try sentences("They met Dr.\nSmith. He left.", "en", prose) == ["They met Dr.\nSmith. ", "He left."])
    }

    /// What is lent twice at once is two segmenters, and each is given back.
    @Test func segmentersAreSharedByThreads() async {
        let bytes = Array("One. Two. Three.".utf8)
        await withTaskGroup(of: Int?.self) { group in
            for _ in 0..<16 {
                group.addTask {
                    SharedSegmenters.with(.sentence, locale: "en") { outer in
                        SharedSegmenters.with(.sentence, locale: "en") { outer === $0 ? 0 : outer.segments(in: bytes).count } ?? 0
                    }
                }
            }
            for await count in group { #expect(count == 3) }
        }
    }
}
