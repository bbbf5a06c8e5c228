import UnicodeText

/// The words that a language writes beside numbers, from CLDR and Rules/languages.
public final class QuantityWords: Sendable {
    /// Words for powers of ten, as stems in small letters: `million` for 6.
    public let scales: [(stem: String, exponent: Int)]
    /// Words for percent.
    public let percent: [String]
    /// Words and signs of units of which a translator may write the other system’s: miles and kilometers. A unit has the same number
    /// in all languages.
    public let units: [(stem: String, unit: Int)]

    /// As `compiled` writes them: exponents and units each with its stems, with semicolons between; words with spaces between.
    typealias Lists = (scales: String, percent: String, units: String)

    private init(_ lists: Lists) {
        scales = Self.stems(lists.scales).map { (stem: $0.stem, exponent: $0.key) }
        percent = lists.percent.split(separator: " ").map(String.init)
        units = Self.stems(lists.units).map { (stem: $0.stem, unit: $0.key) }
    }

    /// The stems of a list with the numbers that they belong to, the longest first.
    private static func stems(_ list: String) -> [(stem: String, key: Int)] {
        list.split(separator: ";").flatMap { part in
            let words = part.split(separator: " ")
            let key = words.first.flatMap { Int($0) } ?? 0
            return words.dropFirst().map { (stem: String($0), key: key) }
        }.sorted { $0.stem.utf8.count > $1.stem.utf8.count }
    }

    /// Those of a language; nil where CLDR has none.
    public static func of(_ language: LanguageTag) -> QuantityWords? {
        made.value(of: language) { $0.fallbacks.lazy.compactMap { compiled($0.description) }.first.map { QuantityWords($0) } }
    }

    private static let made = MadeOnce<LanguageTag, QuantityWords?>()
}
