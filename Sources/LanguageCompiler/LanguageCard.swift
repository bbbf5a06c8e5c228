import Platform
import YAML

/// A card `Rules/languages/<tag>.yml`: what CLDR does not say about a language, or says otherwise than running text does.
struct LanguageCard {
    /// How usual a pair of marks is, in the order of `LanguageConventions.Usage`; `unused` takes back what CLDR names.
    static let usages = ["usual", "common", "known", "rare", "foreign", "unused"]

    var tag: String
    var outer: QuotationPair?
    var inner: QuotationPair?
    /// Each with how usual it is.
    var pairs: [(pair: QuotationPair, usage: String)] = []
    var spaceInside = ""
    var spacedMarks = ""
    var reopening = "never"
    var setsSpeechWithDashes = false
    var gluesPrefixes = false
    var gluesEndings = false
    var decimal: String?
    var grouping: String?
    var list: String?
    var abbreviations: [String] = []
    var setsOrdinalsWithStop = false
    /// By the names of `wordLists`: words with spaces between.
    var words: [String: String] = [:]
    /// By the names of `phraseLists`.
    var phrases: [String: [String]] = [:]

    /// The lists of words that a card may have.
    static let wordLists = [
        "common", "before-nouns", "conjunctions", "sentence-openers", "doubled", "copulas", "never-first", "hyphenated", "persons",
    ]

    /// The lists of phrases that a card may have: the cases of `LanguagePhrases`, which says what each is.
    static let phraseLists = [
        "translate", "machines", "machine-words", "services", "language-names", "this", "documents", "translated", "provided",
        "auxiliaries", "late-auxiliaries", "notice-links", "notice-copulas", "and", "agreements", "handovers", "handover-headings",
        "versions", "offers", "offered", "further", "closings", "farewells", "note-openings", "note-subjects", "apologies", "inabilities",
        "unable", "requests",
        "chatbots", "language-models", "made-up", "menu", "menu-entries", "page-labels", "page-lists", "networks", "date-words",
        "time-words", "numero", "headings",
    ]
    /// Those that blocks begin with.
    static let beginningLists: Set<String> = [
        "agreements", "handovers", "handover-headings", "offers", "closings", "farewells", "note-openings", "apologies", "inabilities",
        "made-up",
    ]

    /// Reads the cards of a folder, and what is wrong with them.
    static func read(folder: String) -> (cards: [LanguageCard], errors: [PlacedError]) {
        var cards: [LanguageCard] = []
        var errors: [PlacedError] = []
        do throws(PlacedError) {
            for entry in try Files.entries(of: folder) where entry.name.hasSuffix(".yml") {
                let path = folder + "/" + entry.name
                let read = Self.read(try Files.read(path), path: path, tag: String(entry.name.dropLast(4)))
                cards.append(read.card)
                errors += read.errors
            }
        } catch {
            errors.append(error)
        }
        return (cards, errors)
    }

    /// Reads one card.
    static func read(_ bytes: [UInt8], path: String, tag: String) -> (card: LanguageCard, errors: [PlacedError]) {
        var draft = LanguageCardDraft(path: path, tag: tag)
        draft.read(bytes)
        return (draft.card, draft.reader.errors)
    }
}

/// Two marks, as a card writes them: `„…“`.
struct QuotationPair: Hashable {
    var opening: String
    var closing: String

    init(_ opening: String, _ closing: String) {
        self.opening = opening
        self.closing = closing
    }

    init?(_ text: String) {
        let marks = text.unicodeScalars.split(separator: "…", omittingEmptySubsequences: false).map(String.init)
        guard marks.count == 2, marks.allSatisfy({ $0.unicodeScalars.count == 1 }) else { return nil }
        self.init(marks[0], marks[1])
    }
}

/// A card that is being read.
private struct LanguageCardDraft {
    static let keys = [
        "outer", "inner", "marks", "space-inside", "space-before", "reopened", "speech", "prefixes", "endings", "decimal", "grouping",
        "list",
        "abbreviations", "ordinals", "words", "phrases",
    ]

    var reader: NodeReader
    var card: LanguageCard

    init(path: String, tag: String) {
        reader = NodeReader(path: path)
        card = LanguageCard(tag: tag)
    }

    mutating func read(_ bytes: [UInt8]) {
        let root: YAMLNode?
        do {
            root = try YAMLNode.parse(bytes)
        } catch {
            return reader.fail(error.line, error.message)
        }
        guard let root else { return reader.fail(1, "the card is empty; add what CLDR lacks, or remove the file") }
        let values = reader.map(root, of: "a language card", keys: Self.keys)
        card.outer = pair(values["outer"], of: "outer")
        card.inner = pair(values["inner"], of: "inner")
        if let marks = values["marks"] { readMarks(marks) }
        card.spaceInside = reader.text(values["space-inside"], of: "space-inside") ?? ""
        card.spacedMarks = reader.filledText(values["space-before"], of: "space-before") ?? ""
        card.reopening = name(values["reopened"], of: "reopened", among: ["never", "paragraphs", "lines"]) ?? "never"
        card.setsSpeechWithDashes = name(values["speech"], of: "speech", among: ["marks", "dashes"]) == "dashes"
        card.gluesPrefixes = name(values["prefixes"], of: "prefixes", among: ["apart", "glued"]) == "glued"
        card.gluesEndings = name(values["endings"], of: "endings", among: ["apart", "glued"]) == "glued"
        card.decimal = reader.text(values["decimal"], of: "decimal")
        card.grouping = reader.text(values["grouping"], of: "grouping")
        card.list = reader.text(values["list"], of: "list")
        card.setsOrdinalsWithStop = name(values["ordinals"], of: "ordinals", among: ["endings", "stop"]) == "stop"
        for item in reader.list(values["abbreviations"], of: "abbreviations") ?? [] { readAbbreviation(item) }
        if let words = values["words"] { readWords(words) }
        if let phrases = values["phrases"] { readPhrases(phrases) }
    }

    private mutating func readWords(_ node: YAMLNode) {
        let lists = reader.map(node, of: "“words”", keys: LanguageCard.wordLists)
        for name in LanguageCard.wordLists {
            guard let text = reader.filledText(lists[name], of: name) else { continue }
            card.words[name] = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
    }

    private mutating func readPhrases(_ node: YAMLNode) {
        let lists = reader.map(node, of: "“phrases”", keys: LanguageCard.phraseLists)
        for name in LanguageCard.phraseLists {
            for item in reader.list(lists[name], of: name) ?? [] {
                guard let text = reader.filledText(item, of: name) else { continue }
                if text.contains("\n") {
                    reader.fail(item.line, "a phrase is on one line; write “\(text.prefix(20))…” without its line break")
                } else if card.phrases[name]?.contains(text) == true {
                    reader.fail(item.line, "the phrase “\(text)” is listed twice; remove one of the two")
                } else {
                    card.phrases[name, default: []].append(text)
                }
            }
        }
    }

    private mutating func readAbbreviation(_ node: YAMLNode) {
        guard let text = reader.filledText(node, of: "abbreviations") else { return }
        guard text.hasSuffix("."), text.utf8.count > 1 else {
            return reader.fail(node.line, "“\(text)” has no full stop at its end; write it as texts do: “Dr.”")
        }
        if card.abbreviations.contains(text) {
            return reader.fail(node.line, "the abbreviation “\(text)” is listed twice; remove one of the two")
        }
        card.abbreviations.append(text)
    }

    private mutating func readMarks(_ node: YAMLNode) {
        let lists = reader.map(node, of: "“marks”", keys: LanguageCard.usages)
        var seen: Set<QuotationPair> = []
        for usage in LanguageCard.usages {
            for item in reader.list(lists[usage], of: usage) ?? [] {
                guard let pair = pair(item, of: usage) else { continue }
                if !seen.insert(pair).inserted {
                    reader.fail(item.line, "the pair “\(pair.opening)…\(pair.closing)” is here twice; remove one of the two")
                }
                card.pairs.append((pair, usage))
            }
        }
    }

    private mutating func pair(_ node: YAMLNode?, of key: String) -> QuotationPair? {
        guard let node, let text = reader.filledText(node, of: key) else { return nil }
        guard let pair = QuotationPair(text) else {
            reader.fail(node.line, "“\(text)” is not a pair of marks; write both with an ellipsis between them, as in “«…»”")
            return nil
        }
        return pair
    }

    private mutating func name(_ node: YAMLNode?, of key: String, among names: [String]) -> String? {
        reader.choice(node, of: key, names: names) { names.contains($0) ? $0 : nil }
    }
}
