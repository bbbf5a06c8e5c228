internal import CICU

/// What ISO 639 and CLDR know of a language's code.
public enum LanguageCode {
    /// Whether a code may be one: of those with two letters, ICU knows all that ISO 639-1 has; those with three are too many to know.
    ///
    /// - Parameter code: the primary subtag of a BCP 47 tag.
    public static func mayBeOne(_ code: String) -> Bool {
        guard code.utf8.count == 2 else { return true }
        return String(cString: cicu_uloc_getISO3Language(code)) != ""
    }

    /// The language that is spoken most where the code is a region's (`jp` gives `ja`); nil where it is none's.
    ///
    /// Source: UTS #35, “Likely Subtags”.
    public static func language(ofRegion code: String) -> String? {
        var (locale, language) = ([CChar](repeating: 0, count: capacity), [CChar](repeating: 0, count: capacity))
        var status: Int32 = 0
        // What fails leaves nothing to be read.
        _ = cicu_uloc_addLikelySubtags("und_" + code.uppercased(), &locale, Int32(locale.count), &status)
        let length = cicu_uloc_getLanguage(locale, &language, Int32(language.count), &status)
        guard status <= 0, (2...3).contains(length) else { return nil }
        let found = String(decoding: language.prefix(Int(length)).lazy.map(UInt8.init(bitPattern:)), as: UTF8.self)
        // “und” with a region that nobody knows is English.
        return found == "und" || found == "en" && !["us", "gb", "uk"].contains(code.lowercased()) ? nil : found
    }

    private static let capacity = Int(CICU_LOCALE_CAPACITY)
}
