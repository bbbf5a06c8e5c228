/// What a language model says beside the translation.
enum Models {
    static let kinds: [Kind] = [
        atStart("models/preamble", ["leftovers/preamble"], preambles),
        atStart("models/label", ["leftovers/label", "leftovers/preamble"], ["": ["Translation:", "Translated text:", "**Translation:**"]]),
        atStart("models/thinking", ["leftovers/thinking"], ["": ["<think>\nThe author means the river here.\n</think>", "<thinking>Keep the tone of the letter.</thinking>"]]),
        atEnd("models/note", ["leftovers/note", "leftovers/translator-note"], .unsafe, notes),
        atEnd("models/offer", ["leftovers/note", "leftovers/offer", "leftovers/translator-note"], .unsafe, ["": ["Let me know if you would like a more formal version.", "I hope this helps!", "Feel free to ask if you need any changes."]]),
        atEnd("models/rest", ["leftovers/rest-of-text", "leftovers/elision"], .none, ["": ["[rest of the text]", "[… rest of the text …]", "[The translation continues]"]]),
        atEnd("models/refusal", ["leftovers/refusal"], .none, ["": ["I’m sorry, but I cannot translate this text as it appears to be copyrighted.", "I apologize, but I can't assist with translating that."]]),
        atEnd("models/closing-fence", ["leftovers/code-fence"], .safe, ["": ["```"]]),
        Kind("models/code-fence", "``` text ```", .all, rules: ["leftovers/code-fence"], mend: .safe) { passage, random in
            Damage([
                passage.insert(["```\n", "```text\n", "```markdown\n"][random.below(3)], at: 0),
                passage.insert("```\n", at: passage.bytes.count),
            ])
        },
        Kind(
            "models/tags", "<translation>…</translation>", .all,
            rules: ["leftovers/prompt-tags", "leftovers/prompt-tag"], mend: .safe
        ) { passage, random in
            guard let tag = random.pick(["translation", "translated_text", "output", "target"]) else { return nil }
            let gap = random.below(2) == 0 ? "\n" : ""
            return Damage([
                passage.insert("<\(tag)>\(gap)", at: 0),
                gap.isEmpty ? passage.insert("</\(tag)>", at: passage.bytes.count - 1) : passage.insert("</\(tag)>\n", at: passage.bytes.count),
            ])
        },
        Kind("models/markdown", "**Bold** words", .spaced, rules: ["leftovers/markdown"], mend: .unsafe) { passage, random in
            guard let word = random.pick(passage.words.filter { $0.count >= 4 && passage[$0.lowerBound - 1] == " " && passage[$0.upperBound] == " " }) else { return nil }
            return Damage([passage.insert("**", before: word.lowerBound), passage.insert("**", before: word.upperBound)], around: [passage.range(word)])
        },
    ]

    private static let preambles: [String: [String]] = [
        "": ["Here is the translation:", "Sure! Here is the translated text:", "Here’s the translation of the article:", "Certainly! Here is the English translation:"],
        "de": ["Hier ist die Übersetzung:", "Here is the German translation:"], "fr": ["Voici la traduction :", "Here is the French translation:"],
        "es": ["Aquí está la traducción:", "Aquí tienes la traducción:"], "it": ["Ecco la traduzione:"], "pt": ["Aqui está a tradução:"],
        "pl": ["Oto tłumaczenie:"], "cs": ["Zde je překlad:"], "ru": ["Вот перевод:", "Конечно! Вот перевод текста:"], "uk": ["Ось переклад:"],
        "zh": ["以下是翻译：", "这是翻译："], "ja": ["以下が翻訳です：", "翻訳は以下の通りです。"], "ar": ["إليك الترجمة:"],
    ]

    private static let notes: [String: [String]] = [
        "": ["Note: The word “bank” was translated as a river bank here.", "(Note: I have kept the names in their original spelling.)", "Translator’s note: the idiom has no direct equivalent."],
        "de": ["Anmerkung: Die Namen wurden in der Originalschreibweise belassen."], "fr": ["Remarque : les noms ont été conservés dans leur orthographe d’origine."],
        "es": ["Nota: He mantenido los nombres en su forma original."], "ru": ["Примечание: имена оставлены в исходном написании."],
    ]

    private static func choose(_ lines: [String: [String]], _ language: String, _ random: inout SplitMix64) -> String? {
        random.pick(lines[language] ?? lines[""] ?? [])
    }

    /// A line of its own before the text.
    private static func atStart(_ name: String, _ rules: [String], _ lines: [String: [String]]) -> Kind {
        Kind(name, lines[""]?.first ?? "", .all, rules: rules, mend: .safe) { passage, random in
            choose(lines, passage.language, &random).flatMap { Damage([passage.insert($0 + "\n\n", at: 0)]) }
        }
    }

    /// A line of its own behind the text.
    private static func atEnd(_ name: String, _ rules: [String], _ mend: Kind.Mend, _ lines: [String: [String]]) -> Kind {
        Kind(name, lines[""]?.first ?? "", .all, rules: rules, mend: mend) { passage, random in
            let gap = name == "models/closing-fence" ? "" : "\n"
            return choose(lines, passage.language, &random).flatMap { Damage([passage.insert(gap + $0 + "\n", at: passage.bytes.count)]) }
        }
    }
}
