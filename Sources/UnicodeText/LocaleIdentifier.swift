internal import CICU

/// ICU's name of a locale (`pt_BR@ss=standard`), from a BCP 47 language tag.
struct LocaleIdentifier {
    let name: String

    /// - Parameters:
    ///   - languageTag: Such as `pt-BR`; an ill-formed one is taken up to its fault, and `und` and an empty one name
    ///     the root locale. The environment's locale is never meant.
    ///   - keyword: A keyword of ICU's and its value.
    init(languageTag: String, keyword: (name: String, value: String)? = nil) throws(UnicodeError) {
        var buffer = [CChar](repeating: 0, count: Int(CICU_LOCALE_CAPACITY))
        var status: Int32 = 0
        // `pt_BR` is what many file names say.
        let tag = String(languageTag.map { $0 == "_" ? "-" : $0 })
        cicu_uloc_forLanguageTag(tag, &buffer, Int32(buffer.count), &status)
        // Longer than any locale that has data.
        if status == CICU_BUFFER_OVERFLOW_ERROR { buffer = [0] } else { try UnicodeError.check(status) }
        // An empty name would mean the environment's locale to some of ICU's functions.
        if buffer.first == 0 { buffer = LocaleIdentifier.root }
        if let keyword {
            cicu_uloc_setKeywordValue(keyword.name, keyword.value, &buffer, Int32(buffer.count), &status)
            if status != CICU_BUFFER_OVERFLOW_ERROR { try UnicodeError.check(status) }
        }
        let end = buffer.firstIndex(of: 0) ?? buffer.endIndex
        name = String(decoding: buffer[..<end].lazy.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    private static let root: [CChar] = {
        let name = "root".utf8.map(CChar.init(bitPattern:))
        return name + [CChar](repeating: 0, count: Int(CICU_LOCALE_CAPACITY) - name.count)
    }()
}
