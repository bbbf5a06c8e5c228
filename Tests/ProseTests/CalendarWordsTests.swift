import Prose
import Testing

/// Names of months and weekdays in the forms that dates have.
@Suite struct CalendarWordsTests {
    @Test(arguments: [
        ("en", "Monday", 0), ("en", "Tues", 1), ("de", "Mittwoch", 2), ("ru", "среду", 2), ("pl", "niedzielę", 6), ("pt", "terça-feira", 1),
        ("tr", "Perşembe", 3), ("bg", "петък", 4),
    ])
    func weekdays(_ language: String, _ word: String, _ expected: Int) {
        #expect(CalendarWords.of(LanguageTag(language))?.weekday(word) == expected)
    }

    /// The same word is October in Croatian and November in Polish.
    @Test(arguments: [
        ("en", "Sept", 9), ("de", "März", 3), ("ru", "февраля", 2), ("uk", "лютий", 2), ("pl", "listopada", 11), ("hr", "listopada", 10),
        ("fi", "helmikuuta", 2), ("nl", "juli", 7),
    ])
    func months(_ language: String, _ word: String, _ expected: Int) {
        #expect(CalendarWords.of(LanguageTag(language))?.month(word) == expected)
    }

    /// `Ju` begins two months, `Ma` is no word, and `Marble` goes on otherwise than any name.
    @Test(arguments: ["Ju", "Ma", "Marble", "Sunny", "Friend"])
    func otherWords(_ word: String) {
        let words = CalendarWords.of(.english)
        #expect(words?.month(word) == nil && words?.weekday(word) == nil)
    }

    @Test(arguments: [("sept", true), ("février", true), ("пн", true), ("tuesda", false), ("2月", false), ("", false)])
    func namesOfAllLanguages(_ word: String, _ isName: Bool) { #expect(CalendarWords.everywhere.contains(word) == isName) }

    /// Names that are numbers or several words are left out, and so are languages without others.
    @Test(arguments: ["vi", "xx"])
    func languagesWithoutNames(_ language: String) { #expect(CalendarWords.of(LanguageTag(language)) == nil) }
}
