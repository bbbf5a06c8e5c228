/// Punctuation glued, doubled, split, or of another language.
enum Punctuation {
    static let kinds: [Kind] = [
        Kind(
            "punctuation/glued-sentences", "the end.Next day", .european, rules: ["punctuation/glued-sentences"],
            fix: .safe, damage: gluedSentences),
        Kind(
            "punctuation/glued-comma", "the man,however", .european, rules: ["punctuation/missing-space"],
            fix: .safe
        ) { glued($0, [","], &$1) },
        Kind(
            "punctuation/glued-other", "Really?Yes", .european.except("fr"), rules: ["punctuation/missing-space"], fix: .safe
        ) { glued($0, ["?", "!", ";"], &$1) { $0.isUpper && $1.isLower } },
        Kind(
            "punctuation/glued-semicolon", "it rose;no", .european.except("fr"), rules: ["punctuation/missing-space"], fix: .safe
        ) { glued($0, [";"], &$1) { $0.isLower && $1.isLower } },
        // A scan reads a letter as such a mark, too: only somebody who looks can tell.
        Kind(
            "punctuation/glued-clause", "it rose?no", .european.except("fr"), rules: ["punctuation/missing-space"], fix: .unsafe
        ) { glued($0, ["?", "!"], &$1) { $0.isLower && $1.isLower } },
        Kind(
            "punctuation/glued-arabic-stop", "أمتار.وقد", .only("ar"), rules: ["punctuation/glued-sentences"], fix: .safe
        ) { passage, random in
            let sites = passage.sites { index in
                passage[index] == "." && passage[index + 1] == " "
                    && [index - 3, index - 2, index - 1, index + 2, index + 3].allSatisfy { passage[$0].isArabicLetter }
            }
            guard let stop = random.pick(sites) else { return nil }
            return Damage([passage.change(stop + 1, to: "")], around: [passage.range(stop..<stop + 1)])
        },
        Kind(
            "punctuation/doubled-wide", "结束。。他", .only("zh", "ja"), rules: ["punctuation/doubled-mark"], fix: .safe
        ) { passage, random in
            let sites = passage.sites {
                ["。", "，", "、"].contains(passage[$0]) && (passage[$0 - 1].isHan || passage[$0 - 1].isKana) && passage[$0 + 1] != passage[$0]
            }
            guard let mark = random.pick(sites) else { return nil }
            return Damage([passage.insert(passage.text(mark..<mark + 1), before: mark)], around: [passage.range(mark..<mark + 1)])
        },
        Kind(
            "punctuation/glued-arabic", "مرحبا،كيف", .only("ar"), rules: ["punctuation/missing-space"], fix: .safe
        ) { passage, random in
            let sites = passage.sites {
                ["،", "؛", "؟"].contains(passage[$0]) && passage[$0 - 1].isArabicLetter && passage[$0 + 1] == " "
                    && passage[$0 + 2].isArabicLetter
            }
            guard let mark = random.pick(sites) else { return nil }
            return Damage([passage.change(mark + 1, to: "")], around: [passage.range(mark..<mark + 1)])
        },
        Kind(
            "punctuation/doubled-comma", "good,, but", .european, rules: ["punctuation/doubled-mark"], fix: .safe
        ) { doubled($0, [","], &$1) },
        Kind(
            "punctuation/doubled-stop", "The end.. Next", .european, rules: ["punctuation/doubled-mark"], fix: .unsafe
        ) { doubled($0, ["."], &$1) },
        Kind(
            "punctuation/mixed-width", "so far.。 feet?？", .european, rules: ["punctuation/mixed-width"], fix: .safe,
            damage: mixedWidth),
        Kind(
            "punctuation/wide-mark", "olive oil： good， yes", .european,
            rules: ["punctuation/wide-mark"], fix: .safe, damage: fullWidth),
        Kind(
            "punctuation/ascii-in-chinese", "今天,世界.", .only("zh", "ja"),
            rules: ["punctuation/ascii-in-cjk"], fix: .safe, damage: asciiInChinese),
        Kind(
            "punctuation/spaces-between-han", "今 天 天 气", .only("zh", "ja"), rules: ["spaces/between-ideographs"],
            fix: .safe, damage: spacesBetweenHan),
        Kind(
            "punctuation/ascii-in-arabic", "مرحبا, كيف?", .only("ar"), rules: ["punctuation/ascii-in-arabic"], fix: .safe,
            damage: asciiInArabic),
        Kind(
            "punctuation/spanish-question", "Dónde estás?", .only("es"), rules: ["punctuation/inverted-mark"],
            fix: .unsafe, damage: spanish),
        Kind(
            "punctuation/french-space", "Vraiment␠?", .only("fr"), rules: ["spaces/french-no-break"],
            fix: .safe, damage: frenchSpace),
        Kind(
            "punctuation/french-glued", "Vraiment?", .only("fr"), rules: ["spaces/french-missing"],
            fix: .safe, damage: frenchGlued),
        Kind(
            "punctuation/split-time", "at 14: 30", .european.except("fr"),
            rules: ["numbers/split-time"], fix: .safe,
            plants: times, damage: splitTime),
        Kind(
            "punctuation/split-address", "https: //example.org", .european,
            rules: ["spaces/split-address"], fix: .safe, plants: addresses,
            damage: splitAddress),
        Kind(
            "punctuation/long-ellipsis", "wait.....", .european, rules: ["punctuation/long-ellipsis"], fix: .safe,
            damage: longEllipsis),
        Kind(
            "punctuation/unbalanced-bracket", "the (Kyiv office said", .european,
            rules: ["punctuation/unbalanced-bracket"], fix: .none, damage: unbalanced),
        Kind(
            "punctuation/spaced-marks", "Stop! ! !", .european.except("fr"), rules: ["punctuation/spaced-marks"], fix: .safe,
            plants: shouts,
            damage: spacedMarks),
        Kind(
            "punctuation/doubled-bullet", "• • Item", .all, rules: ["punctuation/doubled-bullet"], fix: .safe
        ) { passage, _ in
            guard ["•", "▪", "■", "●"].contains(passage[0]), passage[1] == " " else { return nil }
            return Damage([passage.insert(passage.text(0..<2), before: 0)], around: [passage.range(0..<2)])
        },
        Kind(
            "punctuation/space-beside-wide", "今天 ， 世界", .only("zh", "ja"), rules: ["spaces/around-full-width"], fix: .unsafe
        ) { passage, random in
            let sites = passage.sites {
                ["，", "。", "、"].contains(passage[$0]) && passage[$0 - 1].isHan && (passage[$0 + 1].isHan || passage[$0 + 1].isKana)
            }
            guard let mark = random.pick(sites) else { return nil }
            return Damage([passage.insert(" ", before: mark + random.below(2))], around: [passage.range(mark..<mark + 1)])
        },
        Kind(
            "punctuation/leading", ", in Venice on", .european, rules: ["punctuation/leading"], fix: .unsafe
        ) { passage, random in
            guard passage[0].isLetter else { return nil }
            return Damage([passage.insert(random.below(2) == 0 ? ", " : "; ", at: passage.paragraph.lowerBound)])
        },
        Kind(
            "punctuation/spaced-tag", "# news", .keys(of: tags), rules: ["punctuation/spaced-tag"], fix: .safe, plants: tags
        ) { passage, random in
            let sites = passage.sites { ["#", "@"].contains(passage[$0]) && passage[$0 - 1] == " " && passage[$0 + 1].isLetter }
            guard let sign = random.pick(sites) else { return nil }
            return Damage([passage.insert(" ", before: sign + 1)], around: [passage.range(sign..<sign + 1)])
        },
        Kind(
            "punctuation/truncated", "the minister said in", .keys(of: bound), rules: ["punctuation/truncated"], fix: .none,
            damage: truncated),
    ]

    private static let times: [String: [String]] = [
        "en": ["The train leaves at 14:30."], "de": ["Der Zug fährt um 14:30 Uhr."], "es": ["El tren sale a las 14:30."],
        "it": ["Il treno parte alle 14:30."], "pt": ["O comboio parte às 14:30."], "pl": ["Pociąg odjeżdża o 14:30."],
        "cs": ["Vlak odjíždí ve 14:30."], "ru": ["Поезд отправляется в 14:30."], "uk": ["Потяг вирушає о 14:30."],
    ]

    private static let addresses: [String: [String]] = [
        "en": ["The plan is at https://example.org/plan for all to read."], "de": ["Der Plan steht unter https://example.org/plan bereit."],
        "fr": ["Le plan se trouve sur https://example.org/plan depuis hier."],
        "es": ["El plan está en https://example.org/plan desde ayer."],
        "ru": ["План опубликован на https://example.org/plan вчера."], "uk": ["План опубліковано на https://example.org/plan учора."],
    ]

    private static let shouts: [String: [String]] = [
        "en": ["Nobody heard them shout: Stop!!!"], "de": ["Niemand hörte sie rufen: Halt!!!"], "es": ["Nadie los oyó gritar: ¡¡¡Alto!!!"],
        "it": ["Nessuno li sentì gridare: Ferma!!!"], "pt": ["Ninguém os ouviu gritar: Para!!!"],
        "pl": ["Nikt nie słyszał ich krzyku: Stój!!!"],
        "cs": ["Nikdo je neslyšel křičet: Stůj!!!"], "ru": ["Никто не слышал их крика: Стой!!!"],
        "uk": ["Ніхто не чув їхнього крику: Стій!!!"],
    ]

    /// Two tags of a kind: the sound one tells what the other was.
    private static let tags: [String: [String]] = [
        "en": ["More under #bridge and #river today.", "Thanks to @anna and @bertram for it."],
        "de": ["Mehr dazu unter #brücke und #fluss heute.", "Dank an @anna und @bertram dafür."],
        "es": ["Más en #puente y #agua de hoy."], "fr": ["Plus de détails sur #pont et #eau aujourd’hui."],
        "it": ["Di più su #ponte e #acqua oggi."], "pt": ["Mais em #ponte e #agua de hoje."],
        "pl": ["Więcej pod #most i #rzeka dzisiaj."], "cs": ["Více pod #most a #voda dnes."],
        "ru": ["Подробнее: #мост и #река сегодня."], "uk": ["Докладніше: #міст та #вода сьогодні."],
    ]

    /// Words that no sentence ends with.
    private static let bound: [String: Set<String>] = [
        "en": ["the", "of", "and"], "de": ["der", "und", "von"], "fr": ["le", "de", "et"], "es": ["el", "de", "y"],
        "it": ["il", "di", "e"], "pt": ["o", "de", "e"], "pl": ["w", "na", "i"], "cs": ["v", "na", "že"],
        "ru": ["в", "на", "и"], "uk": ["в", "на", "і"],
    ]

    /// A paragraph cut off behind a word that no sentence ends with, before another whole one: where the next begins with
    /// a small letter, or there is none of some length, the rest may well have become a paragraph of its own.
    private static func truncated(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        guard let words = bound[passage.language], let next = passage.next, next.count >= 60,
            let first = String(decoding: passage.bytes[next.prefix(4)], as: UTF8.self).unicodeScalars.first, first.isUpper
        else { return nil }
        let ends = passage.words.filter { word in
            word.lowerBound >= 70 && passage[word.upperBound] == " " && passage[word.lowerBound - 1] == " "
                && passage[word.lowerBound - 2].isLetter && passage.signs.count - word.upperBound >= 20
                && words.contains(passage.text(word))
        }
        guard let word = random.pick(ends) else { return nil }
        return Damage([passage.change(word.upperBound..<passage.signs.count, to: "")], around: [passage.range(word)])
    }

    private static func gluedSentences(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        let sites = passage.sites { index in
            passage[index] == "." && passage[index + 1] == " " && (index - 3..<index).allSatisfy { passage[$0].isLower }
                && passage[index + 2].isUpper && passage[index + 3].isLower && passage[index + 4].isLower
                && passage.isPlain(index) && passage.isPlain(index + 2)
        }
        guard let stop = random.pick(sites) else { return nil }
        return Damage([passage.change(stop + 1, to: "")], around: [passage.range(stop..<stop + 1)])
    }

    private static func glued(
        _ passage: Stretch, _ marks: Set<Unicode.Scalar>, _ random: inout SplitMix64,
        _ begins: (Unicode.Scalar, Unicode.Scalar) -> Bool = { _, _ in true }
    ) -> Damage? {
        let sites = passage.sites { index in
            marks.contains(passage[index]) && passage[index + 1] == " "
                && [index - 2, index - 1, index + 2, index + 3].allSatisfy { passage[$0].isLetter }
                && begins(passage[index + 2], passage[index + 3]) && passage.isPlain(index) && passage.isPlain(index + 2)
        }
        guard let mark = random.pick(sites) else { return nil }
        return Damage([passage.change(mark + 1, to: "")], around: [passage.range(mark..<mark + 1)])
    }

    private static func doubled(_ passage: Stretch, _ marks: Set<Unicode.Scalar>, _ random: inout SplitMix64) -> Damage? {
        let sites = passage.sites { index in
            marks.contains(passage[index]) && (index - 3..<index).allSatisfy { passage[$0].isLower } && passage[index + 1] == " "
                && passage.isPlain(index)
        }
        guard let mark = random.pick(sites) else { return nil }
        return Damage(
            [passage.insert(passage.text(mark..<mark + 1), before: mark)], around: [passage.range(mark..<mark + 1)])
    }

    private static let wide: [Unicode.Scalar: String] = [".": "。", ",": "，", "?": "？", "!": "！", ":": "：", ";": "；", "(": "（", ")": "）"]

    private static func mixedWidth(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        let sites = passage.sites { [".", "?", ",", "!"].contains(passage[$0]) && passage[$0 - 1].isLower && passage[$0 + 1].isSpace }
        guard let mark = random.pick(sites), let wide = wide[passage[mark]] else { return nil }
        return Damage([passage.insert(wide, before: mark + 1)], around: [passage.range(mark..<mark + 1)])
    }

    private static func fullWidth(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        let sites = passage.sites { index in
            wide[passage[index]] != nil && passage[index] != "."
                && (passage[index - 1].isLower && passage[index + 1] == " " || passage[index] == "(" && passage[index + 1].isLetter)
        }
        guard let mark = random.pick(sites), let wide = wide[passage[mark]] else { return nil }
        return Damage([passage.change(mark, to: wide)])
    }

    private static func asciiInChinese(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        let marks: [Unicode.Scalar: String] = ["，": ",", "。": ".", "？": "?", "！": "!", "；": ";", "：": ":"]
        let isText = { (scalar: Unicode.Scalar) in scalar.isHan || scalar.isKana }
        let sites = passage.sites { index in
            marks[passage[index]] != nil && isText(passage[index - 1]) && isText(passage[index - 2])
                && (isText(passage[index + 1]) || passage[index + 1] == "\n")
        }
        guard let mark = random.pick(sites), let ascii = marks[passage[mark]] else { return nil }
        return Damage([passage.change(mark, to: ascii)])
    }

    private static func spacesBetweenHan(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        let length = 6 + random.below(8)
        let sites = passage.sites { start in
            (start..<start + length).allSatisfy { passage[$0].isHan || passage[$0].isKana }
        }
        guard let start = random.pick(sites) else { return nil }
        return Damage((start + 1..<start + length).map { passage.insert(" ", before: $0) }, around: [passage.range(start..<start + length)])
    }

    private static func asciiInArabic(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        let marks: [Unicode.Scalar: String] = ["،": ",", "؛": ";", "؟": "?"]
        let sites = passage.sites { marks[passage[$0]] != nil && passage[$0 - 1].isArabicLetter && passage[$0 + 1].isSpace }
        guard let mark = random.pick(sites), let ascii = marks[passage[mark]] else { return nil }
        return Damage([passage.change(mark, to: ascii)])
    }

    private static func spanish(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        // Where a sentence or speech begins: behind “Pero” the mark might as well have stood before it.
        let sites = passage.sites { index in
            ["¿", "¡"].contains(passage[index]) && passage[index + 1].isUpper
                && (index == 0 || ["«", "“", "\"", "—", "-"].contains(passage[index - 1])
                    || passage[index - 1] == " " && [".", "!", "?", ":"].contains(passage[index - 2]))
        }
        guard let open = random.pick(sites) else { return nil }
        let closing: Unicode.Scalar = passage[open] == "¿" ? "?" : "!"
        guard let close = (open..<passage.signs.count).first(where: { passage[$0] == closing }) else { return nil }
        // Many a long sentence ends in an exclamation that did not begin as one.
        guard closing == "?" || (open..<close).count(where: { passage[$0] == " " }) < 10 else { return nil }
        return Damage([passage.change(open, to: "")], around: [passage.range(open..<close + 1)])
    }

    private static let french: Set<Unicode.Scalar> = ["?", "!", ";", ":", "»"]

    /// A no-break space made an ordinary one. The document's other no-break spaces tell which it was.
    private static func frenchSpace(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        let sites = passage.sites { index in
            ["\u{A0}", "\u{202F}"].contains(passage[index]) && (french.contains(passage[index + 1]) || passage[index - 1] == "«")
        }
        guard sites.count > 1, let space = random.pick(sites) else { return nil }
        return Damage([passage.change(space, to: " ")], around: [passage.range(space - 1..<space + 2)])
    }

    private static func frenchGlued(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        let sites = passage.sites { index in
            ["\u{A0}", "\u{202F}"].contains(passage[index]) && marksOfClauses.contains(passage[index + 1]) && passage[index - 1].isLower
                && passage[index + 2].isSpace
        }
        guard spacedMarks(in: passage) >= 8, let space = random.pick(sites) else { return nil }
        return Damage([passage.change(space, to: "")], around: [passage.range(space + 1..<space + 2)])
    }

    private static let marksOfClauses = french.subtracting(["»"])

    /// How many marks of the text have the space before them: where there are hardly any, nothing tells that one lacks it.
    private static func spacedMarks(in passage: Stretch) -> Int {
        let text = String(decoding: passage.bytes, as: UTF8.self).unicodeScalars
        return zip(text, text.dropFirst()).lazy.filter { ["\u{A0}", "\u{202F}"].contains($0) && marksOfClauses.contains($1) }.count
    }

    private static func splitTime(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        let sites = passage.sites { index in
            passage[index] == ":" && [index - 2, index - 1, index + 1, index + 2].allSatisfy { passage[$0].isDigit }
        }
        guard let colon = random.pick(sites) else { return nil }
        return Damage([passage.insert(" ", before: colon + 1)], around: [passage.range(colon - 2..<colon + 3)])
    }

    private static func splitAddress(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        let sites = passage.sites { passage[$0] == ":" && passage[$0 + 1] == "/" && passage[$0 + 2] == "/" && passage[$0 - 1].isLetter }
        guard let colon = random.pick(sites) else { return nil }
        let changes = [
            passage.insert(" ", before: colon + 1), passage.insert(" ", before: colon + 2), passage.insert(" ", before: colon + 3),
        ]
        return Damage(random.below(2) == 0 ? [changes[0]] : changes, around: [passage.range(colon - 5..<colon + 3)])
    }

    private static func spacedMarks(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        let sites = passage.sites { index in (index..<index + 3).allSatisfy { passage[$0] == "!" } }
        guard let start = random.pick(sites) else { return nil }
        return Damage(
            [passage.insert(" ", before: start + 1), passage.insert(" ", before: start + 2)],
            around: [passage.range(start..<start + 3)])
    }

    private static func longEllipsis(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        let sites = passage.sites { index in
            (index..<index + 3).allSatisfy { passage[$0] == "." } && passage[index - 1].isLetter && passage[index + 3].isSpace
        }
        guard let start = random.pick(sites) else { return nil }
        return Damage(
            // One more would be a full stop behind the ellipsis.
            [passage.insert(String(repeating: ".", count: 2 + random.below(4)), before: start)],
            around: [passage.range(start..<start + 3)])
    }

    private static func unbalanced(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        let openings = passage.sites { passage[$0] == "(" && passage[$0 - 1] == " " && passage[$0 + 1].isLetter }
        guard let open = random.pick(openings),
            let close = (open + 1..<passage.signs.count).first(where: { ["(", ")"].contains(passage[$0]) }),
            passage[close] == ")", passage[close - 1].isLetter,
            // In Russian and Ukrainian, a closing parenthesis alone at a paragraph's end is a smile.
            !(["ru", "uk"].contains(passage.language) && close + 1 == passage.signs.count)
        else { return nil }
        return Damage([passage.change(random.below(2) == 0 ? open : close, to: "")], around: [passage.range(open..<close + 1)])
    }
}
