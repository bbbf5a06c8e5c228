import BuildTools
import UnicodeText

/// The names of months and weekdays from CLDR, of the languages that have a card: of others nobody has seen how texts write dates.
struct CalendarSource {
    /// By tag; of each month and weekday its forms.
    let languages: [(tag: String, months: [[String]], weekdays: [[String]])]

    init(tags: [String]) throws {
        languages = try tags.filter { !$0.contains("-") && $0 != "und" }.sorted().compactMap { tag in
            let names = try CalendarNames(locale: tag)
            let (months, weekdays) = (names.months.map(Self.words), names.weekdays.map(Self.words))
            return (months + weekdays).allSatisfy { !$0.isEmpty } ? (tag, months, weekdays) : nil
        }
    }

    /// The cases of `CalendarWords.compiled`.
    var cases: [String] {
        languages.map { "        case \(SwiftSource.literal($0.tag)): (\(literal($0.months)), \(literal($0.weekdays)))" }
    }

    /// All names of all languages, each once, as a literal with spaces between.
    var allNames: String {
        let names = Set(languages.flatMap { ($0.months + $0.weekdays).flatMap { $0 } })
        return SwiftSource.literal(names.sorted().joined(separator: " "))
    }

    /// What `CalendarWords.weekdayBeginnings` are, as a literal: of whole names, since abbreviations begin too many words.
    var weekdayBeginnings: String {
        let names = Set(languages.flatMap { $0.weekdays.flatMap { $0 } }.filter { $0.count >= Self.fewestLetters })
        return SwiftSource.literal(Set(names.map { String($0.dropLast()) }).sorted().joined(separator: " "))
    }

    private static let fewestLetters = 5

    private func literal(_ names: [[String]]) -> String {
        SwiftSource.literal(names.map { $0.joined(separator: " ") }.joined(separator: ";"))
    }

    /// The names that are words of letters, two and more, in small letters and without the stop of an abbreviation: neither `2月` nor `Thứ Hai`.
    private static func words(_ names: [String]) -> [String] {
        var words: [String] = []
        for name in names {
            let word = String(name.lowercased().reversed().drop { $0 == "." || $0 == "׳" }.reversed())
            let isWord = word.count >= 2 && word.allSatisfy { $0.isLetter || "-'’ʼ".contains($0) }
            if isWord, !words.contains(word) { words.append(word) }
        }
        return words
    }
}
