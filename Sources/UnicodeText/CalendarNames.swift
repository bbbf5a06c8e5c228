internal import CICU

/// The names of months and weekdays in a language (CLDR, `calendar/gregorian`), in every form that stands in dates or alone, whole and abbreviated.
public struct CalendarNames: Sendable {
    /// January first; of each its forms, as CLDR writes them.
    public let months: [[String]]
    /// Monday first.
    public let weekdays: [[String]]

    /// - Parameter locale: A BCP 47 tag. Of a language that CLDR has no names of, nothing is there.
    /// - Throws: `.library` where ICU has no memory.
    public init(locale: String) throws(UnicodeError) {
        let name = try LocaleIdentifier(languageTag: locale).name
        months = try Self.names("monthNames", count: 12, of: name)
        let fromSunday = try Self.names("dayNames", count: 7, of: name)
        weekdays = Array(fromSunday.dropFirst() + fromSunday.prefix(1))
    }

    private static func names(_ key: String, count: Int, of locale: String) throws(UnicodeError) -> [[String]] {
        var result = [[String]](repeating: [], count: count)
        for context in ["format", "stand-alone"] {
            for width in ["wide", "abbreviated"] {
                for (index, name) in try list(["calendar", "gregorian", key, context, width], of: locale).enumerated()
                where index < count && !result[index].contains(name) {
                    result[index].append(name)
                }
            }
        }
        return result
    }

    /// The strings at a path of the locale's resources; none where there is no such path.
    private static func list(_ path: [String], of locale: String) throws(UnicodeError) -> [String] {
        var status: Int32 = 0
        var bundle = cicu_ures_openLocale(locale, &status)
        defer { cicu_ures_close(bundle) }
        try UnicodeError.check(status)
        for key in path {
            let next = cicu_ures_getByKey(bundle, key, &status)
            guard status <= 0 else {
                cicu_ures_close(next)
                return []
            }
            cicu_ures_close(bundle)
            bundle = next
        }
        var strings: [String] = []
        for index in 0..<cicu_ures_getSize(bundle) {
            var length: Int32 = 0
            // The units belong to ICU's data, which stays.
            guard let units = cicu_ures_getStringByIndex(bundle, index, &length, &status), status <= 0 else { return [] }
            strings.append(String(decoding: UnsafeBufferPointer(start: units, count: Int(length)), as: UTF16.self))
        }
        return strings
    }
}
