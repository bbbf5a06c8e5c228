import BuildTools
import UnicodeText

/// The Swift source of all languages: a case for each that is written otherwise than what it falls back on.
struct LanguageSource {
    let cards: [String: LanguageCard]

    init(cards: [LanguageCard]) {
        self.cards = Dictionary(cards.map { ($0.tag, $0) }, uniquingKeysWith: { first, _ in first })
    }

    var text: String {
        get throws {
            let root = try arguments(of: "und", card: nil)
            var cases: [String] = []
            var written: [String: String] = [:]
            // By name, a language stands before its regions.
            for tag in AvailableLocales.tags.union(cards.keys).sorted() {
                let language = String(tag.prefix { $0 != "-" })
                let own = try arguments(of: tag, card: cards[tag] ?? cards[language])
                written[tag] = own
                let fallback = tag == language ? root : written[language] ?? root
                guard own != fallback else { continue }
                cases.append("        case \(SwiftSource.literal(tag)): LanguageConventions(\(own))")
            }
            return """
                // Written by scripts/compile-languages from CLDR (with Unicode \(UnicodeVersion.current)) and Rules/languages/*.yml.
                // swift-format-ignore-file

                import UnicodeText

                extension LanguageConventions {
                    /// Of languages that CLDR does not know.
                    static var root: LanguageConventions { LanguageConventions(\(root)) }

                    static func compiled(_ tag: String) -> LanguageConventions? {
                        switch tag {
                \(cases.joined(separator: "\n"))
                        default: nil
                        }
                    }
                }

                extension ProseSentences {
                    static func compiled(_ tag: String) -> ProseSentences? {
                        switch tag {
                \(sentences.joined(separator: "\n"))
                        default: nil
                        }
                    }
                }

                """
        }
    }

    /// The cases of the cards that say something about sentences.
    private var sentences: [String] {
        cards.values.sorted { $0.tag < $1.tag }.compactMap { card in
            guard !card.abbreviations.isEmpty || card.setsOrdinalsWithStop else { return nil }
            let abbreviations = card.abbreviations.map(SwiftSource.literal).joined(separator: ", ")
            return "        case \(SwiftSource.literal(card.tag)): ProseSentences(abbreviations: [\(abbreviations)], "
                + "setsOrdinalsWithStop: \(card.setsOrdinalsWithStop))"
        }
    }

    private func arguments(of tag: String, card: LanguageCard?) throws -> String {
        let marks = try Delimiters(locale: tag)
        let numbers = try NumberSigns(locale: tag)
        let outer = card?.outer ?? QuotationPair(marks.quotationStart, marks.quotationEnd)
        let inner = card?.inner ?? QuotationPair(marks.alternateQuotationStart, marks.alternateQuotationEnd)
        var pairs = card?.pairs ?? []
        let named = Set(pairs.map(\.pair))
        // CLDR gives both levels the same marks in some languages.
        let ownPairs = outer == inner ? [outer] : [outer, inner]
        pairs = ownPairs.filter { !named.contains($0) }.map { ($0, "usual") } + pairs
        let usages = pairs.filter { $0.usage != "unused" }.map { "(\(literals($0.pair)), .\($0.usage))" }
        return """
            outer: (\(literals(outer))), inner: (\(literals(inner))), pairs: [\(usages.joined(separator: ", "))], \
            spaceInside: \(literal(card?.spaceInside)), spacedMarks: \(literal(card?.spacedMarks)), \
            reopening: .\(card?.reopening ?? "never"), setsSpeechWithDashes: \(card?.setsSpeechWithDashes ?? false), \
            gluesPrefixes: \(card?.gluesPrefixes ?? false), decimal: \(literal(card?.decimal ?? numbers.decimal)), \
            grouping: \(literal(card?.grouping ?? numbers.grouping)), list: \(literal(card?.list ?? numbers.list))
            """
    }

    private func literals(_ pair: QuotationPair) -> String {
        "\(SwiftSource.literal(pair.opening)), \(SwiftSource.literal(pair.closing))"
    }

    private func literal(_ text: String?) -> String { SwiftSource.literal(text ?? "") }
}
