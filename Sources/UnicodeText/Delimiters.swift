internal import CICU

/// The quotation marks of a locale (CLDR, `delimiters`), without the spaces that French sets inside them.
public struct Delimiters: Sendable, Hashable {
    /// Such as “ in English, « in French, „ in German.
    public let quotationStart: String
    public let quotationEnd: String
    /// For a quotation inside a quotation.
    public let alternateQuotationStart: String
    public let alternateQuotationEnd: String
    /// Whether CLDR knows the language; if not, the marks are those of its root, “ ” and ‘ ’.
    public let isLocaleKnown: Bool

    /// - Parameter locale: A BCP 47 tag, such as `de-CH`. A region that CLDR does not know has the language's marks.
    /// - Throws: `.library` where ICU has no memory or no data.
    public init(locale: String) throws(UnicodeError) {
        let data = try LocaleData(languageTag: locale)
        isLocaleKnown = data.isKnown
        quotationStart = try data.delimiter(Int32(CICU_QUOTATION_START))
        quotationEnd = try data.delimiter(Int32(CICU_QUOTATION_END))
        alternateQuotationStart = try data.delimiter(Int32(CICU_ALTERNATE_QUOTATION_START))
        alternateQuotationEnd = try data.delimiter(Int32(CICU_ALTERNATE_QUOTATION_END))
    }
}
