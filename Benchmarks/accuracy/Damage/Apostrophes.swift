/// Apostrophes of the wrong kind, and words torn apart at them.
enum Apostrophes {
    static let kinds: [Kind] = [
        Kind(
            "apostrophes/wrong-character", "it´s it`s itʼs it‘s", .only("en", "fr", "it"),
            rules: ["quotes/apostrophe-character"], fix: .safe
        ) { wrongCharacter($0, ["´", "`", "ʼ", "‘", "′"], &$1) },
        Kind(
            "apostrophes/wrong-character-ukrainian", "п´ять п\"ять п*ять", .only("uk"),
            rules: ["quotes/ukrainian-apostrophe", "quotes/apostrophe-character"], fix: .safe
        ) { wrongCharacter($0, ["´", "`", "\"", "*", "‘"], &$1) },
        Kind(
            "apostrophes/split-contraction", "don ' t, don’ t, don ’t", .only("en"),
            rules: ["leftovers/split-contraction"], fix: .safe, damage: splitContraction),
        Kind(
            "apostrophes/penn-contraction", "do n’t", .only("en"),
            rules: ["leftovers/split-contraction"], fix: .safe,
            damage: pennContraction),
        Kind(
            "apostrophes/plural-possessive", "the students ’ books", .only("en"),
            rules: ["quotes/split-possessive"], fix: .safe, damage: pluralPossessive),
        Kind(
            "apostrophes/elision-space", "l’ été, d ’ une", .only("fr", "it"), rules: ["quotes/elision-space"],
            fix: .safe, damage: elisionSpace),
        Kind(
            "apostrophes/leading-elision", "‘tis, get ‘em", .only("en"), rules: ["quotes/leading-apostrophe"], fix: .safe,
            plants: ["en": ["’Tis the season of storms.", "Go and get ’em.", "They play rock ’n’ roll."]],
            damage: leadingElision),
        Kind(
            "apostrophes/decade", "the ‘90s", .only("en"), rules: ["quotes/leading-apostrophe"], fix: .safe,
            plants: ["en": ["That was the sound of the ’90s.", "It was in the summer of ’68."]], damage: decade),
    ]

    private static let all: Set<Unicode.Scalar> = ["’", "'"]

    /// The apostrophes between two letters.
    private static func inner(_ passage: Stretch) -> [Int] {
        passage.sites { all.contains(passage[$0]) && passage[$0 - 1].isLetter && passage[$0 + 1].isLetter }
    }

    /// The document's majority tells the right character, so there must be one: three more of the same.
    private static func wrongCharacter(_ passage: Stretch, _ wrong: [String], _ random: inout SplitMix64) -> Damage? {
        guard let site = random.pick(inner(passage)) else { return nil }
        let mark = passage[site]
        let text = String(decoding: passage.bytes, as: UTF8.self)
        guard text.unicodeScalars.lazy.filter({ $0 == mark }).count > 3, let character = random.pick(wrong) else { return nil }
        return Damage([passage.change(site, to: character)])
    }

    private static func splitContraction(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        let endings: Set<String> = ["t", "s", "re", "ve", "ll", "d", "m"]
        let sites = inner(passage).filter { index in
            guard let word = passage.words.first(where: { $0.lowerBound == index + 1 }) else { return false }
            return endings.contains(passage.text(word)) && !all.contains(passage[word.upperBound])
        }
        guard let site = random.pick(sites) else { return nil }
        let changes = [passage.insert(" ", before: site), passage.insert(" ", before: site + 1)]
        let form = random.below(3)
        return Damage(form == 2 ? changes : [changes[form]], around: [passage.range(site..<site + 1)])
    }

    private static func pennContraction(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        let sites = inner(passage).filter {
            passage[$0 - 1] == "n" && passage[$0 + 1] == "t" && !passage[$0 + 2].isLetter && passage[$0 - 2].isLetter
        }
        guard let site = random.pick(sites) else { return nil }
        return Damage([passage.insert(" ", before: site - 1)], around: [passage.range(site - 1..<site + 2)])
    }

    private static func pluralPossessive(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        guard !passage.signs.contains(where: { $0.scalar == "‘" }) else { return nil }
        let sites = passage.sites {
            all.contains(passage[$0]) && passage[$0 - 1] == "s" && passage[$0 - 2].isLower && passage[$0 + 1] == " "
                && passage[$0 + 2].isLower
        }
        guard let site = random.pick(sites) else { return nil }
        return Damage([passage.insert(" ", before: site)], around: [passage.range(site..<site + 1)])
    }

    private static func elisionSpace(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        let heads: Set<String> = [
            "l", "d", "j", "m", "t", "s", "c", "n", "qu", "jusqu", "lorsqu", "puisqu", "all", "dell", "nell", "sull", "dall", "un",
        ]
        let sites = inner(passage).filter { index in
            guard let word = passage.words.first(where: { $0.upperBound == index }) else { return false }
            return heads.contains(passage.text(word).lowercased())
        }
        guard let site = random.pick(sites) else { return nil }
        let changes = [passage.insert(" ", before: site), passage.insert(" ", before: site + 1)]
        let form = random.below(3)
        return Damage(form == 2 ? changes : [changes[form]], around: [passage.range(site..<site + 1)])
    }

    private static func leadingElision(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        let words: Set<String> = ["tis", "twas", "em", "til", "cause", "n", "er", "im", "twill", "twere"]
        let sites = passage.sites { index in
            guard passage[index] == "’", passage[index - 1].isSpace,
                let word = passage.words.first(where: { $0.lowerBound == index + 1 })
            else { return false }
            return words.contains(passage.text(word).lowercased())
        }
        return random.pick(sites).flatMap { Damage([passage.change($0, to: "‘")]) }
    }

    private static func decade(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        let sites = passage.sites {
            passage[$0] == "’" && passage[$0 - 1].isSpace && passage[$0 + 1].isDigit && passage[$0 + 2].isDigit
        }
        return random.pick(sites).flatMap { Damage([passage.change($0, to: "‘")]) }
    }
}
