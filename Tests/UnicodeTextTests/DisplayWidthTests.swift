import Testing
import UnicodeText

@Suite struct DisplayWidthTests {
    @Test(arguments: [
        ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("漢字", 4), ("ｶﾅ", 2), ("Ａ", 2), ("한국", 4), ("\u{1112}\u{1161}\u{11AB}", 2),
        ("👩‍👩‍👧", 2), ("🇩🇪", 2), ("👍🏽", 2), ("❤️", 2), ("❤", 1), ("1️⃣", 2), ("a\u{200B}b", 2), ("\u{FEFF}", 0), ("…", 1),
        ("سلام", 4), ("क्षि", 3), ("1#", 2),
    ])
    func aTextTakesAsManyColumnsAsTerminalsShow(_ text: String, _ width: Int) {
        #expect(DisplayWidth.of(text) == width)
    }
}
