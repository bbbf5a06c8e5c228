import Decoding
import Testing
import UnicodeText

@Suite struct MojibakeTests {
    /// The text with all misread stretches read back.
    private func fixed(_ text: String) -> String {
        let bytes = Array(text.utf8)
        return bytes.withUnsafeBufferPointer { Mojibake.stretches(in: $0, range: 0..<$0.count) }.applied(to: text)
    }

    @Test(arguments: [
        ("Ein schÃ¶ner Tag in KÃ¶ln", "Ein schöner Tag in Köln"),
        ("Itâ€™s done â€“ now", "It’s done – now"),
        ("â€œYes,â€\u{9D} she said", "“Yes,” she said"),
        ("â€œYes,â€\u{FFFD} she said", "“Yes,” she said"),
        ("ĞÄ°zmir Ä°zmir".replacing("ĞÄ°zmir ", with: ""), "İzmir"),
        ("GARÃ‡ON", "GARÇON"),
        ("Âµm and 20Â°", "µm and 20°"),
        ("РџРѕРіРѕРґР° РјРµРЅСЏРµС‚СЃСЏ", "Погода меняется"),
        ("РєС–РЅРµС†СЊ", "кінець"),
        ("РћРЅ СЃРєР°Р·Р°Р», вЂ” РґР°", "Он сказал, — да"),
        ("PĹ™Ă­liĹˇ ĹľluĹĄouÄŤkĂ˝ kĹŻĹ", "Příliš žluťoučký kůĹ"),
        ("dâ€™Ã©tÃ©", "d’été"),
        ("r√©gion", "région"),
        ("the mayor‚Äôs car", "the mayor’s car"),
        ("caf├⌐ and na├»ve".replacing(" and na├»ve", with: ""), "café"),
        ("the mayorΓÇÖs car", "the mayor’s car"),
        ("donÃ¢â‚¬â„¢t", "don’t"),
        ("ðŸ˜€ hello", "😀 hello"),
        // As Windows-1254, which has ğ where the other has ð.
        ("köprü açık ğŸ˜€", "köprü açık 😀"),
        ("Ekle â…“ su, 2 â…” un", "Ekle ⅓ su, 2 ⅔ un"),
        ("æ—¥æœ¬èªž", "日本語"),
        ("the mayorâĢĻs car", "the mayor’s car"),
        ("siÄ™ na mnÄ… gniewa", "się na mną gniewa"),
        ("ZaÅ¼Ã³Å‚Ä‡ gÄ™Å›lÄ… jaÅºÅ„", "Zażółć gęślą jaźń"),
        ("tutto Ã¨ finito", "tutto è finito"),
        ("un ultimo, en Ãºltimo caso", "un ultimo, en último caso"),
        ("peut-Ãªtre demain", "peut-être demain"),
        ("donâ\u{80}\u{99}t go", "don’t go"),
        ("es lÃ¤uft fÃ¼r alle", "es läuft für alle"),
        ("En caf√© √©tait l√†", "En café était là"),
        ("Sie √ºben jeden Tag", "Sie üben jeden Tag"),
        ("am 15.¬†Juni, ¬ªJa¬´", "am 15.\u{A0}Juni, »Ja«"),
        ("die Ausf├╝hrung", "die Ausführung"),
        ("un blocco pu├▓ crescere", "un blocco può crescere"),
        ("non ├¿ vero", "non è vero"),
        ("ÃƒÂ©tÃƒÂ©", "été"),
    ])
    func readsBack(_ garbled: String, _ meant: String) {
        #expect(fixed(garbled) == meant)
    }

    @Test(arguments: [
        "OÙ EST LE CAFÉ… VOCÊ… SÃO JOSÉ®", "« Santé\u{A0}» et «é»…", "Рівне, Січ, ВІКІ, СІРІ", "a 10 Å— b",
        "NICIODATĂ™", "(o¬ô)", "√π ≈ 1.77", "Österreich – „Ä“ und „Ö“", "Ăştia sunt", "4288×… pixels", "É’s list",
        "ÄÖÜ äöü ß", "Łódź i Żywiec", "Čeština žluťoučký", "Città più perché", "├┤a┼┐a", "├── src", "√2 ≈ 1.41", "p ¬ q", "„Ã“ und «Ã»",
        "A®™ CAFÉ™ marca",
    ])
    func leavesAlone(_ text: String) {
        #expect(fixed(text) == text)
    }

    private func cyrillic(_ text: String) -> String {
        let bytes = Array(text.utf8)
        let words = bytes.withUnsafeBufferPointer { LegacyReading(in: $0, range: 0..<$0.count)?.stretches ?? [] }
        var result: [UInt8] = []
        var position = 0
        for word in words {
            result += bytes[position..<word.range.lowerBound]
            result += word.repaired.utf8
            position = word.range.upperBound
        }
        return String(decoding: result + bytes[position...], as: UTF8.self)
    }

    @Test(arguments: [
        ("Ïîãîäà ìåíÿåòñÿ êàæäûé äåíü.", "Погода меняется каждый день."),
        ("¨ëêà ñòîèò â óãëó, à êîò ñïèò.", "Ёлка стоит в углу, а кот спит."),
        ("Êîíåöü äíÿ — ³ ì³ñÿöü.", "Конець дня — і місяць."),
        ("ðÏÇÏÄÁ ÍÅÎÑÅÔÓÑ ËÁÖÄÙÊ ÄÅÎØ.", "Погода меняется каждый день."),
    ])
    func readsCyrillicBack(_ garbled: String, _ meant: String) {
        #expect(cyrillic(garbled) == meant)
    }

    @Test(arguments: ["L’été, à l’hôtel, où êtes-vous ?", "ÄÖÜ äöü ß", "Það er íslenska", "Ææ, øø og åå", "ÀÉÈÙ à part", "ñandú, ÑANDÚ"])
    func leavesLatinAlone(_ text: String) {
        #expect(cyrillic(text) == text)
    }

    @Test func isLinear() {
        let text = String(repeating: "РџСЂРёРІРµС‚ cafÃ© â€™ ", count: 20_000)
        #expect(fixed(text).hasPrefix("Привет café ’"))
    }
}

@Suite struct EntityTests {
    @Test(arguments: [
        ("Tom &amp; Jerry", "Tom & Jerry"), ("it&#39;s", "it's"), ("it&#x2019;s", "it’s"), ("&amp;quot;yes&amp;quot;", "\"yes\""),
        ("don& apos ;t", "don't"), ("&# 39 ;", "'"), ("caf&eacute;", "café"), ("5&nbsp;km", "5\u{A0}km"), ("&#146;", "’"),
        ("&alpha;&omega;", "αω"), ("&bar; &bra;", "| ["), ("&OElig;&Scaron;&Yuml;", "ŒŠŸ"),
    ])
    func decodes(_ text: String, _ meant: String) {
        #expect(EntityReference.decoded(text) == meant)
    }

    @Test(arguments: ["AT&T; R&D;", "a & b", "&foo;", "&;", "&#;", "&#xFFFFFFF;", "cats&dogs"])
    func leavesAlone(_ text: String) {
        #expect(EntityReference.decoded(text) == text)
    }
}

@Suite struct EscapeTests {
    @Test(arguments: [
        ("caf\\u00e9", "café"), ("\\ud83d\\ude00", "😀"), ("It\\'s", "It's"), ("caf%C3%A9", "café"),
        ("<0xE2><0x80><0x99>", "’"), ("a\\nb", "a\nb"),
    ])
    func decodes(_ text: String, _ meant: String) {
        #expect(EscapeSequence.decoded(text) == meant)
    }

    @Test(arguments: ["\\ud83d alone", "100%", "50%C3", "<0xE2>", "C:\\data", "\\u12"])
    func leavesAlone(_ text: String) {
        #expect(EscapeSequence.decoded(text) == text)
    }
}
