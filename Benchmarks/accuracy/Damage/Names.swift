/// Names, and words that were left in the language of the original.
enum Names {
    static let kinds: [Kind] = [
        Kind(
            "names/weekday-case", "on monday", .only("en"), rules: ["names/lower-case"], fix: .unsafe,
            plants: ["en": ["They met again on Monday.", "It opens every Thursday at noon.", "It rained all Wednesday."]],
            damage: weekdayCase),
        Kind(
            "names/source-word", "asked to take me собою with", .latin, rules: ["leftovers/foreign-script"], fix: .none
        ) { replaced($0, ["собою", "кожна", "деревня", "громада", "совещание", "宣布", "政府"], &$1) },
        Kind(
            "names/source-word-added", "but кожна every family", .latin, rules: ["leftovers/foreign-script", "leftovers/echoed-word"],
            fix: .none,
            damage: addedWord),
        Kind(
            "names/han-word", "варианты 最近 новости", .cyrillic, rules: ["leftovers/foreign-script"], fix: .none
        ) { replaced($0, ["宣布", "政府", "最近"], &$1) },
        Kind(
            "names/echo", "Анна Anna", .latin, rules: ["leftovers/echoed-word", "leftovers/foreign-script"], fix: .unsafe, damage: echo),
        replacedName(
            "names/acronym", "OTAN (NATO)", ["names/foreign-acronym"],
            ["en": ["The NATO summit ended without a result.", "The UN report was read by few."]], ["NATO": "OTAN", "UN": "ONU"]),
        replacedName(
            "names/soft-sign", "Khar'kov", ["names/soft-sign"],
            ["en": ["They came from Kharkov by train.", "The road to Sevastopol was closed."]],
            ["Kharkov": "Khar'kov", "Sevastopol": "Sevastopol'"]),
        replacedName(
            "names/romanization", "Kharkiv … Kharkov", ["names/romanization"],
            [
                "en": [
                    "The road to Kharkiv is open, and Kharkiv is calm: Kharkiv sleeps.",
                    "Zelensky came, Zelensky spoke, and Zelensky left.",
                ]
            ],
            ["Kharkiv": "Kharkov", "Zelensky": "Zelenskyy"]),
        replacedName(
            "names/umlaut-digraph", "Muenchen", ["names/umlaut-digraph"],
            ["en": ["The train to München left late."], "de": ["Der Zug nach München fuhr ab.", "Sie wohnt in Köln am Rhein."]],
            ["München": "Muenchen", "Köln": "Koeln"]),
    ]

    private static func weekdayCase(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        let names: Set<String> = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
        let sites = passage.words.filter {
            names.contains(passage.text($0)) && passage[$0.lowerBound - 1] == " " && passage[$0.lowerBound - 2].isLower
        }
        guard let word = random.pick(sites) else { return nil }
        return Damage([passage.change(word, to: passage.text(word).lowercased())])
    }

    private static func plainWords(_ passage: Stretch) -> [Range<Int>] {
        passage.words.filter {
            passage[$0.lowerBound - 1] == " " && passage[$0.upperBound] == " " && passage[$0.lowerBound].isLower && $0.count >= 4
        }
    }

    private static func replaced(_ passage: Stretch, _ words: [String], _ random: inout SplitMix64) -> Damage? {
        guard let word = random.pick(plainWords(passage)), let other = random.pick(words) else { return nil }
        return Damage([passage.change(word, to: other)])
    }

    private static func addedWord(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        guard let word = random.pick(plainWords(passage)), let other = random.pick(["кожна", "деревня", "собою", "громада"]) else {
            return nil
        }
        return Damage([passage.insert(other + " ", before: word.lowerBound)])
    }

    private static let cyrillic: [Character: String] = [
        "a": "а", "b": "б", "c": "к", "d": "д", "e": "е", "f": "ф", "g": "г", "h": "х", "i": "и", "j": "й", "k": "к", "l": "л", "m": "м",
        "n": "н", "o": "о", "p": "п", "q": "к", "r": "р", "s": "с", "t": "т", "u": "у", "v": "в", "w": "в", "x": "кс", "y": "и", "z": "з",
    ]

    /// A name in the original's letters before the name.
    private static func echo(_ passage: Stretch, _ random: inout SplitMix64) -> Damage? {
        let names = passage.words.filter { word in
            word.count >= 4 && passage[word.lowerBound].isUpper && passage[word.lowerBound - 1] == " "
                && passage[word.lowerBound - 2].isLower
                && word.allSatisfy { passage[$0].isASCII } && passage[word.upperBound] == " "
        }
        guard let name = random.pick(names) else { return nil }
        let letters = passage.text(name).lowercased().compactMap { cyrillic[$0] }.joined()
        return Damage(
            [passage.insert(letters.prefix(1).uppercased() + letters.dropFirst() + " ", before: name.lowerBound)],
            around: [passage.range(name)])
    }

    private static func replacedName(
        _ name: String, _ example: String, _ rules: [String], _ plants: [String: [String]], _ wrong: [String: String]
    ) -> Kind {
        Kind(name, example, .keys(of: plants), rules: rules, fix: .unsafe, plants: plants) { passage, _ in
            guard let word = passage.words.last(where: { wrong[passage.text($0)] != nil }), let other = wrong[passage.text(word)] else {
                return nil
            }
            return Damage([passage.change(word, to: other)])
        }
    }
}
