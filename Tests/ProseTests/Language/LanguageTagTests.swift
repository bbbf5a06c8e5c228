import Prose
import Testing

@Suite struct LanguageTagTests {
    @Test(arguments: [
        ("en", "en"), ("de-CH", "de-CH"), ("zh_Hant_TW", "zh-Hant-TW"), ("ZH-hant", "zh-Hant"), ("sr-latn-me", "sr-Latn-ME"),
        ("es-419", "es-419"), ("en-GB-oxendict", "en-GB"), ("und-Latn", "und"), ("und", "und"), ("auto", "und"), ("x", "und"),
        ("de-1996-CH", "de-CH"),
    ])
    func readsLanguageScriptAndRegion(_ text: String, _ tag: String) {
        #expect(LanguageTag(text).description == tag)
        #expect(LanguageTag(LanguageTag(text).description) == LanguageTag(text))
    }

    @Test(arguments: [
        ("zh", "zh-Hant-TW", true), ("zh-Hant", "zh-Hant-TW", true), ("zh-Hant", "zh-TW", true), ("zh-Hans", "zh", true),
        ("zh-Hant", "zh", false), ("zh-Hant", "zh-Hans-TW", false), ("zh-TW", "zh-Hant", false), ("sr-Latn", "sr-ME", true),
        ("sr-Latn", "sr", false), ("de", "de-CH", true), ("de-CH", "de", false), ("de", "en", false),
    ])
    func coversWhatItNames(_ tag: String, _ other: String, _ covers: Bool) {
        #expect(LanguageTag(tag).covers(LanguageTag(other)) == covers)
    }

    /// A script has the conventions of its regions, and takes none from a region where another is usual.
    @Test(arguments: [
        ("zh", "“"), ("zh-TW", "「"), ("zh-Hant", "「"), ("zh-Hant-TW", "「"), ("zh-Hant-US", "「"), ("zh-Hans-TW", "“"), ("zh-CN", "“"),
        ("de-CH", "«"), ("de-Latn-CH", "«"), ("de-Latn", "„"), ("sr-Latn", "„"), ("xx-Latn", "“"),
    ])
    func conventionsFallBackFromScriptToLanguage(_ tag: String, _ opening: Unicode.Scalar) {
        #expect(LanguageConventions(LanguageTag(tag)).outer.opening == opening)
    }

    @Test func theScriptIsTheTagsOrTheLikeliest() {
        func scripts(_ tag: String) -> [Bool] {
            let tag = LanguageTag(tag)
            return [tag.isWrittenInLatin, tag.isWrittenInCyrillic, tag.isWrittenInArabic]
        }
        #expect(scripts("sr") == [false, true, false])
        #expect(scripts("sr-Latn") == [true, false, false])
        #expect(scripts("sr-ME") == [true, false, false])
        #expect(scripts("uz-AF") == [false, false, true])
        #expect(scripts("haw") == [true, false, false])
        #expect(scripts("zh") == [false, false, false])
        #expect(scripts("und") == [false, false, false])
    }

    @Test func wordsAreThoseOfTheCards() {
        #expect(LanguageWords.of(LanguageTag("de-AT"))?.beforeNouns.contains("eine") == true)
        #expect(LanguageWords.of(LanguageTag("de"))?.beforeNouns.contains("ein") == false)
        #expect(LanguageWords.of(LanguageTag("en"))?.sentenceOpeners.contains("however") == true)
        #expect(LanguageWords.of(LanguageTag("ko")) == nil)
        #expect(LanguageWords.all.count >= 10)
    }
}
