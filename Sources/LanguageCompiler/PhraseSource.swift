import BuildTools

/// The phrases of all cards as Swift: what takes time, folding case and leaving out what stands there twice, is done here and not each time
/// that the program starts.
struct PhraseSource {
    let cards: [LanguageCard]

    /// The cases of `LanguagePhrases.compiled`.
    var cases: [String] {
        LanguageCard.phraseLists.map { list in
            let all = unique(cards.flatMap { $0.phrases[list] ?? [] })
            let beginnings = LanguageCard.beginningLists.contains(list) ? unique(all.flatMap(Self.beginnings)) : []
            let languages = cards.compactMap { card in
                card.phrases[list].map { "(\(SwiftSource.literal(card.tag)), \(Self.literal($0)))" }
            }
            return """
                        case .\(Self.caseName(list)):
                            (
                                \(Self.literal(all)),
                                \(Self.literal(unique(all.flatMap(Self.capitals)))), \(Self.literal(beginnings)),
                                [\(languages.joined(separator: ", "))]
                            )
                """
        }
    }

    private func unique(_ phrases: [String]) -> [String] {
        var seen: Set<String> = []
        return phrases.filter { seen.insert($0).inserted }
    }

    private static func literal(_ phrases: [String]) -> String { SwiftSource.literal(phrases.joined(separator: "\n")) }

    private static func caseName(_ list: String) -> String {
        let words = list.split(separator: "-")
        return ([String(words[0])] + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }).joined()
    }

    /// A phrase that begins with a letter beyond ASCII, with a capital and in capitals.
    private static func capitals(_ phrase: String) -> [String] {
        let capital = withCapital(phrase)
        guard let lead = phrase.utf8.first, lead >= 0x80, capital != phrase else { return [] }
        return [capital, phrase.uppercased()]
    }

    /// As much of a phrase as the beginnings of blocks are compared by (`RuleLiterals`), six bytes and what completes a character, in the
    /// forms that are not the same but for the case of ASCII. One with a capital has only that form.
    private static func beginnings(_ phrase: String) -> [String] {
        if phrase != phrase.lowercased() { return [beginning(phrase)] }
        var forms = [phrase]
        for form in [withCapital(phrase), phrase.uppercased()] where !forms.contains(where: { isSame(beginning($0), beginning(form)) }) {
            forms.append(form)
        }
        return forms.map(beginning)
    }

    private static func withCapital(_ phrase: String) -> String {
        guard let first = phrase.unicodeScalars.first else { return phrase }
        return first.properties.uppercaseMapping + String(String.UnicodeScalarView(phrase.unicodeScalars.dropFirst()))
    }

    private static func beginning(_ phrase: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in phrase.unicodeScalars where String(result).utf8.count < 6 { result.append(scalar) }
        return String(result)
    }

    private static func isSame(_ left: String, _ right: String) -> Bool {
        func folded(_ text: String) -> [UInt8] { text.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 } }
        return folded(left) == folded(right)
    }
}
