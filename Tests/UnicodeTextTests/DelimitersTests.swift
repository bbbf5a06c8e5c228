import TestSupport
import Testing

@testable import UnicodeText

@Suite struct DelimitersTests {
    @Test(arguments: [
        ("en", "“ ” ‘ ’"), ("en-GB", "“ ” ‘ ’"), ("de", "„ “ ‚ ‘"), ("ru", "« » „ “"), ("fi", "” ” ’ ’"),
        ("ja", "「 」 『 』"), ("zh-Hant-HK", "「 」 『 』"), ("zh", "“ ” ‘ ’"), ("pt_BR", "“ ” ‘ ’"), ("pl", "„ ” « »"),
    ])
    func marks(locale: String, expected: String) throws {
        let marks = try Delimiters(locale: locale)
        let all = [
            marks.quotationStart, marks.quotationEnd, marks.alternateQuotationStart, marks.alternateQuotationEnd,
        ]
        #expect(all.joined(separator: " ") == expected, "\(locale): \(inspect(Array(all.joined().utf8)))")
        #expect(marks.isLocaleKnown)
    }

    @Test(arguments: ["und", "", "tlh", "xx-YY", "not a locale"])
    func unknownLanguagesHaveTheRootsMarks(locale: String) throws {
        let marks = try Delimiters(locale: locale)
        #expect(marks.quotationStart + marks.quotationEnd == "“”")
        #expect(!marks.isLocaleKnown)
    }
}
