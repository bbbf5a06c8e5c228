/// Wrong, missing and superfluous quotation marks.
enum QuotationMarks {
    static let kinds: [Kind] = [
        Kind(
            "quotation-marks/reversed-pair", "”yes“", .only("en", "es", "it", "pt", "fr", "ru", "uk", "pl", "zh"),
            rules: ["quotes/reversed"], fix: .safe, damage: reversedPair),
        Kind(
            "quotation-marks/reversed-closing", "“We will act,“ said", .only("en", "es", "it", "pt", "zh"),
            rules: ["quotes/reversed"], fix: .safe, damage: reversedClosing),
        Kind(
            "quotation-marks/reversed-opening", "said: ”We will act,”", .only("en", "es", "it", "pt", "zh"),
            rules: ["quotes/reversed"], fix: .safe, damage: reversedOpening),
        Kind(
            "quotation-marks/straight-closing", "“yes\"", .all, rules: ["quotes/unlike-pair"], fix: .safe
        ) { unlike($0, closing: true, &$1) },
        Kind(
            "quotation-marks/straight-opening", "\"yes”", .all, rules: ["quotes/unlike-pair"], fix: .safe
        ) { unlike($0, closing: false, &$1) },
        Kind(
            "quotation-marks/foreign-closing", "“yes» “yes』", .only("en"),
            rules: ["quotes/unlike-pair", "quotes/foreign-marks"], fix: .safe, damage: foreignClosing),
        Kind(
            "quotation-marks/no-closing", "“We will act, said the mayor.", .all, rules: ["quotes/unpaired"], fix: .none,
            damage: noClosing),
        Kind(
            "quotation-marks/no-opening", "We will act,” said the mayor.", .all, rules: ["quotes/unpaired"], fix: .none,
            damage: noOpening),
        Kind(
            "quotation-marks/penn", "``yes''", .only("en", "de", "es", "pt", "it"), rules: ["quotes/penn-treebank"],
            fix: .safe
        ) { rewritten($0, "``", "''", &$1) },
        Kind(
            "quotation-marks/doubled", "\"\"yes\"\"", .all, rules: ["quotes/doubled-marks"], fix: .safe,
            damage: doubled),
        Kind(
            "quotation-marks/guillemets", "«yes»", .only("en"), rules: ["quotes/foreign-marks"], fix: .safe
        ) { rewritten($0, "«", "»", &$1) },
        Kind(
            "quotation-marks/low-marks", "„yes“ „yes”", .only("en"), rules: ["quotes/foreign-marks"], fix: .safe
        ) { rewritten($0, "„", $1.below(2) == 0 ? "“" : "”", &$1) },
        Kind(
            "quotation-marks/corner-brackets", "「yes」 『yes』 《yes》", .only("en", "de", "fr", "es"),
            rules: ["quotes/foreign-marks"], fix: .safe, damage: cornerBrackets),
        Kind(
            "quotation-marks/nested-alike", "“He said “no” twice”", .only("en"), rules: ["quotes/nesting"], fix: .unsafe,
            damage: nestedAlike),
        Kind(
            "quotation-marks/primes", "6’ 5” high", .only("en"), rules: ["quotes/primes"], fix: .safe,
            plants: ["en": ["The door is 6′ 5″ high.", "He is 5′ 11″ tall and thin."]], damage: primes),
        Kind(
            "quotation-marks/empty", "the “” plan", .only("en", "ru", "es"), rules: ["quotes/empty"], fix: .none,
            damage: empty),
        Kind(
            "quotation-marks/repeated-attribution", ",” he said, ” he said.", .only("en"),
            rules: ["quotes/duplicated-attribution"], fix: .unsafe, damage: repeatedAttribution),
        Kind(
            "quotation-marks/dialogue-dash", "— We will act, — said the mayor.", .only("en"),
            rules: ["quotes/dialogue-dash"], fix: .unsafe, damage: dialogueDash),
    ]

    /// The pairs that are written in the marks of their style throughout, both kinds of double marks together.
    private static func doublePairs(_ passage: Stretch) -> [Pair] {
        passage.tightPairs(.directed) + passage.tightPairs(.straight)
    }

    private static func whole(_ passage: Stretch, _ pair: Pair) -> [Range<Int>] {
        [passage.range(pair.open..<pair.close + 1)]
    }

    private static func reversedPair(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        let sites = passage.tightPairs(.directed).filter { passage[$0.open] != "„" && !["「", "『"].contains(passage[$0.open]) }
        guard let pair = random.pick(sites) else { return nil }
        return Damage([
            passage.change(pair.open, to: passage.text(pair.close..<pair.close + 1)),
            passage.change(pair.close, to: passage.text(pair.open..<pair.open + 1)),
        ])
    }

    private static func reversedClosing(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        guard let pair = random.pick(passage.tightPairs(.directed).filter({ passage[$0.close] == "”" && passage[$0.open] == "“" }))
        else { return nil }
        return Damage([passage.change(pair.close, to: "“")])
    }

    private static func reversedOpening(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        guard let pair = random.pick(passage.tightPairs(.directed).filter({ passage[$0.close] == "”" && passage[$0.open] == "“" }))
        else { return nil }
        return Damage([passage.change(pair.open, to: "”")])
    }

    /// One mark of a pair made straight. Either mark may be named.
    private static func unlike(_ passage: Stretch, closing: Bool, _ random: inout SplitMix64) -> Damage? {
        guard let pair = random.pick(passage.tightPairs(.directed)) else { return nil }
        return Damage([passage.change(closing ? pair.close : pair.open, to: "\"")], around: whole(passage, pair))
    }

    private static func foreignClosing(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        guard let pair = random.pick(passage.tightPairs(.directed)) else { return nil }
        let marks = ["»", "』", "」"]
        return Damage([passage.change(pair.close, to: marks[random.below(marks.count)])], around: whole(passage, pair))
    }

    private static func noClosing(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        let sites = doublePairs(passage).filter { pair in
            // Before a paragraph that opens a quotation, a missing mark is how English writes long speech.
            !nextOpensQuotation(passage) || passage.signs.indices.contains { $0 > pair.close && Stretch.doubleMarks.contains(passage[$0]) }
        }
        guard let pair = random.pick(sites) else { return nil }
        return Damage([passage.change(pair.close, to: "")], around: whole(passage, pair))
    }

    private static func nextOpensQuotation(_ passage: Stretch) -> Bool {
        guard let next = passage.next else { return false }
        let text = String(decoding: passage.bytes[next].prefix(16), as: UTF8.self)
        return text.unicodeScalars.prefix(3).contains { Stretch.marks.contains($0) }
    }

    private static func noOpening(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        guard let pair = random.pick(doublePairs(passage)) else { return nil }
        return Damage([passage.change(pair.open, to: "")], around: whole(passage, pair))
    }

    /// A curly pair written in other marks.
    private static func rewritten(_ passage: Stretch, _ open: String, _ close: String, _ random: inout SplitMix64) -> Damage? {
        guard let pair = random.pick(passage.tightPairs(.directed).filter({ !["「", "『"].contains(passage[$0.open]) })) else { return nil }
        return Damage(
            [passage.change(pair.open, to: open), passage.change(pair.close, to: close)], around: whole(passage, pair))
    }

    private static func cornerBrackets(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        let styles = [("「", "」"), ("『", "』"), ("《", "》")]
        let style = styles[random.below(styles.count)]
        return rewritten(passage, style.0, style.1, &random)
    }

    private static func doubled(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        guard let pair = random.pick(doublePairs(passage)) else { return nil }
        let marks = [pair.open, pair.close].map { passage.text($0..<$0 + 1) }
        return Damage(
            [passage.change(pair.open, to: marks[0] + marks[0]), passage.change(pair.close, to: marks[1] + marks[1])],
            around: whole(passage, pair))
    }

    private static func nestedAlike(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        guard let pair = random.pick(passage.tightPairs(.single)) else { return nil }
        return Damage([passage.change(pair.open, to: "“"), passage.change(pair.close, to: "”")], around: whole(passage, pair))
    }

    private static func primes(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        let sites = passage.sites { passage[$0] == "′" && passage[$0 + 1] == " " && passage[$0 + 2].isDigit }
        guard let foot = sites.last, let inch = (foot..<passage.signs.count).first(where: { passage[$0] == "″" }) else { return nil }
        return Damage(
            [passage.change(foot, to: "’"), passage.change(inch, to: "”")], around: [passage.range(foot..<inch + 1)])
    }

    private static func empty(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        let sites = passage.words.filter {
            passage[$0.lowerBound - 1] == " " && passage[$0.lowerBound].isLower && passage[$0.upperBound] == " "
        }
        guard let word = random.pick(sites) else { return nil }
        return Damage([passage.insert(passage.language == "en" ? "“” " : "«» ", before: word.lowerBound)])
    }

    private static func repeatedAttribution(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        for pair in passage.tightPairs(.directed).shuffled(using: &random)
        where passage[pair.close - 1] == "," && passage[pair.close + 1] == " " {
            var end = pair.close + 2
            while passage[end].isLetter || passage[end] == " " { end += 1 }
            guard passage[end] == ".", (8...40).contains(end - pair.close) else { continue }
            let clause = passage.text(pair.close + 1..<end)
            return Damage([passage.insert(", ”" + clause, before: end)], around: whole(passage, pair))
        }
        return nil
    }

    private static func dialogueDash(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        guard let pair = passage.tightPairs(.directed).first, pair.open == 0,
            passage[pair.close - 1] == ",", passage[pair.close + 1] == " ", passage[pair.close + 2].isLower
        else { return nil }
        return Damage(
            [passage.change(pair.open, to: "— "), passage.change(pair.close, to: " —")], around: whole(passage, pair))
    }
}
