import Testing

@testable import Linting

@Suite struct CharacterReadingsTests {
    @Test(arguments: [
        ("cafÃ©", "café"), ("donÃ¢â‚¬â„¢t", "don’t"), ("caf&eacute;", "café"), ("&amp;quot;", "\""), ("caf\\u00e9", "café"),
        ("Servic\u{435}", "Service"), ("ＮＡＴＯ２", "NATO2"), ("ﬁnd", "find"), ("٢٠٢٣", "2023"), ("\u{92}", "’"),
        ("</s>", ""), ("-LRB-", "("), ("e\u{301}", "é"), ("\u{1B}[0m", ""), ("copters\u{FE0F}", "copters"),
    ])
    func agrees(_ old: String, _ new: String) {
        #expect(CharacterReadings.agree(old, new))
    }

    @Test(arguments: [
        ("cafÃ©", "cafe"), ("café", "coffee"), ("word", ""), ("<b>", ""), ("10", "11"), ("Ill", "lll"), ("Service", "Services"),
        ("&eacute;", "e"), ("color", "colour"),
    ])
    func refuses(_ old: String, _ new: String) {
        #expect(!CharacterReadings.agree(old, new))
    }
}
