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
    /// As BCP 47 tags, with regions and scripts: `de`, `de-CH`, and for the locale `zh_Hant_TW` `zh-Hant`, `zh-TW` and `zh-Hant-TW`.
    public static var tags: Set<String> {
        var tags: Set<String> = []
        for index in 0..<cicu_uloc_countAvailable() {
            guard let name = cicu_uloc_getAvailable(index) else { continue }
            let subtags = String(cString: name).split(separator: "_")
            guard let language = subtags.first else { continue }
            tags.insert(String(language))
            // Four letters are a script, and what comes behind a region a variant.
            let script = subtags.dropFirst().first.flatMap { $0.utf8.count == 4 ? $0 : nil }
            let region = subtags.dropFirst().first { $0.utf8.count < 4 }
            if let script { tags.insert("\(language)-\(script)") }
            if let region { tags.insert("\(language)-\(region)") }
            if let script, let region { tags.insert("\(language)-\(script)-\(region)") }
        }
        return tags
    }
}

/// What CLDR holds for likely where a language tag does not say it.
public enum LikelySubtags {
    /// The code of the script that a language is written in; nil where CLDR does not know the language.
    ///
    /// Source: UTS #35, “Likely Subtags”.
    public static func script(of languageTag: String) throws(UnicodeError) -> String? { try subtag(of: languageTag, cicu_uloc_getScript) }

    /// The language that is spoken most in a region (`jp` gives `ja`); nil where the code is no region's.
    ///
    /// Source: UTS #35, “Likely Subtags”.
    public static func language(ofRegion code: String) throws(UnicodeError) -> String? {
        let language = try subtag(of: "und-" + code, cicu_uloc_getLanguage)
        // A region that nobody knows is English.
        return language == "und" || language == "en" && !["us", "gb", "uk"].contains(code.lowercased()) ? nil : language
    }

    /// - Parameter read: ICU's function that reads the subtag of a locale.
    private static func subtag(
        of languageTag: String, _ read: (UnsafePointer<CChar>, UnsafeMutablePointer<CChar>, Int32, UnsafeMutablePointer<Int32>) -> Int32
    ) throws(UnicodeError) -> String? {
        let name = try LocaleIdentifier(languageTag: languageTag).name
        guard name != LocaleIdentifier.root else { return nil }
        var locale = [CChar](repeating: 0, count: Int(CICU_LOCALE_CAPACITY))
        var status: Int32 = 0
        _ = cicu_uloc_addLikelySubtags(name, &locale, Int32(locale.count), &status)
        try UnicodeError.check(status)
        var subtag = [CChar](repeating: 0, count: Int(CICU_LOCALE_CAPACITY))
        let length = read(locale, &subtag, Int32(subtag.count), &status)
        try UnicodeError.check(status)
        return length == 0 ? nil : String(decoding: subtag.prefix(Int(length)).lazy.map(UInt8.init(bitPattern:)), as: UTF8.self)
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
