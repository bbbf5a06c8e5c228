import Bytes
import UnicodeText

/// The names of months and weekdays in a language, whole and abbreviated, as they stand in dates and alone: from CLDR, in small letters.
public final class CalendarWords: Sendable {
    /// January first.
    public let months: [[String]]
    /// Monday first.
    public let weekdays: [[String]]

    /// As `compiled` writes them: names with spaces between, months and weekdays with semicolons.
    typealias Lists = (months: String, weekdays: String)

    private init(_ lists: Lists) {
        months = Self.names(lists.months)
        weekdays = Self.names(lists.weekdays)
    }

    private static func names(_ list: String) -> [[String]] {
        list.split(separator: ";").map { $0.split(separator: " ").map(String.init) }
    }

    /// Those of a language; nil where CLDR has none that are words, or the language has no card.
    public static func of(_ language: LanguageTag) -> CalendarWords? {
        made.value(of: language.base) { compiled($0.description).map { CalendarWords($0) } }
    }

    /// What the names of weekdays begin with, in all languages: all but the last letter, which another form may end in.
    public static var weekdayBeginnings: [String] { compiledWeekdayBeginnings.listedWords }

    /// The names of all languages: made of bytes at once, since most runs meet a line that may be a date.
    public static let everywhere: LiteralSet = compiledNames.withUTF8Buffer { bytes in
        var text: [UInt8] = []
        var ends: [Int32] = []
        text.reserveCapacity(bytes.count)
        for name in bytes.split(separator: Ascii.space) {
            text.append(contentsOf: name)
            ends.append(Int32(text.count))
        }
        return LiteralSet(text: text, ends: ends, .exact)
    }

    /// Which of the months, from 1, a word is the name of; nil where it is none, or several begin as it does.
    public func month(_ word: String) -> Int? { Self.index(of: word, among: months).map { $0 + 1 } }

    /// Which of the weekdays, from Monday, 0, a word is the name of.
    public func weekday(_ word: String) -> Int? { Self.index(of: word, among: weekdays) }

    /// A name is known as it stands in CLDR, with another ending of one letter (`среду` for `среда`), or by its first letters (`Sept`).
    private static func index(of word: String, among names: [[String]]) -> Int? {
        let word = word.lowercased()
        if let exact = names.firstIndex(where: { $0.contains(word) }) { return exact }
        guard word.count >= fewestLetters else { return nil }
        let fits = names.indices.filter { index in
            names[index].contains { name in
                name.hasPrefix(word)
                    || name.count >= fewestLettersOfInflected && name.count == word.count && name.dropLast() == word.dropLast()
            }
        }
        return fits.count == 1 ? fits.first : nil
    }

    /// Two letters begin too many words.
    private static let fewestLetters = 3
    private static let fewestLettersOfInflected = 5

    private static let made = MadeOnce<LanguageTag, CalendarWords?>()
}
