import Catalog
import Linting
import Prose
import Readers
import Testing

/// Kinds of text that rules had been wrong about, in texts that nobody had looked at: what they must leave alone, and what they fix.
@Suite struct UnseenTextTests {
    private static let linter = Linter(rules: Catalog.rules)

    private func options(_ format: TextFormat, _ language: String?) -> ReadingOptions {
        ReadingOptions(format: format, language: language.map { LanguageTag($0) })
    }

    private func fixed(_ text: String, _ format: TextFormat, _ language: String?, unsafe: Bool = false) -> String {
        let fixed = Self.linter.fix(Array(text.utf8), options(format, language), choosing: FixChoice(unsafe: unsafe))
        return String(decoding: fixed.bytes, as: UTF8.self)
    }

    private func warnings(_ text: String, _ format: TextFormat, _ language: String?) -> [String] {
        Self.linter.check(Self.linter.document(Array(text.utf8), options(format, language)))
            .filter { $0.level != .info }.map { $0.rule }
    }

    @Test(arguments: [
        // A link without text gets its title from a program; an icon is seen, too.
        ("en", "The bridge is described in the chapter [](info:bridge#piers), and the river in the next.\n"),
        ("ro", "Podul este vechi (citiți capitolul [](info:podul)). Este din piatră și se deschide primăvara.\n"),
        ("en", "Press <span class=\"icon\" style=\"top:1px\"></span>, then wait until the bridge is open.\n"),
        // Words of an address and of a picture's name are in no language.
        (
            "fr",
            "Le maire de la ville a démissionné lundi après un long débat, et le conseil votera pour un autre au printemps.\n\n"
                + "![how-the-bridge-of-the-town-works](https://example.org/how-the-bridge-works-in-the-town.png)\n\n"
                + "Tout est dit ici : [bridge.example](https://bridge.example/news/the-mayor-of-the-town-and-the-council-in-the-old-hall).\n"
        ),
        // What a server may answer.
        ("it", "Il ponte risponde così:\n\n- **200 OK**: il ponte è aperto.\n- **404 Not Found**: il ponte non esiste.\n"),
        ("en", "The bridge can be crossed by tram.\n\n**Alternative methods:** walk over it, or take the ferry.\n"),
        // Formulas in TeX's brackets.
        ("de", "Für jede Brücke gilt \\\\( a^2  = b \\\\) und \\\\((m×s)\\mod  N\\\\), wenn der Fluss steigt.\n"),
        // A tag that ends a line does what a space does.
        ("nl", "Kies de brug:<br>*De oude brug over de rivier* en wacht.\n"),
        ("hu", "| Híd | <p>A híd részei:</p><ul><li>**Pillér** – a folyóban áll.</li></ul> |\n|---|---|\n| Folyó | széles |\n"),
        // A directive of a site.
        ("it", "Il ponte resta chiuso fino a primavera.\n\n[!INCLUDE[footer-note](../notes/footer.md)]\n"),
        // The parts of a version, in any script, and letters for numbers.
        ("sv", "Ange versionen som X.Y.Z (Större.Mindre.Rättelse). Den räknas upp vid varje rättelse av bron.\n"),
        ("el", "Η έκδοση γράφεται ως X.Y.Z (Κύρια.Δεύτερη.Διόρθωση). Κάθε διόρθωση της γέφυρας την αυξάνει.\n"),
        ("zh", "版本的格式是：主编号.次编号.修正号，城里的人都知道。每次修正大桥以后，编号都会增加一。\n"),
        ("ja", "版の形式は「メジャー.マイナー.パッチ」です。橋を直すたびに番号が増えます。\n"),
        ("es", "Una versión tiene la forma de X.Y.Z, donde X, Y y Z son números del puente.\n"),
        // Whoever translated the text has a name.
        ("es", "El puente es viejo y está cerrado.\n\nEsta traducción ha sido realizada por [Ana Soler](https://example.org/ana).\n"),
        // Parts of a program in prose, and a text in a program.
        (
            "tr",
            "## Köprü\n\n- `open` ile context.Keys kullanılır.\n- Köprünün nehirden ne zaman geçildiğini belirten context.Stream'e bayrak "
                + "eklendi.\n- Bütün köprüler ve nehirler için context.File genişletildi.\n"
        ),
        ("fr", "%{\n  title: \"Le pont\",\n  excerpt: \"\"\"\n  Le pont est vieux et il est en pierre.\n  \"\"\"\n}\n---\n\n## Le pont\n"),
        ("ru", "Мост можно открыть так: return Bridge(open=False, error=f\"Мост не найден в городе\", piers=3) в любой день.\n"),
        // A section that the text itself has at its end, and a title.
        ("ru", "# Мост\n\nМост открыт весной, и летом тоже.\n\n## Смотрите также\n\n- [Река](river.md) течёт к морю.\n"),
        ("zh", "# 大桥\n\n这座桥在春天重新开放，城里的人都很高兴。\n\n## 延伸阅读\n\n- [城里的河](river.md)\n"),
        (
            "it",
            "Il ponte è chiuso, e la città lo apre in primavera. Il libro parla di tutti i ponti della città e del fiume che la attraversa.\n\n"
                + "[The History of the Bridges and of the River in the Town](https://example.org/bridges)\n"
        ),
        // In Georgian no capital begins a sentence.
        (
            "ka",
            "ხიდი ძალიან ძველია და მდინარეზე დგას ქალაქის შუაგულში უკვე ასი წელია\n\n![ხიდი](https://example.org/bridge.png)\n\n"
                + "ხიდის ბოძები: ქვის ბოძები, რომლებიც მდინარეში დგანან და ხიდს იჭერენ.\n"
        ),
        // Code in tags, and formulas.
        ("de", "Die Methode <code>open , close</code> wird mit <code>[CLS]</code> und <kbd>Alt</kbd> aufgerufen.\n"),
        ("en", "The sum <math> <mi>a</mi> <mo>(</mo> <mi>b</mi> <mo>)</mo> </math>, in our case, is small.\n"),
        // What is displayed below a sentence, which goes on behind it; and a face.
        (
            "fr",
            "Le pont est vieux, et la ville voudrait en avoir un autre avec une vue sur le fleuve\n\n![le pont](images/pont.png)\n\n"
                + "et des bancs où les habitants pourraient attendre les bateaux du soir.\n"
        ),
        (
            "ru",
            "Мост открыт, и все жители города рады, что можно снова ходить на тот берег :)\n\nи первое, что они делают, это гуляют по нему.\n"
        ),
        // A quotation with code within a block of code.
        ("pl", "Most jest zamknięty.\n\n```markdown\n> Uwaga\n>\n> ```bash\n> make bridge\n> ```\n```\n"),
        // A link to a page of the same text.
        ("pl", "Most jest stary i stoi na rzece od stu lat.\n\n[Dowiedz się więcej](mosty.md)\n\nRzeka płynie przez miasto.\n"),
        // A site that is named as its address is, and a method.
        ("es", "* [El puente viejo](https://bridge.watch/es/puente) - Ana Soler (Bridge.Watch)\n* El puente nuevo\n"),
        ("es", "### [Puente#abierto?](https://example.org/8110)\n\nDevuelve si el puente está abierto y si el río está alto.\n"),
        // The arguments of a function, and the parts of a name.
        ("en", "The function is called as open(bridge,river) for each pair of values.\n"),
        ("ko", "이 명령은 문자열을 반환합니다. 형식은 다음과 같습니다.\n\n### System.Text\n\n다리는 봄에 다시 열립니다.\n"),
        ("fi", "Valitse kohde siltojen luettelosta: Taulu Siltarekisteri tietueet= malli.Hyväksytty.\n"),
    ])
    func markdownIsLeftAlone(_ language: String, _ text: String) {
        #expect(warnings(text, .markdown, language) == [])
        #expect(fixed(text, .markdown, language, unsafe: true) == text)
    }

    @Test(arguments: [
        // Strings with a space at their end, joined to something.
        ("tr", "Alana \"Köprü sayısı: \" & sayı ifadesini girin. Köprü eski ve nehir geniş.\n"),
        // A record of JSON, in a text of another script.
        ("th", "สะพานเปิดในฤดูใบไม้ผลิ: {\"name\":\"Bridge\",\"piers\":3,\"isOpen\":true}\n"),
        // The names of an object's part, and of a key.
        ("zh", "这样写是可以的（桥梁.名称）：这座桥在春天重新开放，城里的人都很高兴。\n"),
        ("en", "The key is the one beside the letter M ( Alt + , ) and opens the settings.\n"),
        // A sign that is spoken about.
        ("pl", "Operator ma nieco wyższy priorytet niż ? i =, więc nawiasy są potrzebne.\n"),
        // A step down with each copy.
        ("en", "To the program, the two counters have one address: the first child of the first child of the root.\n"),
        // A title in English among French ones.
        (
            "fr",
            "Où est le pont ? Il est là : près du port. Qui le sait ? Personne ! Le livre cité est : Old Bridges: Not Magic, Just Stones.\n"
        ),
        // His people, who waited for him.
        ("ru", "Люди у моста давно ждали, и вот увидели его его друзья из старого города.\n"),
        // A colon announces what is said, and nothing closes behind it.
        ("ru", "\"Я хотел услышать, как он скажет: \"Знаешь, ты прав, и мост надо закрыть\", но он молчал.\n"),
    ])
    func proseIsLeftAlone(_ language: String, _ text: String) {
        #expect(fixed(text, .plain, language) == text)
    }

    @Test(arguments: [
        // An entry of a license, whose items have letters.
        (
            "en",
            "a. if you share the map, you must name the town; and\n\nb. for the avoidance of doubt, this does not replace the law; and\n\n"
                + "c. You must comply with the conditions of the town if you share all of the map or a large part of it.\n"
        ),
        // A quotation that opens low may close with either mark where no language says with which.
        ("und", "„Bridge\" zxq wvut 12, „River\" zxq wvut 14.\n"),
        // A word that is written with other signs of programs, too.
        ("en", "The keyword reserves names such as bridge#id, bridge\"text\" and bridge'c' for later.\n"),
        // Inches.
        ("de", "Die Bilder der Brücke gibt es in 20x30„ und 30x40“ für je zwölf Euro.\n"),
        // A placeholder between its signs.
        ("uk", "Дякуємо за звернення до #BRIDGE, вас вітає # NAME # з відділу мостів.\n"),
        // The low mark of a quotation, taken for a comma; and a speck within a word.
        ("cs", "Potkal na mostě nějaký,zbrojnoš' a oba se dlouho mlčky dívali na řeku.\n"),
        ("pl", "Wynik był wą,tpliwe dobry, choć nikt nie miał wątpliwości, że most stoi.\n"),
        // A mark that is one too many, and one that stands for an apostrophe far below.
        ("uk", "Прочитайте, будь ласка, ці слова \"\n\nМіст відкриють навесні.\n\nПотім перевірте, чи з \"являється лист у скрині.\n"),
        // A mark that is spoken about, and what is left of a pair behind it.
        (
            "it",
            "Il nome del ponte va scritto tra virgolette, \", per trovarlo subito.\n\n"
                + "Negli altri casi si legge solo Ponte chiuso». Allora bisogna aspettare.\n"
        ),
        // The line at the top is a headline, however long it is.
        (
            "en",
            "The engineers told us when the town begins to open the new BRIDGE-19\n\n"
                + "the engineer of the town has said when the new bridge will open, and nobody believed a word of it.\n"
        ),
        // Lines of a creed.
        (
            "en",
            "The old boatman said: “First the river took the mill, and I did not care, for I am no miller.\n\n"
                + "Then it took the inn, and I did not care, for I am no drinker.\n\nThen it took the bridge, and I had to swim.”\n"
        ),
    ])
    func whatIsUnsureStays(_ language: String, _ text: String) {
        #expect(fixed(text, .plain, language) == text)
    }

    /// What was quoted ended before the bracket did: a mark was lost, and no paragraph was cut.
    @Test func halfABracketJoinsNoParagraphs() {
        let text =
            "A folyó tegnap este is magas volt, és a hidat lezárták. (Lásd: \"2. Az áradás.)\n\n"
            + "A város lakói azt remélik, hogy a híd tavasszal újra megnyílik \" majd), mert nélküle minden út hosszabb.\n"
        #expect(!warnings(text, .plain, "hu").contains("quotes/split"))
        #expect(fixed(text, .plain, "hu").contains("\n\n"))
    }

    @Test(arguments: [
        // A soft hyphen among Cyrillic letters is no half of an Arabic one.
        (
            "uk", "Увечері до мосту прийшли асп\u{AD}іранти й студенти з міста.\n",
            "Увечері до мосту прийшли аспіранти й студенти з міста.\n"
        ),
        // Words say who spoke.
        (
            "cs",
            "Na mostě stáli celý den a nikdo nešel domů. „Řeka stoupá už od rána a večer nás zaplaví všechny, jak tu stojíme,“\n\n"
                + "řekl starosta, když se vrátil z druhého břehu.\n",
            "Na mostě stáli celý den a nikdo nešel domů. „Řeka stoupá už od rána a večer nás zaplaví všechny, jak tu stojíme,“ "
                + "řekl starosta, když se vrátil z druhého břehu.\n"
        ),
        ("uk", "Він сказав на мосту:\" Прийду завтра\" і пішов.\n", "Він сказав на мосту: \"Прийду завтра\" і пішов.\n"),
        (
            "it", "Il sindaco disse:\" Il ponte è chiuso\" e uscì dalla sala.\n",
            "Il sindaco disse: \"Il ponte è chiuso\" e uscì dalla sala.\n"
        ),
        // The marks in it are parts of misread letters.
        (
            "ru",
            "Мост закрыли весной, и никто не знал почему.\n\nbridge вЂ” РµСЃР»Рё РјРѕСЃС‚ Р·Р°РєСЂС‹С‚, С‚Рѕ Р»СЋРґРё РёРґСѓС‚ РїРѕ Р»СЊРґСѓ\n",
            "Мост закрыли весной, и никто не знал почему.\n\nbridge — если мост закрыт, то люди идут по льду\n"
        ),
        // A particle begins no sentence.
        (
            "ja",
            "古い橋は春に閉鎖された。市は来年の予算で新しい橋を作ると発表したが、住民の多くは反対している状況\n\nの中で会議が開かれた。\n",
            "古い橋は春に閉鎖された。市は来年の予算で新しい橋を作ると発表したが、住民の多くは反対している状況の中で会議が開かれた。\n"
        ),
        (
            "zh",
            "旧桥在春天关闭了。市议会在星期一晚上讨论了这个问题，并决定明年建造一座特殊\n\n的新桥，工程将于秋天开始。\n",
            "旧桥在春天关闭了。市议会在星期一晚上讨论了这个问题，并决定明年建造一座特殊的新桥，工程将于秋天开始。\n"
        ),
        // A bracket that opens before the break closes behind it.
        (
            "fr", "Le conseil a voté la dépense pour le vieux pont (860\n\nmilliers d’euros), mais personne ne sait quand il rouvrira.\n",
            "Le conseil a voté la dépense pour le vieux pont (860 milliers d’euros), mais personne ne sait quand il rouvrira.\n"
        ),
        // Marks of a text have spaces inside, or none, as its others have.
        (
            "de", "»Die Brücke ist alt«, sagte er, und »der Fluss ist breit«. Man nennt sie ``Adlerbrücke'', seit sie »neu« war.\n",
            "»Die Brücke ist alt«, sagte er, und »der Fluss ist breit«. Man nennt sie »Adlerbrücke«, seit sie »neu« war.\n"
        ),
        (
            "fr", "On appelle le pont «vieux» et la rivière «large». Le maire a voulu le 「fermer」 au printemps.\n",
            "On appelle le pont «vieux» et la rivière «large». Le maire a voulu le «fermer» au printemps.\n"
        ),
        // With a space on one side a mark looks to the other.
        (
            "fr", "On appelle le pont «vieux» et la rivière «large». Le maire a voulu le »fermer« au printemps.\n",
            "On appelle le pont «vieux» et la rivière «large». Le maire a voulu le «fermer» au printemps.\n"
        ),
        // What stands behind the mark is a word of the text, and no ending.
        (
            "pl", "Zamknięto go, aby nikt nie wchodził; aby go otworzyć, trzeba czasu. Wybierz „Obserwuj”aby dostać wiadomość.\n",
            "Zamknięto go, aby nikt nie wchodził; aby go otworzyć, trzeba czasu. Wybierz „Obserwuj” aby dostać wiadomość.\n"
        ),
        (
            "ru", "Мэр приехал со всеми, со своей командой. Сообщает агентство «Казмост»со ссылкой на мэра.\n",
            "Мэр приехал со всеми, со своей командой. Сообщает агентство «Казмост» со ссылкой на мэра.\n"
        ),
        // Speech ends within the sentence that tells it.
        (
            "en",
            "Nobody had expected it. The keeper of the old bridge stood up and cried “Hear! hear!”\n\nwhenever the mayor made a pause.\n",
            "Nobody had expected it. The keeper of the old bridge stood up and cried “Hear! hear!” whenever the mayor made a pause.\n"
        ),
    ])
    func damageIsFixed(_ language: String, _ text: String, _ expected: String) {
        #expect(fixed(text, .plain, language) == expected)
        #expect(fixed(expected, .plain, language) == expected)
    }

    /// Whether a run of asterisks marks anything depends on what is beside it: fixes leave that as it is.
    @Test(arguments: [
        ("zh", "**说明：** 大桥到五月才会重新开放。\n"), ("zh", "**说明：** **大桥** 到五月才会重新开放。\n"),
        ("ja", "市は橋を閉めました。**春に開きます。** 川は広いです。\n"), ("zh", "他说：**不行。** 然后就走了。\n"),
    ])
    func emphasisIsKept(_ language: String, _ text: String) { #expect(fixed(text, .markdown, language, unsafe: true) == text) }

    @Test(arguments: [
        ("zh", "市里有桥： **大桥** 和小桥。\n", "市里有桥：**大桥** 和小桥。\n"),
        ("de", "Die **Brücke** , die alt ist.\n", "Die **Brücke**, die alt ist.\n"),
        (
            "es", "El **puente viejo ** y también ** el nuevo** están cerrados.\n",
            "El **puente viejo** y también **el nuevo** están cerrados.\n"
        ),
        ("it", "**Nota:**Il ponte è chiuso fino a maggio.\n", "**Nota:** Il ponte è chiuso fino a maggio.\n"),
        ("ru", "Важно: **мост закрыт.**Он откроется весной.\n", "Важно: **мост закрыт.** Он откроется весной.\n"),
    ])
    func besideEmphasisIsFixed(_ language: String, _ text: String, _ expected: String) {
        #expect(fixed(text, .markdown, language) == expected)
    }

    /// A path with spaces is no address without angle brackets; whether it leads to that file, only its author knows.
    @Test func pathWithSpacesIsReported() {
        let text = "Ver [la guía](docs/mi puente.md) y [el río]({{ site.base }}/rio.html).\n"
        #expect(fixed(text, .markdown, "es") == text)
        #expect(warnings(text, .markdown, "es") == ["markup/broken-link"])
        #expect(fixed(text, .markdown, "es", unsafe: true) == "Ver [la guía](<docs/mi puente.md>) y [el río]({{ site.base }}/rio.html).\n")
    }

    /// What pages put around their texts: pointers, hidden punctuation, buttons, links side by side, brackets with fixed spaces, marks of another language.
    @Test(arguments: [
        ("en", "<p><a href=\"/\">Home</a>&nbsp;&raquo;&nbsp;<a href=\"/b\">Bridges</a>&nbsp;&raquo;&nbsp;The old bridge of the town</p>"),
        ("de", "<p>Die Brücke ist offen.</p><div><a href=\"/p\">«</a> <a href=\"/n\">»</a></div>"),
        ("de", "<ul><li><a href=\"/a\">Österreich »</a></li><li><a href=\"/d\">» Alle Brücken</a></li></ul>"),
        ("de", "<div><span>Start</span><span class=\"d\">»</span><span>Brücken</span></div>"),
        ("de", "<h2><span>Die alte Brücke</span>\n <span class=\"hidden\">: </span><span>Wieder offen</span></h2>"),
        ("de", "<p>Erweiterte Suche nach alten Brücken\n<a class=\"button\" href=\"#\">?</a></p>"),
        ("de", "<p><a href=\"/a\">Brücken</a> : <a href=\"/b\">Flüsse</a> : <a href=\"/c\">Türme</a></p>"),
        ("de", "<p>Die Stadt (&nbsp;<a href=\"#\">Abmelden</a>&nbsp;/&nbsp;<a href=\"#\">Ändern</a>&nbsp;)</p>"),
        (
            "fr",
            "<p>Le pont est ouvert, et la ville est contente.</p><h3>Nos articles liés »</h3><div><a href=\"/p\">presse&nbsp;»</a></div>"
        ),
        ("ko", "<p>주소 : 서울특별시 서대문구 충정로 29</p>"),
        ("en", "<p>Message Center (<span class=\"count\"></span> new messages in your box)</p>"),
        ("es", "<p><a href=\"/p\">puentes</a> <a href=\"/v\">puentes viejos</a> de la ciudad</p>"),
        (
            "de",
            "<p>Die Brücke ist alt, und die Stadt öffnet sie bald.</p><p>They called it “The Old Bridge of the Town” in those days.</p>"
        ),
    ])
    func pagesAreLeftAlone(_ language: String, _ page: String) {
        #expect(warnings(page, .html, language).filter { !$0.hasPrefix("scraping/") && $0 != "leftovers/foreign-paragraph" } == [])
    }

    /// English is what templates say; a text in another language is in that, and one of another script in no language of this one.
    @Test(arguments: [
        ("en-US", "Die Brücke der Stadt ist alt, und der Rat will sie im Frühjahr wieder öffnen. ", "de"),
        ("de", "Мост закрыт на зиму, и город откроет его весной, когда сойдёт лёд на реке. ", "ru"),
        ("fr", "Die Brücke der Stadt ist alt, und der Rat will sie im Frühjahr wieder öffnen. ", "fr"),
    ])
    func declaredLanguageMayBeWrong(_ declared: String, _ sentence: String, _ language: String) {
        let page = "<html lang=\"\(declared)\"><body><p>" + String(repeating: sentence, count: 10) + "</p></body></html>"
        #expect(Self.linter.document(Array(page.utf8), options(.html, nil)).language.base == LanguageTag(language))
    }

    /// An address that ends within its host lost its rest: to take a space away would make a link that leads nowhere.
    @Test func cutAddressIsReportedOnly() {
        let text = "See [the old bridge] (https://bridge) -watch.org for more.\n"
        #expect(fixed(text, .markdown, "en") == text)
        #expect(warnings(text, .markdown, "en").contains("markup/broken-link"))
    }

    /// Addresses, anchors and code are in no language: what is read around them tells.
    @Test(arguments: [
        (
            "de",
            "## <a name=\"reports-of-the-bridge\"></a>Berichte\n\nWeitere Informationen finden Sie unter "
                + "[Die alte Brücke](https://example.org/en/reports-and-articles-about-the-old-bridge-and-the-river-in-the-town.md).\n\n"
                + "## <a name=\"articles-about-the-river\"></a>Artikel\n\nDie Brücke ist gesperrt, siehe "
                + "[Der Fluss](https://example.org/en/articles-about-the-river-and-the-people-of-the-town-in-the-spring.md).\n"
        ),
        (
            "fr",
            "Le pont rouvre au printemps avec la commande `Open-OldBridgeOfTheTown -Name River -ForEveryoneInTheTown`, et tous sont contents.\n\n"
                + "```\nGet-Bridge -From TheTown | Where-Object { $_.IsOpen -and $_.IsOld } | ForEach-Object { Open-Bridge $_.Name }\n```\n\n"
                + "Il est vieux et il est en pierre, mais personne ne sait quand la ville va le fermer ni combien il coûte aux habitants.\n"
        ),
    ])
    func markupDoesNotTellTheLanguage(_ language: String, _ text: String) {
        #expect(Self.linter.document(Array(text.utf8), options(.markdown, nil)).language.base == LanguageTag(language))
    }
}
