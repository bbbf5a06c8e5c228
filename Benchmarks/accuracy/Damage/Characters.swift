/// Characters in a wrong encoding, invisible ones, and look-alikes.
enum Characters {
    static let kinds: [Kind] = encoding + invisible + lookAlikes

    private static let encoding: [Kind] = [
        Kind(
            "characters/mojibake", "whole ¶: donâ€™t", .all.except("zh", "ja", "ar"), rules: ["characters/mojibake"], fix: .safe,
            damage: mojibake),
        Kind(
            "characters/mojibake-word", "one word: donâ€™t", .latin, rules: ["characters/mojibake"], fix: .safe,
            damage: mojibakeWord),
        Kind(
            "characters/mojibake-cyrillic", "РџСЂРёРІРµС‚", .cyrillic, rules: ["characters/mojibake"], fix: .safe
        ) { passage, _ in whole(passage) { CodePages.misread($0.utf8, as: CodePages.windows1251) } },
        Kind(
            "characters/mojibake-cyrillic-latin", "Ïðèâåò", .only("ru"), rules: ["characters/mojibake"], fix: .safe
        ) { passage, _ in whole(passage, CodePages.cyrillicAsLatin) },
        Kind(
            "characters/mojibake-latin-1", "donâ\\x80\\x99t", .all.except("zh", "ja", "ar"), rules: ["characters/mojibake"], fix: .safe
        ) { passage, _ in misread(passage, [CodePages.latin1]) },
        Kind(
            "characters/mojibake-1250", "PĹ™Ă­liĹˇ", .only("cs", "pl", "de"), rules: ["characters/mojibake"], fix: .safe
        ) { passage, _ in misread(passage, [CodePages.windows1250]) },
        Kind(
            "characters/mojibake-mac", "r√©gion, the mayor‚Äôs", .latin, rules: ["characters/mojibake"], fix: .safe
        ) { passage, _ in misread(passage, [CodePages.macRoman]) },
        Kind(
            "characters/mojibake-dos", "caf├⌐, the mayorΓÇÖs", .latin, rules: ["characters/mojibake"], fix: .safe
        ) { passage, _ in misread(passage, [CodePages.dos437]) },
        Kind(
            "characters/mojibake-twice", "donÃ¢â‚¬â„¢t", .all.except("zh", "ja", "ar"), rules: ["characters/mojibake"], fix: .safe
        ) { passage, random in
            misread(
                passage, random.below(2) == 0 ? [CodePages.windows1252, CodePages.windows1252] : [CodePages.latin1, CodePages.windows1252])
        },
        Kind(
            "characters/mojibake-part", "half a ¶: Itâ€™s café", .all.except("zh", "ja", "ar"), rules: ["characters/mojibake"], fix: .safe
        ) { passage, random in
            let spaces = passage.sites { passage[$0] == " " }
            guard spaces.count >= 8 else { return nil }
            let range = spaces[spaces.count / 2]..<passage.signs.count
            guard passage.signs[range].count(where: { !$0.scalar.isASCII }) >= 2, range.count < 1_500 else { return nil }
            return Damage([passage.change(range, to: CodePages.misread(passage.text(range).utf8, as: CodePages.windows1252))])
        },
        Kind(
            "characters/lost-letter", "na?ve", .latin, rules: ["characters/lost-letter"], fix: .none
        ) { passage, random in
            let sites = passage.sites { site in
                !passage[site].isASCII && passage[site].isLower
                    && (1...2).allSatisfy { passage[site - $0].isLower && passage[site + $0].isLower }
                    && passage.isPlain(site)
            }
            return random.pick(sites).flatMap { Damage([passage.change($0, to: "?")]) }
        },
        Kind(
            "characters/c1-control", "don\\x92t", .latin, rules: ["characters/c1-control"], fix: .safe,
            damage: c1Control),
        Kind(
            "characters/c0-control", "form feed, escape", .all, rules: ["characters/control"], fix: .safe
        ) { passage, random in
            // A form feed stands where a page ends: before a word, not in it.
            random.below(4) == 0
                ? beforeWord(passage, "\u{C}", &random) : between(passage, ["\u{8}", "\u{1B}[0m", "\u{1}"], &random)
        },
        Kind(
            "characters/replacement", "caf\u{FFFD}", .all, rules: ["characters/replacement-character"], fix: .none,
            damage: replacement),
        Kind(
            "characters/entity", "&rsquo; &quot; &mdash;", .all, rules: ["characters/html-entity"], fix: .safe
        ) { entity($0, &$1) { "&\($0);" } },
        Kind(
            "characters/entity-doubled", "&amp;rsquo;", .all, rules: ["characters/html-entity"], fix: .safe
        ) { entity($0, &$1) { "&amp;\($0);" } },
        Kind(
            "characters/entity-spaced", "& rsquo; &# 39 ;", .all, rules: ["characters/html-entity"], fix: .safe
        ) { entity($0, &$1) { $0.hasPrefix("#") ? "&# \($0.dropFirst()) ;" : "& \($0);" } },
        Kind(
            "characters/escaped", "caf\\u00e9", .latin, rules: ["characters/escaped"], fix: .unsafe, damage: escaped),
        Kind(
            "characters/percent-encoded", "caf%C3%A9", .latin, rules: ["characters/percent-encoding"], fix: .unsafe
        ) { passage, random in
            guard let site = random.pick(passage.sites { !passage[$0].isASCII && passage[$0].isLetter }) else { return nil }
            let codes = passage.text(site..<site + 1).utf8.map { "%" + String($0, radix: 16, uppercase: true) }
            return Damage([passage.change(site, to: codes.joined())])
        },
        Kind(
            "characters/decomposed", "e + U+0301", .european, rules: ["characters/decomposed"], fix: .safe,
            damage: decomposed),
    ]

    private static let invisible: [Kind] = [
        Kind(
            "characters/zero-width-space", "val\u{200B}ues", .spaced, rules: ["characters/zero-width"], fix: .safe
        ) { between($0, ["\u{200B}"], &$1) },
        Kind(
            "characters/bom", "U+FEFF inside", .all, rules: ["characters/zero-width"], fix: .safe
        ) { between($0, ["\u{FEFF}"], &$1) },
        Kind(
            "characters/soft-hyphen", "trans\u{AD}lation", .european, rules: ["characters/soft-hyphen"], fix: .safe,
            damage: softHyphen),
        Kind(
            "characters/bidi", "U+200E … U+202C", .european, rules: ["characters/bidi-control"], fix: .safe,
            damage: bidi),
        Kind(
            "characters/variation-selector", "copters + U+FE0F", .european, rules: ["characters/stray-variation-selector"],
            fix: .safe
        ) { afterWord($0, "\u{FE0F}", &$1) },
        // What is right instead of the bullet, a bullet or nothing, the text does not tell.
        Kind(
            "characters/private-use-bullet", "U+F0B7 Item", .all, rules: ["characters/private-use"], fix: .none
        ) { passage, random in
            Damage([passage.insert(random.below(2) == 0 ? "\u{F0B7} " : "\u{F0A7} ", at: passage.paragraph.lowerBound)])
        },
        Kind(
            "characters/private-use-symbol", "36 U+F0B0 C", .all, rules: ["characters/private-use"], fix: .safe
        ) { passage, random in
            let symbols: [Unicode.Scalar: String] = [
                "•": "\u{F0B7}", "→": "\u{F0E0}", "°": "\u{F0B0}", "±": "\u{F0B1}", "×": "\u{F0B4}", "—": "\u{F0BE}",
            ]
            guard let site = random.pick(passage.sites { symbols[passage[$0]] != nil }), let symbol = symbols[passage[site]] else {
                return nil
            }
            return Damage([passage.change(site, to: symbol)])
        },
    ]

    private static let lookAlikes: [Kind] = [
        Kind(
            "characters/cyrillic-in-latin", "Servicе", .latin, rules: ["characters/look-alike"], fix: .safe
        ) { homoglyph($0, latin: true, &$1) },
        Kind(
            "characters/latin-in-cyrillic", "кoторый", .cyrillic, rules: ["characters/look-alike"], fix: .safe
        ) { homoglyph($0, latin: false, &$1) },
        Kind(
            "characters/full-width", "Ｆｏｒｍｕｌａ １", .european, rules: ["characters/full-width-form"], fix: .safe,
            damage: fullWidth),
        Kind(
            "characters/ligature", "ﬁnd, eﬃcient", .latin, rules: ["characters/presentation-form"], fix: .safe, damage: ligature),
        Kind(
            "characters/digits", "٢٠٢٣", .european, rules: ["characters/foreign-digits", "characters/full-width-form"], fix: .safe,
            damage: digits),
        Kind(
            "characters/tatweel", "مـرحبا", .only("ar"), rules: ["characters/tatweel"], fix: .safe
        ) { passage, random in
            let sites = passage.sites {
                passage[$0].isArabicLetter && passage[$0 + 1].isArabicLetter && passage[$0 + 2].isArabicLetter
                    && !"اأإآدذرزوؤىةء".unicodeScalars.contains(passage[$0])
            }
            return random.pick(sites).flatMap { Damage([passage.insert("ـ", before: $0 + 1)]) }
        },
    ]

    private static func whole(_ passage: Stretch, _ transform: (String) -> String?) -> Damage? {
        let text = String(decoding: passage.bytes[passage.paragraph], as: UTF8.self)
        guard passage.paragraph.count < 1_500, let changed = transform(text), changed != text else { return nil }
        return Damage([Change(passage.paragraph, of: passage.bytes, to: changed)])
    }

    private static func mojibake(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        guard passage.signs.filter({ !$0.scalar.isASCII }).count >= 2 else { return nil }
        return whole(passage) { CodePages.misread($0.utf8, as: CodePages.windows1252) }
    }

    private static func misread(_ passage: Stretch, _ tables: [[Unicode.Scalar]]) -> Damage? {
        guard passage.signs.filter({ !$0.scalar.isASCII }).count >= 2 else { return nil }
        return whole(passage) { text in tables.reduce(text) { CodePages.misread($0.utf8, as: $1) } }
    }

    private static func mojibakeWord(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        let sites =
            passage.words.filter { word in word.count >= 3 && word.contains { !passage[$0].isASCII } }
            + passage.sites { passage[$0] == "’" && passage[$0 - 1].isLetter && passage[$0 + 1].isLetter }.map { $0..<$0 + 1 }
        guard let site = random.pick(sites) else { return nil }
        return Damage([passage.change(site, to: CodePages.misread(passage.text(site).utf8, as: CodePages.windows1252))])
    }

    private static func c1Control(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        let controls: [Unicode.Scalar: String] = ["’": "\u{92}", "“": "\u{93}", "”": "\u{94}", "–": "\u{96}", "—": "\u{97}", "…": "\u{85}"]
        guard let site = random.pick(passage.sites { controls[passage[$0]] != nil }), let control = controls[passage[site]] else {
            return nil
        }
        return Damage([passage.change(site, to: control)])
    }

    /// Something inserted between two letters or before a word.
    private static func between(_ passage: Stretch, _ texts: [String], _ random: inout SplitMix64) -> Damage? {
        let sites = passage.sites { passage[$0].isLetter && (passage[$0 - 1].isLetter || passage[$0 - 1] == " ") }
        guard let site = random.pick(sites), let text = random.pick(texts) else { return nil }
        return Damage([passage.insert(text, before: site)])
    }

    private static func beforeWord(_ passage: Stretch, _ text: String, _ random: inout SplitMix64) -> Damage? {
        let words = passage.words.filter { passage[$0.lowerBound - 1] == " " }
        return random.pick(words).flatMap { Damage([passage.insert(text, before: $0.lowerBound)]) }
    }

    private static func afterWord(_ passage: Stretch, _ text: String, _ random: inout SplitMix64) -> Damage? {
        random.pick(passage.words).flatMap { Damage([passage.insert(text, before: $0.upperBound)]) }
    }

    private static func softHyphen(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        guard let word = random.pick(passage.words.filter { $0.count >= 7 }) else { return nil }
        return Damage([passage.insert("\u{AD}", before: word.lowerBound + 3)])
    }

    private static func bidi(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        guard let word = random.pick(passage.words) else { return nil }
        if random.below(2) == 0 { return Damage([passage.insert(random.below(2) == 0 ? "\u{200E}" : "\u{200F}", before: word.lowerBound)]) }
        return Damage(
            [passage.insert("\u{202A}", before: word.lowerBound), passage.insert("\u{202C}", before: word.upperBound)],
            around: [passage.range(word)])
    }

    private static func replacement(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        let sites = passage.sites { !passage[$0].isASCII && passage[$0].isLetter || ["’", "“", "”", "«", "»", "—"].contains(passage[$0]) }
        return random.pick(sites).flatMap { Damage([passage.change($0, to: "\u{FFFD}")]) }
    }

    private static let entities: [Unicode.Scalar: String] = [
        "\"": "quot", "'": "#39", "’": "rsquo", "‘": "lsquo", "“": "ldquo", "”": "rdquo", "—": "mdash", "–": "ndash", "…": "hellip",
        "«": "laquo", "»": "raquo", "„": "bdquo", "é": "eacute", "à": "agrave", "ü": "uuml", "ö": "ouml", "ä": "auml", "ñ": "ntilde",
        "ó": "oacute", "ç": "ccedil",
    ]

    private static func entity(_ passage: Stretch, _ random: inout SplitMix64, _ form: (String) -> String) -> Damage? {
        guard let site = random.pick(passage.sites { entities[passage[$0]] != nil }), let name = entities[passage[site]] else { return nil }
        // Half of them by number: that is how most scripts write them.
        let number = "#\(passage[site].value)"
        return Damage([passage.change(site, to: form(random.below(2) == 0 ? name : number))])
    }

    private static func escaped(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        guard let site = random.pick(passage.sites { !passage[$0].isASCII && passage[$0].value < 0x10000 && passage[$0 - 1].isLetter })
        else { return nil }
        let digits = String(passage[site].value, radix: 16)
        return Damage([passage.change(site, to: "\\u" + String(repeating: "0", count: 4 - digits.count) + digits)])
    }

    private static let decompositions: [Unicode.Scalar: String] = [
        "á": "a\u{301}", "é": "e\u{301}", "í": "i\u{301}", "ó": "o\u{301}", "ú": "u\u{301}", "ý": "y\u{301}", "à": "a\u{300}",
        "è": "e\u{300}", "ù": "u\u{300}", "ì": "i\u{300}", "ò": "o\u{300}", "ä": "a\u{308}", "ö": "o\u{308}", "ü": "u\u{308}",
        "ê": "e\u{302}", "â": "a\u{302}", "ñ": "n\u{303}", "ã": "a\u{303}", "ç": "c\u{327}", "č": "c\u{30C}", "ř": "r\u{30C}",
        "š": "s\u{30C}", "ž": "z\u{30C}", "ě": "e\u{30C}", "ć": "c\u{301}", "ś": "s\u{301}", "ż": "z\u{307}", "ą": "a\u{328}",
        "ę": "e\u{328}", "й": "и\u{306}", "ї": "і\u{308}", "ё": "е\u{308}",
    ]

    private static func decomposed(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        guard let site = random.pick(passage.sites { decompositions[passage[$0]] != nil }), let text = decompositions[passage[site]] else {
            return nil
        }
        return Damage([passage.change(site, to: text)])
    }

    private static let cyrillicTwins: [Unicode.Scalar: Unicode.Scalar] = [
        "a": "а", "e": "е", "o": "о", "p": "р", "c": "с", "x": "х", "y": "у", "i": "і",
        "A": "А", "B": "В", "E": "Е", "K": "К", "M": "М", "H": "Н", "O": "О", "P": "Р", "C": "С", "T": "Т", "X": "Х",
    ]
    private static let latinTwins = Dictionary(cyrillicTwins.map { ($1, $0) }) { first, _ in first }

    /// One letter of a word in the other script.
    private static func homoglyph(_ passage: Stretch, latin: Bool, _ random: inout SplitMix64) -> Damage? {
        let twins = latin ? cyrillicTwins : latinTwins
        let words = passage.words.filter { word in
            word.count >= 5 && word.allSatisfy { latin ? passage[$0].isASCII : passage[$0].isCyrillic }
        }
        guard let word = random.pick(words), let site = random.pick(word.filter { twins[passage[$0]] != nil }),
            let twin = twins[passage[site]]
        else { return nil }
        return Damage([passage.change(site, to: String(twin))], around: [passage.range(word)])
    }

    private static func fullWidth(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        let words = passage.words.filter { word in
            word.count >= 2 && word.allSatisfy { passage[$0].isASCII } && !["’", "'"].contains(passage[word.upperBound])
        }
        guard let word = random.pick(words) else { return nil }
        var wide = ""
        for index in word { Unicode.Scalar(passage[index].value + 0xFEE0).map { wide.unicodeScalars.append($0) } }
        return Damage([passage.change(word, to: wide)])
    }

    private static func ligature(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        let sites = passage.sites { passage[$0] == "f" && (passage[$0 + 1] == "i" || passage[$0 + 1] == "l") && passage[$0 - 1] != "f" }
        guard let site = random.pick(sites) else { return nil }
        return Damage([passage.change(site..<site + 2, to: passage[site + 1] == "i" ? "ﬁ" : "ﬂ")])
    }

    private static func digits(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        let sites = passage.sites { index in
            // Not a group of a longer number.
            passage[index - 1] == " " && !passage[index - 2].isDigit && (index..<index + 2).allSatisfy { passage[$0].isDigit }
        }
        guard let start = random.pick(sites), let zero = random.pick([0x660, 0x6F0, 0x966, 0xFF10] as [UInt32]) else { return nil }
        var end = start
        var text = ""
        while passage[end].isDigit {
            Unicode.Scalar(zero + passage[end].value - 48).map { text.unicodeScalars.append($0) }
            end += 1
        }
        guard passage[end].isSpace || passage[end] == ",", !passage[end + 1].isDigit else { return nil }
        return Damage([passage.change(start..<end, to: text)])
    }
}
