import Bytes
import Linting
import Prose
import UnicodeText

/// `numbers/weekday-date`: a weekday that is not the date's (`Monday, 14 February 2023` was a Tuesday).
public enum WeekdayDate: Check {
    public static let trigger = Trigger.literals(CalendarWords.weekdayBeginnings)

    public static func check(_ block: BlockView, into report: inout Report) {
        guard let names = CalendarWords.of(block.language) else { return }
        let document = block.document
        var last = -1
        for hit in block.places where hit.offset > last {
            last = hit.offset
            // Enough for “Donnerstag, den 14. Februar 2023” in any script.
            let range = hit.offset..<min(block.content.upperBound, hit.offset + 90)
            guard holdsDate(range, document), let parts = parts(range, document),
                let named = names.weekday(parts.weekday), let date = date(parts.rest, names)
            else { continue }
            let actual = weekday(year: date.year, month: date.month, day: date.day)
            guard named != actual else { continue }
            let end = hit.offset + parts.length(upTo: date.tokens)
            report.add(
                hit.offset..<end, "This date is a \(englishWeekdays[actual])")
        }
    }

    /// Whether enough digits are there for a day and a year: behind most weekdays there is none.
    private static func holdsDate(_ range: ByteRange, _ document: Document) -> Bool {
        document.bytes[range].reduce(0) { $0 + (Ascii.isDigit($1) ? 1 : 0) } >= 5
    }

    /// The weekday's name and the words and numbers behind it, up to six of them.
    private struct Parts {
        var weekday: String
        var rest: [String]
        /// The end of each word of `rest`, from the weekday's start.
        var ends: [Int]
        func length(upTo count: Int) -> Int { ends[count - 1] }
    }

    private static func parts(_ range: ByteRange, _ document: Document) -> Parts? {
        let text = document.text(range)
        var words: [String] = []
        var ends: [Int] = []
        var length = 0
        var word = ""
        for scalar in text.unicodeScalars {
            if scalar.isLetter || scalar.isDigit || scalar.isMark || words.isEmpty && scalar == "-" {
                word.unicodeScalars.append(scalar)
            } else {
                if !word.isEmpty {
                    words.append(word)
                    ends.append(length)
                    word = ""
                    if words.count == 7 { break }
                }
                // Nothing but commas, full stops, brackets and spaces stands within a date.
                guard scalar.isWhitespace || ",.()".unicodeScalars.contains(scalar), scalar != "\n" else { break }
            }
            length += UTF8.width(scalar)
        }
        if !word.isEmpty {
            words.append(word)
            ends.append(length)
        }
        guard words.count >= 4 else { return nil }
        return Parts(weekday: words[0].lowercased(), rest: Array(words.dropFirst()), ends: Array(ends.dropFirst()))
    }

    private struct Day {
        var year: Int
        var month: Int
        var day: Int
        var tokens: Int
    }

    /// `14 February 2023`, `February 14, 2023`, `den 14. Februar 2023`, `14 de febrero de 2023`.
    private static func date(_ words: [String], _ names: CalendarWords) -> Day? {
        let small: Set<String> = ["de", "den", "the", "of", "dem", "le", "el", "di"]
        let kept = words.enumerated().filter { !small.contains($0.element.lowercased()) }.prefix(3)
        guard kept.count == 3, let first = kept.first, let third = kept.last, let year = number(third.element, 4) else { return nil }
        let second = words[kept[kept.startIndex + 1].offset]
        let day: Int?
        let month: Int?
        if let value = number(first.element, 2) {
            (day, month) = (value, names.month(second))
        } else {
            (day, month) = (number(second, 2), names.month(first.element))
        }
        guard let day, let month, (1...31).contains(day), (1800...2199).contains(year),
            day <= lengths[month - 1] + (month == 2 && isLeap(year) ? 1 : 0)
        else { return nil }
        return Day(year: year, month: month, day: day, tokens: third.offset + 1)
    }

    /// A number of at most so many digits, or of exactly four; `14th` counts.
    private static func number(_ text: String, _ digits: Int) -> Int? {
        var text = text[...]
        if digits == 2, ["st", "nd", "rd", "th", "er"].contains(where: text.hasSuffix) { text = text.dropLast(2) }
        guard text.utf8.allSatisfy({ Ascii.isDigit($0) }), digits == 4 ? text.utf8.count == 4 : (1...2).contains(text.utf8.count)
        else { return nil }
        return Int(text)
    }

    private static let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    private static let englishWeekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

    private static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

    /// The weekday of a date of the Gregorian calendar, Monday 0 (Sakamoto's formula).
    static func weekday(year: Int, month: Int, day: Int) -> Int {
        let shifts = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]
        let year = month < 3 ? year - 1 : year
        // The formula counts from Sunday.
        return (year + year / 4 - year / 100 + year / 400 + shifts[month - 1] + day + 6) % 7
    }
}
