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
            let calendar = try CalendarSource(tags: Array(cards.keys))
            var cases: [String] = []
            var written: [String: String] = [:]
            // By name, a language stands before its regions.
            for tag in AvailableLocales.tags.union(cards.keys).sorted() {
                let subtags = tag.split(separator: "-")
                let language = String(subtags[0])
                let scripted = subtags.count > 1 && subtags[1].utf8.count == 4 ? "\(language)-\(subtags[1])" : nil
                let own = try arguments(of: tag, card: cards[tag] ?? scripted.flatMap { cards[$0] } ?? cards[language])
                written[tag] = own
                // A script always has its own: or else a tag that names it would fall back on its region, which may be for another.
                let fallback =
                    tag == scripted ? nil : tag == language ? root : scripted.flatMap { written[$0] } ?? written[language] ?? root
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

                extension LanguageWords {
                    static let compiledTags: [String] = [\(wordTags.map(SwiftSource.literal).joined(separator: ", "))]

                    static func compiled(_ tag: String) -> Lists? {
                        switch tag {
                \(wordTags.map(words).joined(separator: "\n"))
                        default: nil
                        }
                    }
                }

                extension LanguagePhrases {
                    static func compiled(_ list: LanguagePhrases) -> Compiled {
                        switch list {
                \(PhraseSource(cards: cards.values.sorted { $0.tag < $1.tag }).cases.joined(separator: "\n"))
                        }
                    }
                }

                extension CalendarWords {
                    static var compiledNames: StaticString { \(calendar.allNames) }

                    static let compiledWeekdayBeginnings = \(calendar.weekdayBeginnings)

                    static func compiled(_ tag: String) -> Lists? {
                        switch tag {
                \(calendar.cases.joined(separator: "\n"))
                        default: nil
                        }
                    }
                }

                extension QuantityWords {
                    static func compiled(_ tag: String) -> Lists? {
                        switch tag {
                \(try QuantitySource.cases.joined(separator: "\n"))
                        default: nil
                        }
                    }
                }

                extension LanguageTag {
                    static func likelyScript(of language: UInt32) -> UInt32 {
                        switch language {
                \(try scriptsOfLanguages)
                        default: 0
                        }
                    }

                    /// Where it is another than the language's.
                    static func likelyScript(of language: UInt32, in region: UInt32) -> UInt32 {
                        switch (language, region) {
                \(try scriptsOfRegions)
                        default: 0
                        }
                    }
                }

                """
        }
    }

    // MARK: Words

    private var wordTags: [String] { cards.values.filter { !$0.words.isEmpty }.map(\.tag).sorted() }

    private func words(of tag: String) -> String {
        let lists = LanguageCard.wordLists.map { literal(cards[tag]?.words[$0]) }.joined(separator: ", ")
        return "        case \(SwiftSource.literal(tag)): (\(lists))"
    }

    // MARK: Scripts

    /// A case for each script, with its languages: those that CLDR has data for, and all of two letters.
    private var scriptsOfLanguages: String {
        get throws {
            let letters = (UInt8(ascii: "a")...UInt8(ascii: "z")).map { String(UnicodeScalar($0)) }
            let short = letters.flatMap { first in letters.map { first + $0 } }
            let languages = Set(short).union(AvailableLocales.tags.filter { !$0.contains("-") })
            var byScript: [String: [String]] = [:]
            for language in languages.sorted() where language.utf8.count <= 3 {
                if let script = try LikelySubtags.script(of: language) { byScript[script, default: []].append(language) }
            }
            return byScript.sorted { $0.key < $1.key }.map { script, languages in
                "        case \(languages.map(packed).joined(separator: ", ")): \(packed(script))  // \(script): \(languages.joined(separator: " "))"
            }.joined(separator: "\n")
        }
    }

    private var scriptsOfRegions: String {
        get throws {
            var cases: [String] = []
            for tag in AvailableLocales.tags.sorted() {
                let subtags = tag.split(separator: "-").map(String.init)
                guard subtags.count == 2, subtags[1].utf8.count < 4, let script = try LikelySubtags.script(of: tag),
                    script != (try LikelySubtags.script(of: subtags[0]))
                else { continue }
                cases.append("        case (\(packed(subtags[0])), \(packed(subtags[1]))): \(packed(script))  // \(tag): \(script)")
            }
            return cases.joined(separator: "\n")
        }
    }

    /// A subtag as `LanguageTag` packs it.
    private func packed(_ subtag: String) -> String {
        "0x" + String(subtag.utf8.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }, radix: 16, uppercase: true)
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
            gluesPrefixes: \(card?.gluesPrefixes ?? false), gluesEndings: \(card?.gluesEndings ?? false), decimal: \(literal(card?.decimal ?? numbers.decimal)), \
            grouping: \(literal(card?.grouping ?? numbers.grouping)), list: \(literal(card?.list ?? numbers.list))
            """
    }

    private func literals(_ pair: QuotationPair) -> String {
        "\(SwiftSource.literal(pair.opening)), \(SwiftSource.literal(pair.closing))"
    }

    private func literal(_ text: String?) -> String { SwiftSource.literal(text ?? "") }
}
