internal import CICU

/// What CLDR says of a locale's writing.
final class LocaleData {
    /// Whether CLDR knows the language.
    let isKnown: Bool
    private let data: OpaquePointer

    init(languageTag: String) throws(UnicodeError) {
        let name = try LocaleIdentifier(languageTag: languageTag).name
        let (opened, status) = try Self.open(name)
        // For a language that it does not know, ICU takes the locale of the environment, which is not to matter.
        if status == CICU_USING_DEFAULT_WARNING {
            cicu_ulocdata_close(opened)
            data = try Self.open("root").data
            isKnown = false
        } else {
            data = opened
            isKnown = name != "root"
        }
    }

    deinit { cicu_ulocdata_close(data) }

    /// A quotation mark; empty where CLDR has none.
    func delimiter(_ type: Int32) throws(UnicodeError) -> String {
        var buffer = [UInt16](repeating: 0, count: 32)
        var status: Int32 = 0
        let length = cicu_ulocdata_getDelimiter(data, type, &buffer, Int32(buffer.count), &status)
        try UnicodeError.check(status)
        return String(decoding: buffer.prefix(Int(length)), as: UTF16.self)
    }

    /// The letters of the locale, in both cases.
    func exemplars() throws(UnicodeError) -> ScalarSet {
        var status: Int32 = 0
        let set = cicu_ulocdata_getExemplarSet(data, &status)
        try UnicodeError.check(status)
        guard let set else { throw .library(name: "ulocdata_getExemplarSet") }
        return ScalarSet(adopting: set)
    }

    private static func open(_ name: String) throws(UnicodeError) -> (data: OpaquePointer, status: Int32) {
        var status: Int32 = 0
        let data = cicu_ulocdata_open(name, &status)
        try UnicodeError.check(status)
        guard let data else { throw .library(name: "ulocdata_open") }
        return (data, status)
    }
}
