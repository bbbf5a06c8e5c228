/// Numbers, dates and units in the manner of another language.
enum Numbers {
    static let kinds: [Kind] = [
        Kind(
            "numbers/in-year", "in 1984 year", .only("en"), rules: ["numbers/year-word"], fix: .unsafe,
            plants: ["en": ["The bridge was built in 1984.", "It began in 2013, as everyone knows."]]
        ) { passage, random in
            let sites = passage.sites { index in
                passage[index] == " " && passage[index - 1] == "n" && passage[index - 2] == "i" && passage[index - 3] == " "
                    && (index + 1...index + 4).allSatisfy { passage[$0].isDigit } && [",", "."].contains(passage[index + 5])
            }
            return random.pick(sites).flatMap {
                Damage([passage.insert(" year", before: $0 + 5)], around: [passage.range($0 - 2..<$0 + 5)])
            }
        },
        planted(
            "numbers/ordinal", "1-st", ["numbers/hyphenated-ordinal"], .safe,
            ["en": ["She came 21st in the race.", "He lived in the 15th century.", "It was their 3rd defeat."]]
        ) { passage in
            passage.sites {
                passage[$0].isDigit && ["st", "th", "rd", "nd"].contains(passage.text($0 + 1..<min($0 + 3, passage.signs.count)))
                    && !passage[$0 + 3].isLetter
            }.map { ($0 + 1, "-") }
        },
        planted(
            "numbers/decade", "1990-s", ["numbers/hyphenated-ordinal"], .safe,
            ["en": ["He came in the 1990s with his father.", "In the 1830s nobody knew."]]
        ) { passage in
            passage.sites { passage[$0].isDigit && passage[$0 + 1] == "s" && !passage[$0 + 2].isLetter }.map { ($0 + 1, "-") }
        },
        replaced(
            "numbers/numero", "№ 5", ["numbers/numero-sign"], .unsafe,
            ["en": ["He lives in house No. 5 on the hill.", "It was train No. 12 to the coast."]], "No. ", ["№", "№ "]),
        replaced(
            "numbers/numero-german", "№ 5", ["numbers/numero-sign"], .unsafe, ["de": ["Er wohnt im Haus Nr. 5 am Hang."]], "Nr. ",
            ["№", "№ "]),
        replaced(
            "numbers/numero-polish", "№ 5", ["numbers/numero-sign"], .unsafe, ["pl": ["Mieszka w domu nr 5 na wzgórzu."]], "nr ",
            ["№", "№ "]),
        replaced(
            "numbers/numero-czech", "№ 5", ["numbers/numero-sign"], .unsafe, ["cs": ["Bydlí v domě č. 5 na kopci."]], "č. ", ["№", "№ "]),
        replaced("numbers/cyrillic-degree", "°С with a Cyrillic С", ["numbers/cyrillic-degree"], .safe, degrees, "°C", ["°С"]),
        replaced("numbers/cyrillic-unit", "5 км", ["numbers/cyrillic-unit"], .unsafe, units, " km", [" км"]),
        planted(
            "numbers/percent", "60 %", ["numbers/percent-spacing"], .safe, ["en": ["Only 60% of them came.", "It rose by 12% in a year."]]
        ) { passage in
            passage.sites { passage[$0] == "%" && passage[$0 - 1].isDigit }.map { ($0, " ") }
        },
        replaced(
            "numbers/decimal-comma", "3,5 months", ["numbers/decimal-mark"], .unsafe,
            ["en": ["It took 3.5 months to build.", "The price fell to 2.75 million dollars."]], ".", [","]
        ) { passage, index in
            passage[index - 1].isDigit && passage[index + 1].isDigit
        },
        replaced("numbers/decimal-point", "3.5 Millionen", ["numbers/decimal-mark"], .safe, decimals, ",", ["."]) { passage, index in
            passage[index - 1].isDigit && passage[index + 1].isDigit
        },
        grouped("numbers/grouping", "1.250.000 in English", ",", ".", ["en": ["The bridge cost 1,250,000 euros."]]),
        grouped(
            "numbers/grouping-points", "1,250,000 in German", ".", ",",
            [
                "de": ["Die Brücke kostete 1.250.000 Euro."], "it": ["Il ponte costò 1.250.000 euro."],
                "pt": ["A ponte custou 1.250.000 euros."],
            ]),
        grouped(
            "numbers/grouping-spaces", "1,250,000 in Russian", "\u{A0}", ",",
            [
                "fr": ["Le pont a coûté 1\u{A0}250\u{A0}000 euros."], "ru": ["Мост стоил 1\u{A0}250\u{A0}000 евро."],
                "uk": ["Міст коштував 1\u{A0}250\u{A0}000 євро."], "pl": ["Most kosztował 1\u{A0}250\u{A0}000 euro."],
                "cs": ["Most stál 1\u{A0}250\u{A0}000 eur."],
            ]),
        replaced("numbers/dimension-letter", "140х195 with a Cyrillic х", ["numbers/dimension-letter"], .unsafe, dimensions, "×", ["х"]),
        replaced(
            "numbers/spelled-time", "at 14 o'clock 30 minutes", ["numbers/spelled-time"], .none,
            ["en": ["The train leaves at 14:30 from here."]], "14:30", ["14 o'clock 30 minutes", "14.30 hours"]),
        Kind("numbers/split-digits", "in 1 9 9 5", .keys(of: years), rules: ["numbers/split-digits"], fix: .none, plants: years) {
            passage, _ in
            guard
                let start = passage.signs.indices.last(where: { index in
                    passage[index - 1] == " " && (index..<index + 4).allSatisfy { passage[$0].isDigit }
                })
            else { return nil }
            return Damage((start + 1..<start + 4).map { passage.insert(" ", before: $0) }, around: [passage.range(start..<start + 4)])
        },
        replaced(
            "numbers/weekday", "Tuesday, 14 February 2022 (a Monday)", ["numbers/weekday-date"], .none, weekdays, "Monday",
            ["Tuesday", "Friday"]),
        replaced(
            "numbers/scale-word", "2 mlrd", ["numbers/scale-word"], .unsafe,
            ["en": ["It cost 2 billion dollars.", "They lost 40 billion roubles."]], " billion", [" mlrd", " milliard", " milliards"]),
    ]

    private static let degrees: [String: [String]] = [
        "en": ["It was 25 °C in the morning."], "de": ["Am Morgen waren es 25 °C im Schatten."],
        "es": ["Por la mañana había 25 °C a la sombra."],
        "it": ["Al mattino c’erano 25 °C all’ombra."], "pl": ["Rano było 25 °C w cieniu."], "cs": ["Ráno bylo 25 °C ve stínu."],
    ]
    private static let units: [String: [String]] = [
        "en": ["It is 25 km to the coast."], "de": ["Bis zur Küste sind es 25 km zu Fuß."], "es": ["Hay 25 km hasta la costa."],
        "pl": ["Do wybrzeża jest 25 km pieszo."], "cs": ["K pobřeží je to 25 km pěšky."],
    ]
    private static let decimals: [String: [String]] = [
        "de": ["Die Brücke kostete 3,5 Millionen Euro."], "fr": ["Le pont a coûté 3,5 millions d’euros."],
        "it": ["Il ponte costò 3,5 milioni di euro."], "pt": ["A ponte custou 3,5 milhões de euros."],
        "pl": ["Most kosztował 3,5 mln euro."], "cs": ["Most stál 3,5 milionu eur."], "ru": ["Мост стоил 3,5 миллиона евро."],
        "uk": ["Міст коштував 3,5 мільйона євро."],
    ]
    private static let dimensions: [String: [String]] = [
        "en": ["The plate is 140×195 mm large."], "de": ["Die Platte ist 140×195 mm groß."], "fr": ["La plaque mesure 140×195 mm."],
        "es": ["La placa mide 140×195 mm."], "it": ["La lastra misura 140×195 mm."], "pl": ["Płyta ma 140×195 mm."],
        "cs": ["Deska má 140×195 mm."],
    ]
    private static let years: [String: [String]] = [
        "en": ["The bridge was built in 1995."], "de": ["Die Brücke steht seit 1995."], "fr": ["Le pont fut construit en 1995."],
        "es": ["El puente se construyó en 1995."], "ru": ["Мост построен в 1995 году."],
    ]
    private static let weekdays = [
        "en": ["They met on Monday, 14 February 2022, in the town hall.", "The law was passed on Monday, February 14, 2022."]
    ]

    /// The grouping marks of the planted sentence's number replaced by another language's.
    private static func grouped(
        _ name: String, _ example: String, _ own: Unicode.Scalar, _ foreign: String, _ plants: [String: [String]]
    ) -> Kind {
        Kind(name, example, .keys(of: plants), rules: ["numbers/grouping"], fix: .safe, plants: plants) { passage, _ in
            let sites = passage.sites { index in
                passage[index] == own && passage[index - 1].isDigit && (index + 1...index + 3).allSatisfy { passage[$0].isDigit }
            }
            guard let last = sites.last, sites.count >= 2, let first = sites.dropLast().last, last - first == 4 else { return nil }
            return Damage(
                [passage.change(first, to: foreign), passage.change(last, to: foreign)], around: [passage.range(first - 1..<last + 4)])
        }
    }

    /// Something inserted before a sign that the function names.
    private static func planted(
        _ name: String, _ example: String, _ rules: [String], _ fix: Kind.Fix, _ plants: [String: [String]],
        _ sites: @escaping @Sendable (Stretch) -> [(Int, String)]
    ) -> Kind {
        Kind(name, example, .only("en"), rules: rules, fix: fix, plants: plants) { passage, random in
            guard let (index, text) = random.pick(sites(passage)) else { return nil }
            return Damage([passage.insert(text, before: index)], around: [passage.range(index - 1..<min(index + 2, passage.signs.count))])
        }
    }

    /// A text of the planted sentence replaced by another.
    private static func replaced(
        _ name: String, _ example: String, _ rules: [String], _ fix: Kind.Fix, _ plants: [String: [String]], _ text: String,
        _ wrong: [String], _ condition: @escaping @Sendable (Stretch, Int) -> Bool = { _, _ in true }
    ) -> Kind {
        let length = text.unicodeScalars.count
        return Kind(name, example, .keys(of: plants), rules: rules, fix: fix, plants: plants) { passage, random in
            // From the end: the sentence stands there.
            guard plants[passage.language] != nil, let other = random.pick(wrong),
                let site = passage.signs.indices.dropLast(length).last(where: {
                    passage.text($0..<$0 + length) == text && condition(passage, $0)
                })
            else { return nil }
            return Damage(
                [passage.change(site..<site + length, to: other)],
                around: [passage.range(max(0, site - 3)..<min(passage.signs.count, site + length + 20))])
        }
    }
}
