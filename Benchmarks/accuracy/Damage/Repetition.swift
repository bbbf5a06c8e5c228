/// Words, clauses and paragraphs said twice.
enum Repetition {
    static let kinds: [Kind] = [
        Kind(
            "repetition/function-word", "of the the town", .european,
            // A word goes: that is for somebody to look at.
            rules: ["repetition/doubled-word"], fix: .unsafe,
            damage: functionWord),
        Kind(
            // Italian doubles adjectives, adverbs and nouns for emphasis.
            "repetition/word", "the ranking ranking", .european.except("it"),
            rules: ["repetition/word-twice"], fix: .unsafe
        ) { word($0, times: 2, &$1) },
        Kind(
            "repetition/word-loop", "salad salad salad salad", .european, rules: ["repetition/word", "repetition/phrase-loop"],
            fix: .unsafe
        ) { word($0, times: 4, &$1) },
        Kind(
            "repetition/phrase-loop", "it seems that it seems that it seems that", .european,
            rules: ["repetition/phrase-loop"], fix: .unsafe
        ) { phrase($0, times: 3, &$1) },
        Kind(
            "repetition/clause", "he insists on this, he insists on this", .european, rules: ["repetition/clause"], fix: .unsafe,
            damage: clause),
        Kind(
            "repetition/sentence", "The same. The same.", .european,
            rules: ["repetition/clause"], fix: .unsafe,
            damage: sentence),
        Kind(
            "repetition/paragraph", "The same paragraph⏎The same paragraph", .all,
            rules: ["repetition/paragraph"], fix: .unsafe,
            damage: paragraph),
    ]

    /// Words that never follow themselves. What grammar may double is left out: English “in in” and “is is”, German
    /// “zu zu” (“ab und zu zu spät”), Czech “se se” (one is the reflexive, one means “with”).
    private static let functionWords: [String: Set<String>] = [
        "en": ["the", "a", "of", "to", "and", "for", "with"], "de": ["und", "ist", "von", "für"],
        "fr": ["et", "les", "des", "dans", "pour"], "es": ["de", "el", "los", "en", "con"], "it": ["di", "il", "con"],
        "pt": ["de", "os", "com"], "pl": ["się", "na", "do"], "cs": ["na", "do", "od"], "ru": ["и", "на", "что", "с"],
        "uk": ["і", "на", "що", "з"],
    ]

    private static func functionWord(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        guard let list = functionWords[passage.language] else { return nil }
        return repeated(passage, random.pick(lowerWords(passage).filter { list.contains(passage.text($0)) }), times: 2)
    }

    /// Words in lower case between two spaces.
    private static func lowerWords(_ passage: Stretch) -> [Range<Int>] {
        passage.words.filter { word in
            passage[word.lowerBound - 1] == " " && passage[word.upperBound] == " " && word.allSatisfy { passage[$0].isLower }
        }
    }

    private static func word(_ passage: Stretch, times: Int, _ random: inout SplitMix64) -> Damage? {
        repeated(passage, random.pick(lowerWords(passage).filter { $0.count >= 6 }), times: times)
    }

    private static func repeated(_ passage: Stretch, _ word: Range<Int>?, times: Int) -> Damage? {
        guard let word else { return nil }
        let text = String(repeating: passage.text(word) + " ", count: times - 1)
        return Damage([passage.insert(text, before: word.lowerBound)], around: [passage.range(word)])
    }

    private static func phrase(_ passage: Stretch, times: Int, _ random: inout SplitMix64) -> Damage? {
        let words = passage.words
        let length = 3 + random.below(4)
        let starts = words.indices.dropLast(length).filter { first in
            // The phrase is nothing but words in lower case with one space between them.
            zip(words[first..<first + length], words[(first + 1)...]).allSatisfy {
                $1.lowerBound == $0.upperBound + 1 && passage[$0.upperBound] == " " && passage[$0.lowerBound].isLower
            }
        }
        guard let first = random.pick(starts) else { return nil }
        let range = words[first].lowerBound..<words[first + length].lowerBound
        return Damage(
            [passage.insert(String(repeating: passage.text(range), count: times - 1), before: range.lowerBound)],
            around: [passage.range(range)])
    }

    private static func clause(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        let commas = passage.sites { passage[$0] == "," && passage[$0 + 1] == " " }
        let sites = zip(commas, commas.dropFirst()).filter { left, right in
            right - left > 20 && right - left < 90
                && !(left..<right).contains { Stretch.marks.contains(passage[$0]) || [".", "?", "!", ";", ":"].contains(passage[$0]) }
                && passage.words.filter { $0.lowerBound > left && $0.upperBound <= right }.count >= 4
        }
        guard let (left, right) = random.pick(sites) else { return nil }
        return Damage([passage.insert(passage.text(left..<right), before: right)], around: [passage.range(left..<right)])
    }

    private static func sentence(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        let ends = passage.sites { passage[$0] == "." && passage[$0 - 1].isLower && passage[$0 + 1] == " " && passage[$0 + 2].isUpper }
        let sites = zip(ends, ends.dropFirst()).filter { left, right in
            right - left > 40 && !(left..<right).contains { Stretch.marks.contains(passage[$0]) && passage[$0] != "’" }
        }
        guard let (left, right) = random.pick(sites) else { return nil }
        return Damage(
            [passage.insert(passage.text(left + 1..<right + 1), before: right + 1)], around: [passage.range(left + 1..<right + 1)])
    }

    private static func paragraph(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        guard passage.paragraph.count > 120, passage.next != nil else { return nil }
        let text = String(decoding: passage.bytes[passage.paragraph], as: UTF8.self)
        return Damage([passage.insert(passage.separator + text, at: passage.paragraph.upperBound)], around: [passage.paragraph])
    }
}
