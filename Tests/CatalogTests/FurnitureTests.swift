import Catalog
import Linting
import Prose
import Readers
import Testing

/// Pages with furniture around their text, each line that is none of the text marked with `~`.
@Suite struct FurnitureTests {
    private let linter = Linter(rules: Catalog.rules.filter { $0.card.category == "scraping" || $0.card.category == "captions" })

    @Test(arguments: [
        (
            "nl",
            """
            ~Home
            ~Het weer
            ~Search
            De nieuwe brug is open
            De nieuwe brug over de rivier is maandag geopend, en honderden mensen liepen er nog dezelfde avond overheen, ondanks de regen.
            ~Share
            """
        ),
        (
            "de",
            """
            ~Startseite
            ~Aus der Region
            ~Kontakt
            ~Suche
            Die neue Brücke ist nach sechs Jahren endlich offen
            ~Aktualisiert
            ~3. Mai 2021
            Die neue Brücke über den Fluss ist am Montag eröffnet worden, und hunderte Menschen gingen noch am selben Abend hinüber, trotz des Regens.
            Der Rat hatte lange über die Kosten gestritten, am Ende aber einstimmig für den Bau gestimmt, wie die Bürgermeisterin sagte.
            ~Teilen
            ~Ähnliche Artikel
            ~Warum die alte Brücke stehen bleibt
            ~Der Fluss führt wieder Hochwasser
            """
        ),
        (
            "pt",
            """
            ~A nova ponte está aberta - Correio do Rio
            ~Início
            ~Contato
            A nova ponte está aberta
            ~por Inês Falcão
            A nova ponte sobre o rio foi aberta na segunda-feira, e centenas de pessoas atravessaram-na ainda na mesma noite, apesar da chuva.
            O conselho discutiu os custos durante muito tempo, mas votou por unanimidade a favor da obra, segundo a prefeita.
            ~Link original: https://correio.example/ponte
            """
        ),
        (
            "uk",
            """
            ~Головна
            ~Контакти
            Новий міст через річку відкрито
            ~Автор
            ~Інеса Фальк
            Новий міст через річку відкрили в понеділок, і сотні людей перейшли ним того самого вечора, попри дощ, який не вщухав цілий день.
            Рада довго сперечалася про вартість, але зрештою одностайно проголосувала за будівництво, як повідомила міська голова.
            ~Facebook Telegram Viber
            ~Читайте також
            ~Чому старий міст залишиться
            """
        ),
        (
            "zh",
            """
            ~首页
            ~本地
            ~联系我们
            新桥开通
            ~来源：河边日报
            跨河新桥星期一开通，尽管整天下雨，当天晚上仍有数百人走过新桥，市长说议会为费用争论了很久，最后一致同意修建。
            ~微信公众号：hebianribao
            ~相关文章
            ~旧桥为何保留
            """
        ),
    ])
    func linesOfThePageAreFound(_ language: String, _ marked: String) {
        let lines = marked.split(separator: "\n").map(String.init)
        let text = lines.map { $0.hasPrefix("~") ? String($0.dropFirst()) : $0 }.joined(separator: "\n\n") + "\n"
        let document = linter.document(Array(text.utf8), ReadingOptions(language: LanguageTag(language[...])))
        let found = Set(linter.check(document).map { document.blockIndex(at: $0.range.lowerBound) })
        let expected = Set(lines.indices.filter { lines[$0].hasPrefix("~") })
        #expect(found == expected, "\(found.symmetricDifference(expected).sorted().map { lines[$0] })")
    }

    /// Short lines of a text that are no page's: letters, poems, addresses.
    @Test(arguments: [
        "Dear Anna,\n\nthe bridge is open, and everybody in the town has walked across it by now, most of them more than once, in spite of the rain.\n\nYours\n\nInes Falk\n\nHarbour Street 5\n",
        "The Bridge\n\nA Story\n\nPart One\n\nThe bridge was older than the town, and nobody knew who had built it, or when, or why there, where the river was widest.\n\nThe End\n",
        "Contact\n\nWhoever wants to see the bridge writes to the council, which answers within a week, and names a day on which somebody is there.\n",
    ])
    func shortLinesOfTextsAreLeftAlone(_ text: String) {
        let document = linter.document(Array(text.utf8), ReadingOptions(language: .english))
        #expect(linter.check(document).map(\.message) == [])
    }
}
