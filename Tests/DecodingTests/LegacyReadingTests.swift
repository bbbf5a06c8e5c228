import Decoding
import Testing

/// Texts of other encodings that were read as Windows-1252.
@Suite struct LegacyReadingTests {
    @Test(arguments: [
        ("ÇáØÞÓ Ìãíá Çáíæã æÇáÃæáÇÏ íáÚÈæä Ýí ÇáÍÏíÞÉ", "الطقس جميل اليوم والأولاد يلعبون في الحديقة"),
        ("îæâ äàååéø ðàä äéåí åäéìãéí îùç÷éí áâï", "מזג האוויר נאה היום והילדים משחקים בגן"),
        ("Ï êáéñüò åßíáé êáëüò óÞìåñá êáé ôá ðáéäéÜ ðáßæïõí", "Ο καιρός είναι καλός σήμερα και τα παιδιά παίζουν"),
        ("Âðåìåòî å õóáàâî äíåñ è äåöàòà èãðàÿò â ãðàäèíàòà", "Времето е хубаво днес и децата играят в градината"),
        ("ðÏÇÏÄÁ ÓÅÇÏÄÎÑ ÈÏÒÏÛÁÑ, ÄÅÔÉ ÉÇÒÁÀÔ × ÓÁÄÕ", "Погода сегодня хорошая, дети играют в саду"),
        ("Ïîãîäà ñüîãîäí³ ãàðíà, ³ ä³òè ãðàþòüñÿ â ñàäó", "Погода сьогодні гарна, і діти граються в саду"),
    ])
    func readsScriptsOfTheirOwn(_ garbled: String, _ meant: String) {
        let bytes = Array(garbled.utf8)
        let reading = bytes.withUnsafeBufferPointer { LegacyReading(in: $0, range: 0..<$0.count) }
        #expect(reading?.encoding != nil)
        #expect((reading?.stretches ?? []).applied(to: garbled) == meant)
    }

    @Test(arguments: [
        ("ÇáØÞÓ Ìãíá Çáíæã æÇáÃæáÇÏ íáÚÈæä Ýí ÇáÍÏíÞÉ", "ru"),
        ("îæâ äàååéø ðàä äéåí åäéìãéí îùç÷éí áâï", "ru"),
        ("Ï êáéñüò åßíáé êáëüò óÞìåñá êáé ôá ðáéäéÜ ðáßæïõí", "ru"),
    ])
    func neverReadsAnotherLanguageThanTheTexts(_ garbled: String, _ language: String) {
        let bytes = Array(garbled.utf8)
        let reading = bytes.withUnsafeBufferPointer { bytes in
            LegacyReading(in: bytes, range: 0..<bytes.count) { $0 == language }
        }
        #expect(reading?.stretches.isEmpty == true)
    }

    @Test func saysNothingClearOfAFewLetters() {
        let bytes = Array("ÀÁÂÃ ÄÅÆÇ".utf8)
        #expect(bytes.withUnsafeBufferPointer { LegacyReading(in: $0, range: 0..<$0.count) }?.stretches.isEmpty != false)
    }

    @Test(arguments: [
        ("pl", "Dziêkujê bardzo za ¿yczenia, które otrzyma³em w œwiêta.", "Dziękuję bardzo za życzenia, które otrzymałem w święta."),
        (
            "cs", "Pøíliš mnoho lidí pøišlo na námìstí a tìšilo se na hudbu, která døíve znìla všude.",
            "Příliš mnoho lidí přišlo na náměstí a těšilo se na hudbu, která dříve zněla všude."
        ),
        ("tr", "Güneþ doðarken kuþlar þarký söyledi ve aðaçlar yeþildi.", "Güneş doğarken kuşlar şarkı söyledi ve ağaçlar yeşildi."),
        (
            "hu", "Az idõ jó, a nõ egy erdõben sétál, és a fûben ült. Késõbb hûvös lett.",
            "Az idő jó, a nő egy erdőben sétál, és a fűben ült. Később hűvös lett."
        ),
        (
            "lt", "Vaikai þaidþia kieme ir dþiaugiasi saule, o mes geriame arbatà ir þiûrime á þemæ.",
            "Vaikai žaidžia kieme ir džiaugiasi saule, o mes geriame arbatą ir žiūrime į žemę."
        ),
    ])
    func readsLatinByItsLanguage(_ language: String, _ garbled: String, _ meant: String) {
        let bytes = Array(garbled.utf8)
        let fixed = bytes.withUnsafeBufferPointer { bytes in
            LatinPageReading(in: bytes, ranges: [0..<bytes.count], language: language)?.stretches(in: bytes, range: 0..<bytes.count)
        }
        #expect((fixed ?? []).applied(to: garbled) == meant)
    }

    @Test(arguments: [
        ("pl", "Dziękuję, był to São João w mieście Põltsamaa i Çeşme, Ærø, Åland."), ("hu", "Camões és Põltsamaa: két név."),
        ("tr", "Güneş doğdu; Þór ve Óðinn geldi, Reykjavík’te."), ("de", "Güneþ doðdu, kuþlar þarký söyledi."),
    ])
    func leavesForeignNamesAlone(_ language: String, _ text: String) {
        let bytes = Array(text.utf8)
        #expect(bytes.withUnsafeBufferPointer { LatinPageReading(in: $0, ranges: [0..<$0.count], language: language) } == nil)
    }

    @Test(arguments: [
        ("zh", "GBK", "ÌìÆøºÜºÃ£¬º¢×ÓÃÇÔÚ»¨Ô°ÀïÍæ¡£", "天气很好，孩子们在花园里玩。"),
        ("zh", "Big5", "¤Ñ®ð«Ü¦n¡A«Ä¤l\u{AD}Ì¦bªá¶é¸Ìª±¡C", "天氣很好，孩子們在花園裡玩。"),
        ("ja", "Shift_JIS", "“V‹C‚ª‚æ‚¢‚Ì‚Å\u{81}AŽq‚Ç‚à‚½‚¿‚Í’ë‚Å—V‚ñ‚Å‚¢‚Ü‚·\u{81}B", "天気がよいので、子どもたちは庭で遊んでいます。"),
        ("ko", "EUC-KR", "³¯¾¾°¡ ÁÁ¾Æ¼\u{AD} ¾ÆÀÌµéÀÌ ¸¶´ç¿¡¼\u{AD} ³î°í ÀÖ½À´Ï´Ù.", "날씨가 좋아서 아이들이 마당에서 놀고 있습니다."),
    ])
    func readsEastAsianText(_ language: String, _ encoding: String, _ garbled: String, _ meant: String) {
        let bytes = Array(garbled.utf8)
        let reading = bytes.withUnsafeBufferPointer { bytes in
            EastAsianReading(in: bytes, range: 0..<bytes.count) { $0 == language }
        }
        #expect(reading?.encoding == encoding)
        #expect(reading?.stretch.map { [$0].applied(to: garbled) } == meant)
    }

    @Test(arguments: ["L’été, à l’hôtel, où êtes-vous allés ?", "ÄÖÜ äöü ß", "Þór og Óðinn fóru á þing í gær.", "Õhtul sõime õunu."])
    func leavesLatinTextAlone(_ text: String) {
        let bytes = Array(text.utf8)
        #expect(bytes.withUnsafeBufferPointer { EastAsianReading(in: $0, range: 0..<$0.count) } == nil)
        #expect(bytes.withUnsafeBufferPointer { LegacyReading(in: $0, range: 0..<$0.count) } == nil)
    }

    @Test(arguments: [
        ("She wants the â€œkeysâ€? now", "â€"), ("un garçÃ\u{FFFD}on", "Ã"), ("officiâš´eel", "âš´"),
    ])
    func tellsWhatCannotBeReadBack(_ text: String, _ rest: String) {
        let bytes = Array(text.utf8)
        let remains = bytes.withUnsafeBufferPointer { bytes in
            Mojibake.remains(
                in: bytes, range: 0..<bytes.count, beside: Mojibake.stretches(in: bytes, range: 0..<bytes.count))
        }
        #expect(remains.map { String(decoding: bytes[$0], as: UTF8.self) } == [rest])
    }
}
