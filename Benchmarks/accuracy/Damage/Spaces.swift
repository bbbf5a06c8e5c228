/// Spaces that nobody wanted.
enum Spaces {
    static let kinds: [Kind] = [
        Kind(
            "spaces/before-comma", "It rained , then", .european.except("fr"), rules: ["spaces/before-punctuation"],
            fix: .safe
        ) { before($0, [","], &$1) },
        Kind(
            "spaces/before-stop", "It rained .", .european.except("fr"), rules: ["spaces/before-punctuation"],
            fix: .safe
        ) { before($0, ["."], &$1) },
        Kind(
            "spaces/before-other", "Is it ? Yes ; no !", .european.except("fr"), rules: ["spaces/before-punctuation"],
            fix: .safe
        ) { before($0, ["?", "!", ";", ":"], &$1) },
        Kind(
            "spaces/before-comma-french", "Il pleut , donc", .only("fr"),
            rules: ["spaces/before-punctuation"], fix: .safe
        ) { before($0, [",", "."], &$1) },
        Kind(
            "spaces/before-arabic", "مرحبا ، كيف", .only("ar"), rules: ["spaces/before-punctuation"], fix: .safe
        ) { passage, random in
            let sites = passage.sites {
                ["،", "؛", "؟"].contains(passage[$0]) && passage[$0 - 1].isArabicLetter && passage[$0 + 1].isSpace
            }
            return random.pick(sites).flatMap { Damage([passage.insert(" ", before: $0)]) }
        },
        Kind(
            "spaces/trailing", "the end.␠", .all, rules: ["spaces/trailing"], fix: .safe
        ) { trailing($0, [" ", "  ", "\t"], &$1) },
        Kind(
            "spaces/trailing-no-break", "the end.⍽", .all, rules: ["spaces/trailing"], fix: .safe
        ) { trailing($0, ["\u{A0}", " \u{A0}", "\u{202F}", "\u{3000}"], &$1) },
        Kind(
            "spaces/doubled", "volume of␠␠trade", .spaced, rules: ["spaces/doubled"], fix: .safe
        ) { doubled($0, ["  ", "   "], &$1) },
        Kind(
            "spaces/tab", "volume of␉trade", .spaced, rules: ["spaces/doubled"], fix: .safe
        ) { doubled($0, [" \t", "\t", "\t "], &$1) },
        Kind(
            "spaces/no-break-run", "volume of␠⍽trade", .spaced, rules: ["spaces/doubled"], fix: .safe
        ) { doubled($0, ["\u{A0} ", " \u{A0}", "\u{A0}\u{A0}", " \u{A0} "], &$1) },
        Kind(
            "spaces/in-brackets", "( the country )", .european, rules: ["spaces/inside-brackets"],
            fix: .safe, damage: inBrackets),
        Kind(
            "spaces/exotic", "volume\u{2003}of", .european, rules: ["characters/exotic-space"],
            fix: .safe, damage: exotic),
        Kind(
            "spaces/wrong-side", "It rained ,then", .european.except("fr"), rules: ["spaces/wrong-side"], fix: .safe
        ) { passage, random in
            let sites = punctuation(passage, [",", ";"]).filter { passage[$0 + 1] == " " && passage[$0 + 2].isLower }
            return random.pick(sites).flatMap { Damage([passage.insert(" ", before: $0), passage.change($0 + 1, to: "")]) }
        },
        Kind(
            "spaces/tokenized", "It rained , then it stopped .", .european.except("fr"),
            rules: ["spaces/before-punctuation"], fix: .safe, damage: tokenized),
    ]

    private static func punctuation(_ passage: Stretch, _ marks: Set<Unicode.Scalar>) -> [Int] {
        passage.sites { index in
            marks.contains(passage[index]) && passage[index - 1].isLower && passage[index - 2].isLetter
                && passage[index + 1].isSpace && passage.isPlain(index)
        }
    }

    private static func before(_ passage: Stretch, _ marks: Set<Unicode.Scalar>, _ random: inout SplitMix64) -> Damage? {
        guard let mark = random.pick(punctuation(passage, marks)) else { return nil }
        return Damage([passage.insert(" ", before: mark)])
    }

    /// A space before every mark, as a tokenizer leaves it.
    private static func tokenized(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        let marks = punctuation(passage, [",", ".", "?", "!", ";", ":"])
        guard marks.count >= 3 else { return nil }
        return Damage(marks.map { passage.insert(" ", before: $0) })
    }

    private static func trailing(_ passage: Stretch, _ spaces: [String], _ random: inout SplitMix64) -> Damage? {
        Damage([passage.insert(spaces[random.below(spaces.count)], at: passage.paragraph.upperBound)])
    }

    private static func doubled(_ passage: Stretch, _ spaces: [String], _ random: inout SplitMix64) -> Damage? {
        let sites = passage.sites { index in
            passage[index] == " " && passage[index - 1].isLetter && passage[index + 1].isLetter
        }
        guard let space = random.pick(sites) else { return nil }
        return Damage([passage.change(space, to: spaces[random.below(spaces.count)])])
    }

    private static func inBrackets(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        let openings = passage.sites { passage[$0] == "(" && passage[$0 - 1] == " " && passage[$0 + 1].isLetter }
        guard let open = random.pick(openings),
            let close = (open + 3..<max(open + 3, passage.signs.count)).first(where: { passage[$0] == ")" }),
            passage[close - 1].isLetter, !passage[close + 1].isLetter
        else { return nil }
        let changes = [passage.insert(" ", before: open + 1), passage.insert(" ", before: close)]
        let chosen = random.below(3)
        return Damage(chosen == 2 ? changes : [changes[chosen]], around: [passage.range(open..<close + 1)])
    }

    private static func exotic(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        let spaces = ["\u{2003}", "\u{2002}", "\u{2009}", "\u{3000}", "\u{2005}"]
        return doubled(passage, spaces, &random)
    }
}
