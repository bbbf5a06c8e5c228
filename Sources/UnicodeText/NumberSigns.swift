internal import CICU

/// The signs in and between the decimal numbers of a locale (CLDR, `symbols`).
public struct NumberSigns: Sendable, Hashable {
    /// Between the whole and the fraction: `.` in English, `,` in German.
    public let decimal: String
    /// Between groups of three digits: `,` in English, a no-break space in French.
    public let grouping: String
    /// Between numbers in a list: `;` nearly everywhere.
    public let list: String

    /// - Parameter locale: A BCP 47 tag.
    /// - Throws: `.library` where ICU has no memory or no data.
    public init(locale: String) throws(UnicodeError) {
        var status: Int32 = 0
        let format = cicu_unum_openDecimal(try LocaleIdentifier(languageTag: locale).name, &status)
        defer { cicu_unum_close(format) }
        try UnicodeError.check(status)
        guard let format else { throw .library(name: "unum_open") }
        decimal = try Self.sign(Int32(CICU_DECIMAL_SEPARATOR), of: format)
        grouping = try Self.sign(Int32(CICU_GROUPING_SEPARATOR), of: format)
        list = try Self.sign(Int32(CICU_LIST_SEPARATOR), of: format)
    }

    private static func sign(_ symbol: Int32, of format: UnsafeMutableRawPointer) throws(UnicodeError) -> String {
        var buffer = [UInt16](repeating: 0, count: 32)
        var status: Int32 = 0
        let length = cicu_unum_getSymbol(format, symbol, &buffer, Int32(buffer.count), &status)
        try UnicodeError.check(status)
        return String(decoding: buffer.prefix(Int(length)), as: UTF16.self)
    }
}

/// The locales that CLDR has data for.
public enum AvailableLocales {
    /// As BCP 47 tags, languages and regions only: `de`, `de-CH`, and `zh-TW` for the locale `zh_Hant_TW`.
    public static var tags: Set<String> {
        var tags: Set<String> = []
        for index in 0..<cicu_uloc_countAvailable() {
            guard let name = cicu_uloc_getAvailable(index) else { continue }
            let subtags = String(cString: name).split(separator: "_")
            guard let language = subtags.first else { continue }
            tags.insert(String(language))
            // Four letters are a script, and what comes behind a region a variant.
            if let region = subtags.dropFirst().first(where: { $0.utf8.count < 4 }) { tags.insert("\(language)-\(region)") }
        }
        return tags
    }
}

/// The version of Unicode that ICU knows, which tells its CLDR's age, too.
public enum UnicodeVersion {
    /// Such as `15.0`.
    public static var current: String {
        var major: Int32 = 0
        var minor: Int32 = 0
        cicu_u_getUnicodeVersion(&major, &minor)
        return "\(major).\(minor)"
    }
}
