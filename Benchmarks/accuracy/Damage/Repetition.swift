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
            "repetition/short-word", "her heart was was heavy", .keys(of: shortWords),
            rules: ["repetition/word-twice", "repetition/doubled-word"], fix: .unsafe, damage: shortWord),
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
            "repetition/sentence-again", "The same. The same. The same.", .european, rules: ["repetition/clause"], fix: .unsafe
        ) { passage, random in sentence(passage, copies: 2 + random.below(2), &random) },
        Kind(
            "repetition/sentence-wide", "他来了。他来了。他来了。", .only("zh", "ja"), rules: ["repetition/clause"], fix: .unsafe
        ) { passage, random in wideSentence(passage, copies: 1 + random.below(3), &random) },
        Kind(
            "repetition/clause-loop-wide", "他来了，他来了，他来了，他来了，他来了。", .only("zh", "ja"),
            rules: ["repetition/phrase-loop", "repetition/clause"], fix: .unsafe, damage: wideLoop),
        Kind(
            "repetition/sentence-at-seam", "… The same.⏎The same. …", .spaced, rules: ["repetition/sentence"], fix: .none,
            damage: sentenceAtSeam),
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

    /// Verbs and pronouns of two to five letters that no grammar doubles, and few writers for effect.
    private static let shortWords: [String: Set<String>] = [
        "en": ["was", "were", "have", "has", "can", "will", "would", "they", "we", "this", "been", "some", "said", "time", "made"],
        "de": ["in", "haben", "hatte", "wird", "kann", "sind", "waren", "diese", "seine", "ihre", "Zeit", "sagte", "nicht", "hier"],
        "fr": ["elles", "sont", "avait", "cette", "fait", "temps", "peut", "dit", "mais", "leur"],
        "es": ["casa", "tiene", "había", "está", "este", "esta", "tiempo", "dijo", "pero", "cada"],
        "pt": ["casa", "tem", "havia", "está", "este", "esta", "tempo", "disse", "mas", "cada"],
        "pl": ["był", "była", "jest", "może", "czas", "mają", "żeby", "przed", "mnie", "gdy"],
        "cs": ["byl", "byla", "jsou", "může", "čas", "jeho", "před", "která", "jsem", "ale"],
        "ru": ["был", "была", "можно", "может", "время", "нужно", "если", "перед", "этот", "быть"],
        "uk": ["був", "була", "можна", "може", "треба", "якщо", "перед", "цей", "бути", "вони"],
    ]

    private static func shortWord(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        // What somebody says may be said twice.
        guard let list = shortWords[passage.language],
            !passage.signs.contains(where: { Stretch.marks.contains($0.scalar) && $0.scalar != "’" }),
            passage[0].isLetter
        else { return nil }
        let sites = lowerWords(passage).filter { list.contains(passage.text($0)) && passage[$0.upperBound + 1].isLetter }
        return repeated(passage, random.pick(sites), times: 2)
    }

    /// A sentence of Chinese or Japanese, with the full stop at its end, in a paragraph where nobody speaks.
    private static func wideSites(_ passage: Stretch, _ mark: Unicode.Scalar) -> [Range<Int>] {
        guard !passage.signs.contains(where: { Stretch.marks.contains($0.scalar) }) else { return [] }
        let ends = passage.sites { passage[$0] == "。" || passage[$0] == "，" || passage[$0] == "、" }
        return zip(ends, ends.dropFirst()).filter { left, right in
            passage[right] == mark && (mark != "。" || passage[left] == "。") && (13...80).contains(right - left)
                && (left + 1..<right).allSatisfy { passage[$0].isHan || passage[$0].isKana || passage[$0] == "、" || passage[$0] == "，" }
        }.map { $0 + 1..<$1 + 1 }
    }

    private static func wideSentence(_ passage: Stretch, copies: Int, _ random: inout SplitMix64) -> Damage? {
        guard let site = random.pick(wideSites(passage, "。")) else { return nil }
        let text = String(repeating: passage.text(site), count: copies)
        return Damage([passage.insert(text, before: site.upperBound)], around: [passage.range(site)])
    }

    private static func wideLoop(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        guard let site = random.pick(wideSites(passage, passage.language == "ja" ? "、" : "，")) else { return nil }
        let text = String(repeating: passage.text(site), count: 4)
        return Damage([passage.insert(text, before: site.upperBound)], around: [passage.range(site)])
    }

    private static func sentenceAtSeam(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        let count = passage.signs.count
        guard let next = passage.next, next.count > 80, passage[count - 1] == ".", passage[count - 2].isLower,
            let start = passage.sites({ passage[$0] == "." && passage[$0 + 1] == " " && passage[$0 + 2].isUpper }).last,
            count - start > 70, passage.words.filter({ $0.lowerBound > start }).count >= 11
        else { return nil }
        let text = passage.text(start + 2..<count)
        return Damage([passage.insert(text + " ", at: next.lowerBound)], around: [passage.range(start + 2..<count)])
    }

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
        sentence(passage, copies: 1, &random)
    }

    private static func sentence(_ passage: Stretch, copies: Int, _ random: inout SplitMix64) -> Damage? {
        let ends = passage.sites { passage[$0] == "." && passage[$0 - 1].isLower && passage[$0 + 1] == " " && passage[$0 + 2].isUpper }
        let sites = zip(ends, ends.dropFirst()).filter { left, right in
            right - left > 40 && !(left..<right).contains { Stretch.marks.contains(passage[$0]) && passage[$0] != "’" }
        }
        guard let (left, right) = random.pick(sites) else { return nil }
        let text = String(repeating: passage.text(left + 1..<right + 1), count: copies)
        return Damage([passage.insert(text, before: right + 1)], around: [passage.range(left + 1..<right + 1)])
    }

    private static func paragraph(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        guard passage.paragraph.count > 120, passage.next != nil else { return nil }
        let text = String(decoding: passage.bytes[passage.paragraph], as: UTF8.self)
        return Damage([passage.insert(passage.separator + text, at: passage.paragraph.upperBound)], around: [passage.paragraph])
    }
}
