internal import CICU

/// ICU's name of a locale (`pt_BR`), from a BCP 47 language tag.
struct LocaleIdentifier {
    /// The name of the locale without a language, from which all others inherit.
    static let root = "root"

    let name: String

    /// - Parameter languageTag: Such as `pt-BR` or `pt_BR`; an ill-formed one is taken up to its fault, and `und`, an
    ///   empty one and one too long for any locale name the root. The environment's locale is never meant.
    init(languageTag: String) throws(UnicodeError) {
        let tag = String(languageTag.map { $0 == "_" ? "-" : $0 })
        var buffer = [CChar](repeating: 0, count: Int(CICU_LOCALE_CAPACITY))
        var status: Int32 = 0
        let length = cicu_uloc_forLanguageTag(tag, &buffer, Int32(buffer.count), &status)
        guard status != CICU_BUFFER_OVERFLOW_ERROR, length > 0 else {
            name = Self.root
            return
        }
        try UnicodeError.check(status)
        name = String(decoding: buffer.prefix(Int(length)).lazy.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
