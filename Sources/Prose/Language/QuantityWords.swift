import UnicodeText

/// The words that a language writes beside numbers, from CLDR and Rules/languages.
public final class QuantityWords: Sendable {
    /// A word's beginning in small letters, and the number that it stands for.
    public struct Stem: Sendable {
        public let scalars: [Unicode.Scalar]
        public let number: Int
        /// Each number of a text is held to all stems, and hardly any goes on with the first letter of one.
        public let first: Unicode.Scalar

        fileprivate init?(_ text: some StringProtocol, _ number: Int) {
            scalars = Array(text.unicodeScalars)
            guard let first = scalars.first else { return nil }
            self.first = first
            self.number = number
        }
    }

    /// Words for powers of ten: `million` for 6.
    public let scales: [Stem]
    /// Words for percent, all for 0.
    public let percent: [Stem]
    /// Words and signs of units of which a translator may write the other system’s: miles and kilometers. A unit has the same number
    /// in all languages.
    public let units: [Stem]

    /// As `compiled` writes them: exponents and units each with its stems, with semicolons between; words with spaces between.
    typealias Lists = (scales: String, percent: String, units: String)

    private init(_ lists: Lists) {
        scales = Self.stems(lists.scales)
        percent = lists.percent.split(separator: " ").compactMap { Stem($0, 0) }
        units = Self.stems(lists.units)
    }

    /// The stems of a list with the numbers that they belong to, the longest first.
    private static func stems(_ list: String) -> [Stem] {
        list.split(separator: ";").flatMap { part in
            let words = part.split(separator: " ")
            let key = words.first.flatMap { Int($0) } ?? 0
            return words.dropFirst().map { (text: $0, key: key) }
        }.sorted { $0.text.utf8.count > $1.text.utf8.count }.compactMap { Stem($0.text, $0.key) }
    }

    /// Those of a language; nil where CLDR has none.
    public static func of(_ language: LanguageTag) -> QuantityWords? {
        made.value(of: language) { $0.fallbacks.lazy.compactMap { compiled($0.description) }.first.map { QuantityWords($0) } }
    }

    private static let made = MadeOnce<LanguageTag, QuantityWords?>()
}
