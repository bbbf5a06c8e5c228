import Bytes
import Testing

@testable import Prose

@Suite struct LanguageRecognizerTests {
    static func guess(_ bytes: [UInt8]) -> LanguageGuess { bytes.withUnsafeBufferPointer(LanguageRecognizer.recognize) }
    static func guess(_ text: String) -> LanguageGuess { guess(Array(text.utf8)) }

    @Test(arguments: [
        ("en", "The mayor said on Monday that the council would vote again on the plan before the end of the month."),
        ("fr", "Le maire a annoncé lundi que le conseil se prononcerait de nouveau sur le projet avant la fin du mois."),
        ("de", "Der Bürgermeister sagte am Montag, der Rat werde vor Ende des Monats noch einmal über den Plan abstimmen."),
        ("es", "El alcalde dijo el lunes que el ayuntamiento volvería a votar el proyecto antes de que termine el mes."),
        ("it", "Il sindaco ha detto lunedì che il consiglio voterà di nuovo sul progetto prima della fine del mese."),
        ("pt", "O presidente da câmara disse na segunda-feira que o conselho voltará a votar o plano antes do fim do mês."),
        ("pl", "Burmistrz powiedział w poniedziałek, że rada jeszcze raz zagłosuje nad planem przed końcem miesiąca."),
        ("cs", "Starosta v pondělí řekl, že zastupitelstvo bude o plánu znovu hlasovat ještě před koncem měsíce."),
        ("ru", "В понедельник мэр сообщил, что городской совет ещё раз проголосует за этот план до конца месяца."),
        ("uk", "У понеділок міський голова повідомив, що рада ще раз проголосує за цей план до кінця місяця."),
        ("zh", "市长星期一表示，市议会将在月底之前再次就该计划进行投票。"),
        ("zh", "市長星期一表示，市議會將在月底之前再次就該計劃進行投票，並公布結果。"),
        ("ja", "市長は月曜日、市議会が月末までにこの計画についてもう一度採決すると述べた。"),
        ("ar", "قال رئيس البلدية يوم الاثنين إن المجلس سيصوت مرة أخرى على الخطة قبل نهاية الشهر."),
        ("he", "ראש העיר אמר ביום שני כי המועצה תצביע שוב על התוכנית לפני סוף החודש. " + "ההצבעה תתקיים באולם הגדול. "),
    ])
    func `a sentence is recognised, or nothing is claimed`(_ language: String, _ text: String) {
        let guess = Self.guess(text)
        #expect(guess.language == LanguageTag(language))
        #expect(guess.share > 50 && guess.margin <= guess.share)
    }

    @Test(arguments: [
        ("zh", "# [Cache](https://example.com/a/very/long/address)\n\n缓存很难失效，这是闻名于计算机科学界的难题。"),
        ("ja", "[README](https://example.com/readme) は日本語で書かれています。"), ("ko", "Ghost 는 유료 관리 서비스가 있는 비영리 단체입니다."),
        ("el", "Το Facebook και το YouTube είναι γνωστά σε όλους μας."), ("he", "הוא קרא את New York Times בבוקר כל יום."),
    ])
    func `the script says what a text is before its Latin names do`(_ language: String, _ text: String) {
        #expect(Self.guess(text).language == LanguageTag(language))
    }

    @Test(arguments: [
        "Rellene las secciones «Title» y pulse Submit issue.", "Network Settings » Advanced", "Facebook YouTube Instagram Twitter",
    ])
    func `a few names are in no language`(_ text: String) {
        #expect(Self.guess(text).language == .undetermined)
    }

    @Test(arguments: [
        ("en", "The new cable that the company has laid between both towns is 75 см long, it weighs 5 кг per meter."),
        ("de", "Das neue Kabel zwischen den beiden Orten ist 75 см lang, und jeder Meter wiegt rund 5 кг."),
        ("fr", "Le nouveau câble posé entre les deux villes mesure 75 см de long et pèse 5 кг par mètre."),
        ("ru", "Новый кабель между двумя городами длиной 75 cm, а весит он 5 kg на метр, сообщили в компании."),
    ])
    func `a few words of another script do not hide the language`(_ language: String, _ text: String) {
        #expect(Self.guess(text).language == LanguageTag(language))
    }

    @Test func `a sentence of two languages is in none`() {
        #expect(Self.guess("The mayor said on Monday, что совет ещё раз проголосует за план.").language == .undetermined)
    }

    @Test func `a long text in another language is recognised under today's tag`() {
        let text = String(repeating: "ראש העיר אמר ביום שני כי המועצה תצביע שוב על התוכנית לפני סוף החודש. ", count: 30)
        #expect(Self.guess(text).language == LanguageTag("he"))
    }

    @Test func `what says nothing is undetermined`() {
        #expect(Self.guess([UInt8]()) == .none)
        #expect(Self.guess("1234 5678 — 90 %").language == .undetermined)
        #expect(Self.guess("OK").language == .undetermined)
        #expect(Self.guess([UInt8](repeating: 0xFF, count: 10_000)).language == .undetermined)
    }

    @Test func `half of one language and half of another is undetermined`() {
        let english = "The mayor said on Monday that the council would vote again before the end of the month. "
        let russian = "В понедельник мэр сообщил, что совет ещё раз проголосует за план. "
        let guess = Self.guess(String(repeating: english, count: 8) + String(repeating: russian, count: 10))
        #expect(guess.language == .undetermined)
        #expect(guess.margin < 50)
    }

    /// A page in one language often begins and ends with lines in another: what asks the reader to share it, a notice.
    @Test(arguments: [1, 4, 12, 40])
    func `lines of another language at both ends do not decide`(_ paragraphs: Int) {
        let share = "Share this story with your friends. (Opens in new window)\nSubscribe to our newsletter and never miss an article.\n"
        let text = String(
            repeating: "El alcalde dijo el lunes que el ayuntamiento volvería a votar el proyecto antes de que termine el mes. ", count: 3)
        let body = String(repeating: text + "\n", count: paragraphs)
        #expect(Self.guess(share + body + share).language == (paragraphs == 1 ? .undetermined : .spanish))
    }

    @Test func `ill-formed bytes do not hide the language`() {
        let sentence = Array("Der Bürgermeister sagte am Montag, der Rat werde noch einmal über den Plan abstimmen. ".utf8)
        let bytes = Array(repeatElement(sentence + [0xFF, 0xC3, 0x20], count: 10).joined())
        #expect(Self.guess(bytes).language == .german)
    }

    @Test func `a sample is bounded and well-formed`() {
        let bytes = Array(String(repeating: "д", count: 1_000_001).utf8)
        let sample = bytes[1...].withUnsafeBufferPointer { LanguageRecognizer.sample($0) }
        #expect(sample.count == 3 * LanguageRecognizer.window + 3 + LanguageRecognizer.padding)
        #expect(String(validating: sample, as: UTF8.self) != nil)
    }

    /// What was in memory before does not decide: CLD2 looks behind the end of a text.
    @Test(arguments: [
        "The lamp was lit, they said. It burned until morning, and then it went out. みなとの人は「待っている」と言っ",
        "The lamp was lit, they said, until morning. Паром стоял у причала", "Le phare s’est éteint, dit-on. 渡し船は桟橋につながれたまま",
        "그 배는 떠나지 않았다 and nobody knew why it should, they said", "They said so until the very end of it: é",
        "Η βάρκα δεν έφυγε, they said: ή",
    ])
    func `memory behind a text does not decide`(_ text: String) {
        let bytes = Array(text.utf8)
        let sample = bytes.withUnsafeBufferPointer { LanguageRecognizer.sample($0) }
        #expect(sample == bytes + Array(repeating: 0x20, count: LanguageRecognizer.padding))
        // As if the text’s memory went on in each of these ways: no text of a sample’s room may be less than its padding.
        let long = Array(String(repeating: text + " ", count: 200).utf8)
        #expect(long.withUnsafeBufferPointer { LanguageRecognizer.sample($0) }.suffix(LanguageRecognizer.padding).allSatisfy { $0 == 0x20 })
        let guess = Self.guess(text)
        for end in ["み", "a", "é", "д", "한", "ή", "漢字", "\u{10FFFF}"] {
            // Memory that was just given back is likely to be what the sample gets.
            let dirt = (0..<64).map { Array(String(repeating: end, count: bytes.count + $0).utf8) }
            #expect(dirt.allSatisfy { !$0.isEmpty })
            #expect(Self.guess(text) == guess)
        }
    }

    @Test(
        arguments: [
            ([0x61, 0xC3, 0xA9], [0x61, 0xC3, 0xA9]),
            ([0xC0, 0x80], [0x20, 0x20]),
            ([0xE0, 0x80, 0x80], [0x20, 0x20, 0x20]),
            ([0xED, 0xA0, 0x80], [0x20, 0x20, 0x20]),
            ([0xF4, 0x90, 0x80, 0x80], [0x20, 0x20, 0x20, 0x20]),
            ([0xF0, 0x9F, 0x98, 0x80, 0xE2, 0x80], [0xF0, 0x9F, 0x98, 0x80, 0x20, 0x20]),
            ([0xE2, 0x80, 0x41], [0x20, 0x20, 0x41]),
        ] as [([UInt8], [UInt8])])
    func `bytes outside well-formed sequences become spaces`(_ bytes: [UInt8], _ expected: [UInt8]) {
        var result: [UInt8] = []
        bytes.withUnsafeBufferPointer { WellFormed.append($0, to: &result) }
        #expect(result == expected)
    }
}
