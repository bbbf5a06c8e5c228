import Catalog
import Linting
import Prose
import Readers
import Testing

/// No fix makes anything worse: texts that look damaged and are not, and damage that no rule can read whole.
@Suite struct HarmlessTests {
    private static let linter = Linter(rules: Catalog.rules)

    private struct Outcome {
        var warnings: [String]
        var text: String
    }

    private func run(_ text: String, _ language: String?, _ format: TextFormat = .plain) -> Outcome {
        let options = ReadingOptions(format: format, language: language.map { LanguageTag($0) })
        let document = Self.linter.document(Array(text.utf8), options)
        let findings = Self.linter.check(document).filter { $0.level >= .warning }
        return Outcome(
            warnings: findings.map { "\($0.rule): \($0.message)" }, text: String(decoding: Self.linter.fix(document).bytes, as: UTF8.self))
    }

    private func expectSilence(_ text: String, _ language: String?, _ format: TextFormat = .plain) {
        let outcome = run(text, language, format)
        #expect(outcome.warnings == [], "\(text)")
        #expect(outcome.text == text)
    }

    // MARK: Texts that are right

    /// Marks that are shown stand alone, in the way of lost ones.
    @Test(arguments: [
        (
            "en",
            "How to set quotation marks\n\nThe mark “ opens what somebody says, and the mark ” closes it. Nothing stands between them and it.\n"
        ),
        (
            "de",
            "Kleine Kunde der Zeichen\n\nIm Deutschen öffnet „ und schließt “, im Französischen öffnet « und schließt », im Englischen steht “ am Anfang und ” am Ende.\n"
        ),
        ("fr", "Petit guide des guillemets\n\nLe signe “ ouvre une citation en anglais, et le signe ” la ferme.\n"),
        (
            "ru",
            "Памятка наборщика\n\nЗнак « открывает, знак » закрывает. Немцы ставят „ и “, англичане “ и ”, а знак \" есть на любой клавиатуре.\n"
        ),
        ("de", "Im Deutschen steht „ am Anfang und “ am Ende eines Zitats. Mehr gehört dazu nicht.\n"),
        ("en", "In German, „ opens and “ closes, which looks odd at first.\n"),
        ("es", "El signo « abre la cita y el signo » la cierra, según la norma de la casa.\n"),
        ("ru", "Знак « открывает цитату, знак » закрывает. Больше ничего не нужно.\n"),
        ("en", "Type \" at the start and \" at the end of what was said.\n"),
    ])
    func marksThatAreShown(_ language: String, _ text: String) { expectSilence(text, language) }

    @Test(arguments: [
        "Sehr geehrte Damen und Herren der Geschäftsleitung,\n\nwir möchten Sie daran erinnern, dass die Sitzung am Dienstag beginnt. Bitte kommen Sie pünktlich.\n",
        "Уважаемые жители нашего дома и соседних домов,\n\nсообщаем вам, что в среду не будет горячей воды. Приносим свои извинения.\n",
        "Szanowni Państwo, drodzy mieszkańcy naszej gminy,\n\nzapraszamy na spotkanie w sprawie nowej drogi. Początek o szóstej.\n",
        "Chères voisines et chers voisins de la rue des Lilas,\n\nnous vous invitons à la fête qui aura lieu samedi soir. Chacun apporte un plat.\n",
        "Kedves Barátaink, kedves Szomszédaink a környéken,\n\nszeretettel meghívunk benneteket a szombati ünnepségre. Hozzatok jó kedvet magatokkal.\n",
        "Dear friends and neighbors of the old harbor district,\n\nwe are writing to invite you to the summer party on Saturday. Bring a dish that you like.\n",
    ])
    func aGreetingStandsAlone(_ text: String) {
        for format in [TextFormat.plain, .markdown] { expectSilence(text, nil, format) }
    }

    @Test(arguments: [
        (
            "en",
            "The council met on Monday in the old hall. Nobody had slept much.\n\nWhen the water had risen above the second step of the stairs,\n\nthe mayor closed the bridge and sent everybody home. Nobody was hurt.\n"
        ),
        (
            "de",
            "Der Rat tagte am Montag im alten Saal. Niemand hatte viel geschlafen.\n\nAls das Wasser über die zweite Stufe der Treppe gestiegen war,\n\nschloss der Bürgermeister die Brücke und schickte alle nach Hause. Niemand wurde verletzt.\n"
        ),
        (
            "fr",
            "Le conseil s’est réuni lundi dans la vieille salle. Personne n’avait dormi.\n\nComme l’eau avait dépassé la deuxième marche de l’escalier,\n\nle maire ferma le pont et renvoya tout le monde. Personne ne fut blessé.\n"
        ),
    ])
    func aClauseThatWasCutIsJoined(_ language: String, _ text: String) {
        #expect(run(text, language).text.contains(",\n\n") == false)
    }

    @Test(
        arguments: [
            (
                "he",
                "הממשלה אישרה את התקציב של צה\"ל. שר האוצר אמר כי ארה\"ב הבטיחה סיוע. לדבריו, \"הדו\"ח של האו\"ם יפורסם בשבוע הבא\", ומנכ\"ל המשרד הסכים.\n"
            ),
            ("he", "ח\"כ לוי אמרה: \"אנחנו נבדוק את זה\". עו\"ד כהן הזמינה את יו\"ר הוועדה לישיבה.\n"),
            ("he", "העיתון \"הארץ\" כתב על רה\"מ, וב\"ידיעות אחרונות\" נכתב על המחיר: 300 ש\"ח.\n"),
            (nil, "יו\"ר ארה\"ב.\n"),
        ] as [(String?, String)])
    func anAcronymOfHebrewKeepsItsMark(_ language: String?, _ text: String) { expectSilence(text, language) }

    @Test(arguments: [
        ("en", "The match ended 3 : 1 after extra time. The map has a scale of 1 : 50 000.\n"),
        ("de", "Ergebnisse: 3 : 0, 2 : 1, 4 : 2 und 0 : 1. Die Karte hat den Maßstab 1 : 50 000.\n"),
        ("ru", "Матч закончился со счётом 3 : 1, хотя первый тайм был 0 : 1. Масштаб карты 1 : 50 000.\n"),
        ("cs", "Zápas skončil 3 : 1 po prodloužení. Mapa má měřítko 1 : 50 000.\n"),
        ("hr", "Utakmica je završila 2 : 1, a ulaznica je stajala 1500 kuna.\n"),
        ("en", "A number n : Nat is given, and f : Nat → Nat maps it to another one.\n"),
    ])
    func aRatioKeepsItsSpaces(_ language: String, _ text: String) { expectSilence(text, language) }

    @Test(arguments: [
        ("en", "The path goes from Settings » Network to Settings » Advanced and ends there.\n"),
        ("de", "Der Weg führt von Einstellungen » Netzwerk zu Einstellungen » Erweitert und endet dort.\n"),
        ("ru", "Путь ведёт из раздела Настройки » Сеть в раздел Настройки » Прочее и там кончается.\n"),
        ("en", "The characters ( and ) or [ and ] must match in every line of the file.\n"),
        ("de", "Die Zeichen ( und ) oder [ und ] müssen in jeder Zeile der Datei zusammenpassen.\n"),
        ("fr", "Les signes ( et ) ou [ et ] doivent aller par paires dans chaque ligne du fichier.\n"),
        ("en", "If you extend React.Component, or use Vue.Directive with Node.Element, the list stays as it was.\n"),
        ("de", "Wer React.Component erweitert und Vue.Directive nutzt, braucht kein Angular.Module mehr.\n"),
    ])
    func arrowsBracketsAndDottedNamesStay(_ language: String, _ text: String) { expectSilence(text, language) }

    @Test(arguments: [
        ("da", "Han sagde: „Jeg kommer i morgen.“ Hun svarede: „Det er godt.“ De gik hjem.\n"),
        ("lv", "Viņš teica: „Es nākšu rīt.“ Viņa atbildēja: „Labi.” Un viņi gāja mājās.\n"),
        ("is", "Hann sagði: „Ég kem á morgun.“ Hún svaraði: „Gott er það.“ Þau fóru heim.\n"),
        ("ko", "그는 \"이제 집에 가도 됩니까?\"라고 물었다. 모두가 “네.”라고 대답했고 \"좋다\"고 말했다.\n"),
        ("tr", "O “Foo.”nun kitabı iyidir. “Savaş ve Barış.”ın ilk bölümünü okudum.\n"),
        ("uz", "Мен туфайли «Барселона»нинг ютуғи кўп. «Реал.»га гол урилди.\n"),
    ])
    func marksAndEndingsOfTheLanguageStay(_ language: String, _ text: String) { expectSilence(text, language) }

    @Test(arguments: ["一日目　　　　東京\n\n二日目　　　　　大阪\n", "姓名　　　　年龄\n\n王小明　　　　二十\n", "氏名　　　　　　　　住所\n"])
    func columnsOfIdeographicSpacesStay(_ text: String) {
        expectSilence(text, nil)
        expectSilence(text, "ja")
    }

    @Test(arguments: [
        "Qu’importe ?\n", "Vraiment ? Oui !\n", "- [a](https://a.example/p)、[b](https://a.example/y)\n",
        "우리 회사는 작은 마을에서 시작한 가족 기업입니다\n\nios 및 안드로이드 앱을 만들고 있으며, 여러 나라의 고객과 함께 일하고 있습니다.\n",
    ])
    func aTextInNoKnownLanguageIsNotHeldToThoseOfOne(_ text: String) {
        expectSilence(text, nil)
        expectSilence(text, nil, .markdown)
    }

    @Test(arguments: [
        (
            "en",
            "He stood up and said slowly:\n\n“Now listen to what I wrote this morning:\n\nA yellow moon on silver roofs, a thousand songs of crickets in the corn.\n\nDid you like it? I did it all alone. Nobody helped me!”\n\nThen he ran away.\n"
        ),
        (
            "de",
            "Er stand auf und sprach langsam:\n\n„Hört, was ich heute Morgen schrieb:\n\nEin gelber Mond auf Silberdächern, tausend Grillenlieder tief im Korn.\n\nGefällt es euch? Ich war ganz allein. Niemand half mir!“\n\nDann lief er fort.\n"
        ),
        (
            "en",
            "“I shall read you the letter,” said Anna. “It is short:\n\nDear madam, the house is sold and the keys are with the clerk of the town.\n\nThat is all it says. What do you make of it?”\n\nNobody answered.\n"
        ),
    ])
    func whatIsDisplayedInSpeechStaysApart(_ language: String, _ text: String) {
        #expect(run(text, language).text == text)
    }

    @Test(arguments: [
        "“I don’t say ’s I like it,” said the farmer. “We could ’ve sold it. How ’re you?”\n",
        "“They would ’ve told us long ’s they were here,” she said.\n",
    ])
    func dialectKeepsItsSpaces(_ text: String) { #expect(run(text, "en").text == text) }

    @Test func paragraphsMayBeSetOffByIndentationAlone() {
        let text = """
                Choose the pages that you would like to print on the other
            printer, and press the green key twice.
                Put the paper into the upper tray, and close it with care so
            that the lid does not break off.
                Wait until the lamp has turned green and the machine has grown
            silent, and take the pages out.

            """
        let document = Self.linter.document(Array(text.utf8), ReadingOptions())
        #expect(document.blocks.count == 3)
        expectSilence(text, nil)
    }

    // MARK: Letters of two scripts

    @Test(arguments: [
        ("ru", "После COVIDа люди пишут в Facebookе и Twitterе, а на YouTubeе смотрят кино.\n"),
        ("uk", "Ми бачили це у Facebookу та в WhatsAppі, а потім у Telegramі.\n"),
        ("bg", "Гледахме го във Facebookа и в Twitterа, после спряхме.\n"),
        ("en", "TNFα, IFNγ, IL1β and HIF1α were raised; Gαs and ERα were not.\n"),
        ("de", "TNFα und IFNγ waren erhöht, HIF1α und ERα dagegen nicht.\n"),
        ("ru", "Уровни TNFα и IFNγ были повышены, а HIF1α и ERα не изменились.\n"),
        ("ru", "Новые BMами никто не пользовался.\n"),
    ])
    func anEndingOrASymbolIsNoSlip(_ language: String, _ text: String) { expectSilence(text, language) }

    @Test func aLetterThatTheLanguageLacksReplacesNone() {
        let text = "Державна комissія перевірила всі документи.\n"
        #expect(run(text, "uk").text == text)
        #expect(!run(text, "uk").warnings.isEmpty)
    }

    @Test(arguments: [
        ("en", "The Sеrvice was gооd, and Bjӧrk sang in the Servicе.\n", "The Service was good, and Björk sang in the Service.\n"),
        ("ru", "Это былa стpана озёр и лесов.\n", "Это была страна озёр и лесов.\n"),
        ("uk", "Клiмат у цiй країнi теплий.\n", "Клімат у цій країні теплий.\n"),
        ("ru", "Мы искали в Google. Но Googlе молчит.\n", "Мы искали в Google. Но Google молчит.\n"),
    ])
    func aSlipIsFixed(_ language: String, _ text: String, _ meant: String) { #expect(run(text, language).text == meant) }

    // MARK: Damage that can be read, and damage that cannot

    @Test(arguments: [
        (
            "en", "He called it a â€œmiracleâ€. Then the â€œsecond miracleâ€ came.\n",
            "He called it a “miracle”. Then the “second miracle” came.\n"
        ),
        ("es", "El alcalde lo llamÃ³ â€œun milagroâ€. Luego se fue.\n", "El alcalde lo llamó “un milagro”. Luego se fue.\n"),
        ("it", "Il sindaco ha detto: â€œNon lo soâ€, e poi â€œforseâ€.\n", "Il sindaco ha detto: “Non lo so”, e poi “forse”.\n"),
        ("it", "La cittÃ  Ã¨ grande; la veritÃ , si sa, Ã¨ un’altra.\n", "La città è grande; la verità, si sa, è un’altra.\n"),
        ("fr", "VoilÃ , il est dÃ©jÃ  parti Ã  la gare.\n", "Voilà, il est déjà parti à la gare.\n"),
        ("pt", "Ela foi Ã  praia e Ã  escola; nÃ£o voltou.\n", "Ela foi à praia e à escola; não voltou.\n"),
        ("de", "Die Stadt\u{AD}\nverwaltung hat die Brücke ge\u{AD}\nsperrt.\n", "Die Stadtverwaltung hat die Brücke gesperrt.\n"),
        ("en", "The admin\u{AD}\nistration closed it in the morn\u{AD} ing.\n", "The administration closed it in the morning.\n"),
        (
            "en", "00: 00: 15 The sound of rain begins.\n\n00: 01: 22 A door opens.\n",
            "00:00:15 The sound of rain begins.\n\n00:01:22 A door opens.\n"
        ),
        ("de", "Das Wort <i>links</ i> steht < /b>hier.\n", "Das Wort links steht hier.\n"),
    ])
    func whatCanBeReadIsRestored(_ language: String, _ text: String, _ meant: String) { #expect(run(text, language).text == meant) }

    @Test(arguments: [
        ("en", "He wanted the keysâ€? , and nobody had them .\n"),
        ("pt", "Ela nÃ£o voltou Ã quela hora , nem depois .\n"),
        ("nl", "Hij werkt officiâš´eel voor de stichting , in de stad .\n"),
        ("ru", "\u{AD} Где ты был? — спросил отец.\n\n\u{AD} Дома, \u{AD} ответил мальчик и сел к столу.\n"),
        ("de", "\u{AD} Wo warst du? fragte der Vater.\n\n\u{AD} Zu Hause, sagte der Junge.\n"),
    ])
    func whatCannotBeReadKeepsOthersAway(_ language: String, _ text: String) {
        let document = Self.linter.document(Array(text.utf8), ReadingOptions(language: LanguageTag(language)))
        let left = Self.linter.fix(document)
        #expect(String(decoding: left.bytes, as: UTF8.self) == text)
        #expect(left.remaining.contains { $0.rule.hasPrefix("characters/") })
    }

    @Test func aRuleThatIsOffStillKeepsOthersFromDamage() {
        let spaces = Linter(rules: Catalog.rules) { $0.category == "spaces" ? $0.level : nil }
        let text = "La veritÃ , si sa, e tutto.\n"
        let result = spaces.fix(Array(text.utf8), ReadingOptions(language: LanguageTag("it")))
        #expect(String(decoding: result.bytes, as: UTF8.self) == text)
        #expect(result.remaining.allSatisfy { $0.rule.hasPrefix("spaces/") })
    }

    @Test(arguments: [
        (
            "en",
            "The council met. “We shall not wait,” said the mayor. The bridge will be closed.” Then he left. And when?” a woman asked.\n"
        ),
        (
            "de",
            "Der Rat tagte. „Wir warten nicht länger“, sagte er. Die Brücke wird gesperrt.“ Dann ging er. Und wann?“ fragte ihn eine Frau.\n"
        ),
        ("cs", "Rada zasedala. „Nebudeme čekat,“ řekl. Most uzavřeme.“ Pak odešel. A kdy?“ zeptala se žena.\n"),
        ("fi", "Neuvosto kokoontui. ”Emme odota enää”, sanoi pormestari. Silta suljetaan.” Sitten hän lähti. Ja milloin?” kysyi nainen.\n"),
        ("sv", "Rådet möttes. ”Vi väntar inte”, sade han. Bron stängs av.” Sedan gick han. Och när?” frågade en kvinna.\n"),
        ("ru", "Совет собрался. «Мы не будем ждать», — сказал мэр. Мост закроют.» Потом он ушёл. А когда?» — спросила женщина.\n"),
    ])
    func twoMarksThatWereLostAreNoQuotation(_ language: String, _ text: String) { #expect(run(text, language).text == text) }

    /// In a page, the title names the site and the headline says it once more; in a text, both were scraped into it.
    @Test func titlesOfPagesAreNoScrapedLines() {
        let linter = Linter(rules: Catalog.rules)
        let texts = [
            "The new bridge over the river is open", "Ines Falk",
            "Hundreds of people walked across it on Monday evening, in spite of the rain.", "The council is proud.",
        ]
        let page =
            "<title>\(texts[0]) - Harbor Courier</title><body><h1>\(texts[0])</h1>" + texts.dropFirst().map { "<p>\($0)</p>" }.joined()
        let scraped = (["\(texts[0]) - Harbor Courier"] + texts).joined(separator: "\n\n") + "\n"
        func rules(_ text: String, _ format: TextFormat) -> Set<String> {
            let documents = linter.read(Source(Array(text.utf8)), ReadingOptions(format: format, language: .english)).documents
            return Set(documents.flatMap { linter.check($0) }.map(\.rule))
        }
        #expect(rules(scraped, .plain).contains("scraping/site-name"))
        #expect(!rules(page, .html).contains("scraping/site-name"))
        let twice = page.replacing(" - Harbor Courier", with: "")
        #expect(rules(scraped.replacing(" - Harbor Courier", with: ""), .plain).contains("structure/repeated-headline"))
        #expect(!rules(twice, .html).contains("structure/repeated-headline"))
    }
}
