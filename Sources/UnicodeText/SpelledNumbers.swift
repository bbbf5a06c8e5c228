internal import CICU

/// Numbers as a locale writes them in running text: with the words for thousands and millions, for percent, for a unit.
public final class SpelledNumbers {
    private let formatter: UnsafeMutableRawPointer

    /// - Parameters:
    ///   - skeleton: how to write them (UTS #35, “Number Skeletons”): `compact-long`.
    ///   - locale: A BCP 47 tag.
    /// - Throws: `.library` where ICU has no memory or no data, or does not understand the skeleton.
    public init(skeleton: String, locale: String) throws(UnicodeError) {
        var status: Int32 = 0
        let units = Array(skeleton.utf16)
        let formatter = cicu_unumf_open(units, Int32(units.count), try LocaleIdentifier(languageTag: locale).name, &status)
        try UnicodeError.check(status)
        guard let formatter else { throw .library(name: "unumf_openForSkeletonAndLocale") }
        self.formatter = formatter
    }

    deinit { cicu_unumf_close(formatter) }

    /// Such as `2 Millionen`.
    public func text(of value: Double) throws(UnicodeError) -> String {
        var buffer = [UInt16](repeating: 0, count: 128)
        var status: Int32 = 0
        let length = cicu_unumf_format(formatter, value, &buffer, Int32(buffer.count), &status)
        try UnicodeError.check(status)
        return String(decoding: buffer.prefix(Int(length)), as: UTF16.self)
    }
}
