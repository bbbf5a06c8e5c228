/// Numbers, dates and units in the manner of another language.
enum Numbers {
    static let kinds: [Kind] = [
        Kind(
            "numbers/in-year", "in 1984 year", .only("en"), rules: ["numbers/year", "numbers/in-year", "numbers/year-calque"], mend: .unsafe,
            plants: ["en": ["The bridge was built in 1984.", "It began in 2013, as everyone knows."]]
        ) { passage, random in
            let sites = passage.sites { index in
                passage[index] == " " && passage[index - 1] == "n" && passage[index - 2] == "i" && passage[index - 3] == " "
                    && (index + 1...index + 4).allSatisfy { passage[$0].isDigit } && [",", "."].contains(passage[index + 5])
            }
            return random.pick(sites).flatMap { Damage([passage.insert(" year", before: $0 + 5)], around: [passage.range($0 - 2..<$0 + 5)]) }
        },
        planted("numbers/ordinal", "1-st", ["numbers/ordinal", "numbers/ordinals"], .safe, ["en": ["She came 21st in the race.", "He lived in the 15th century.", "It was their 3rd defeat."]]) { passage in
            passage.sites { passage[$0].isDigit && ["st", "th", "rd", "nd"].contains(passage.text($0 + 1..<min($0 + 3, passage.signs.count))) && !passage[$0 + 3].isLetter }.map { ($0 + 1, "-") }
        },
        planted("numbers/decade", "1990-s", ["numbers/ordinal", "numbers/ordinals", "numbers/decade"], .safe, ["en": ["He came in the 1990s with his father.", "In the 1830s nobody knew."]]) { passage in
            passage.sites { passage[$0].isDigit && passage[$0 + 1] == "s" && !passage[$0 + 2].isLetter }.map { ($0 + 1, "-") }
        },
        replaced("numbers/numero", "№ 5", ["numbers/numero"], .safe, ["en": ["He lives in house No. 5 on the hill.", "It was train No. 12 to the coast."]], "No. ", ["№", "№ "]),
        replaced("numbers/cyrillic-degree", "°С with a Cyrillic С", ["numbers/cyrillic-degree", "characters/look-alike"], .safe, degrees, "°C", ["°С"]),
        replaced("numbers/cyrillic-unit", "5 км", ["numbers/cyrillic-unit", "numbers/untranslated-unit", "numbers/cyrillic-units", "leftovers/source-script"], .unsafe, units, " km", [" км"]),
        planted("numbers/percent", "60 %", ["numbers/percent"], .safe, ["en": ["Only 60% of them came.", "It rose by 12% in a year."]]) { passage in
            passage.sites { passage[$0] == "%" && passage[$0 - 1].isDigit }.map { ($0, " ") }
        },
        replaced("numbers/decimal-comma", "3,5 months", ["numbers/decimal-comma", "numbers/decimal"], .unsafe, ["en": ["It took 3.5 months to build.", "The price fell to 2.75 million dollars."]], ".", [","]) { passage, index in
            passage[index - 1].isDigit && passage[index + 1].isDigit
        },
        replaced("numbers/weekday", "Tuesday, 14 February 2022 (a Monday)", ["numbers/weekday-date", "numbers/weekday"], .none, weekdays, "Monday", ["Tuesday", "Friday"]),
        replaced("numbers/scale-word", "2 mlrd", ["numbers/scale-word", "numbers/scale-words"], .unsafe, ["en": ["It cost 2 billion dollars.", "They lost 40 billion roubles."]], " billion", [" mlrd", " milliard", " milliards"]),
    ]

    private static let degrees: [String: [String]] = [
        "en": ["It was 25 °C in the morning."], "de": ["Am Morgen waren es 25 °C im Schatten."], "es": ["Por la mañana había 25 °C a la sombra."],
        "it": ["Al mattino c’erano 25 °C all’ombra."], "pl": ["Rano było 25 °C w cieniu."], "cs": ["Ráno bylo 25 °C ve stínu."],
    ]
    private static let units: [String: [String]] = [
        "en": ["It is 25 km to the coast."], "de": ["Bis zur Küste sind es 25 km zu Fuß."], "es": ["Hay 25 km hasta la costa."],
        "pl": ["Do wybrzeża jest 25 km pieszo."], "cs": ["K pobřeží je to 25 km pěšky."],
    ]
    private static let weekdays = ["en": ["They met on Monday, 14 February 2022, in the town hall.", "The law was passed on Monday, February 14, 2022."]]

    /// Something inserted before a sign that the function names.
    private static func planted(
        _ name: String, _ example: String, _ rules: [String], _ mend: Kind.Mend, _ plants: [String: [String]],
        _ sites: @escaping @Sendable (Passage) -> [(Int, String)]
    ) -> Kind {
        Kind(name, example, .only("en"), rules: rules, mend: mend, plants: plants) { passage, random in
            guard let (index, text) = random.pick(sites(passage)) else { return nil }
            return Damage([passage.insert(text, before: index)], around: [passage.range(index - 1..<min(index + 2, passage.signs.count))])
        }
    }

    /// A text of the planted sentence replaced by another.
    private static func replaced(
        _ name: String, _ example: String, _ rules: [String], _ mend: Kind.Mend, _ plants: [String: [String]], _ text: String,
        _ wrong: [String], _ condition: @escaping @Sendable (Passage, Int) -> Bool = { _, _ in true }
    ) -> Kind {
        let length = text.unicodeScalars.count
        return Kind(name, example, .keys(of: plants), rules: rules, mend: mend, plants: plants) { passage, random in
            // From the end: the sentence stands there.
            guard plants[passage.language] != nil, let other = random.pick(wrong),
                let site = passage.signs.indices.dropLast(length).last(where: { passage.text($0..<$0 + length) == text && condition(passage, $0) })
            else { return nil }
            return Damage([passage.change(site..<site + length, to: other)], around: [passage.range(max(0, site - 3)..<min(passage.signs.count, site + length + 20))])
        }
    }
}
