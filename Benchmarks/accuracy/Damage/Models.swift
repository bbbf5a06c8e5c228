/// What a language model says beside the translation.
enum Models {
    static let kinds: [Kind] = [
        atStart("models/preamble", ["leftovers/chat-preamble"], .safe, preambles),
        atStart("models/label", ["leftovers/chat-preamble"], .safe, labels),
        atStart(
            "models/thinking", ["leftovers/thinking"], .safe,
            ["": ["<think>\nThe author means the river here.\n</think>", "<thinking>Keep the tone of the letter.</thinking>"]]),
        atEnd("models/note", ["leftovers/chat-note"], .unsafe, notes),
        atEnd("models/offer", ["leftovers/chat-note"], .unsafe, offers),
        atEnd("models/rest", ["leftovers/elision"], .none, rests),
        atEnd("models/refusal", ["leftovers/chat-refusal"], .none, refusals),
        atEnd("models/closing-fence", ["leftovers/code-fence"], .safe, ["": ["```"]]),
        Kind("models/code-fence", "``` text ```", .all, rules: ["leftovers/code-fence"], fix: .safe) { passage, random in
            Damage([
                passage.insert(["```\n", "```text\n", "```markdown\n"][random.below(3)], at: 0),
                passage.insert("```\n", at: passage.bytes.count),
            ])
        },
        Kind(
            "models/tags", "<translation>…</translation>", .all,
            rules: ["leftovers/prompt-tag"], fix: .safe
        ) { passage, random in
            guard let tag = random.pick(["translation", "translated_text", "output", "target"]) else { return nil }
            let gap = random.below(2) == 0 ? "\n" : ""
            return Damage([
                passage.insert("<\(tag)>\(gap)", at: 0),
                gap.isEmpty
                    ? passage.insert("</\(tag)>", at: passage.bytes.count - 1) : passage.insert("</\(tag)>\n", at: passage.bytes.count),
            ])
        },
        atStart("models/alternatives", ["leftovers/chat-alternatives"], .none, alternatives),
        atEnd("models/training-phrase", ["leftovers/training-phrase"], .none, trainingPhrases),
        atEnd("models/notice", ["leftovers/translation-notice"], .unsafe, notices),
        Kind("models/foreign-paragraph", english, .keys(of: foreignParagraphs), rules: ["leftovers/foreign-paragraph"], fix: .none) {
            passage, random in
            // Behind a colon or a dash it would be a quotation.
            guard !":-—–".unicodeScalars.contains(passage[passage.signs.count - 1]) else { return nil }
            return choose(foreignParagraphs, passage.language, &random).flatMap {
                Damage([passage.insert(passage.separator + $0, at: passage.paragraph.upperBound)])
            }
        },
        Kind("models/json", "{\"translation\": \"…\"}", .all, rules: ["leftovers/json-wrapper"], fix: .none) { passage, random in
            guard let key = random.pick(["translation", "translated_text", "text", "result"]) else { return nil }
            return Damage([passage.insert("{\"\(key)\": \"", at: 0), passage.insert("\"}\n", at: passage.bytes.count)])
        },
        Kind("models/letter-spaced", "C O N C L U S I O N", .european, rules: ["leftovers/letter-spaced"], fix: .none) { passage, random in
            let headings = [
                "C O N C L U S I O N", "I N T R O D U C T I O N", "E I N L E I T U N G", "Z A V Ě R E Č N É", "З А К Л Ю Ч Е Н И Е",
            ]
            return random.pick(headings).flatMap { Damage([passage.insert($0 + passage.separator, at: passage.paragraph.lowerBound)]) }
        },
        Kind("models/markdown", "**Bold** words", .spaced, rules: ["leftovers/markdown"], fix: .unsafe) { passage, random in
            guard
                let word = random.pick(
                    passage.words.filter { $0.count >= 4 && passage[$0.lowerBound - 1] == " " && passage[$0.upperBound] == " " })
            else { return nil }
            return Damage(
                [passage.insert("**", before: word.lowerBound), passage.insert("**", before: word.upperBound)],
                around: [passage.range(word)])
        },
    ]

    private static let preambles: [String: [String]] = [
        "": [
            "Here is the translation:", "Sure! Here is the translated text:", "Here’s the translation of the article:",
            "Certainly! Here is the English translation:",
        ],
        "de": ["Hier ist die Übersetzung:", "Gerne! Hier ist die deutsche Übersetzung des Textes:", "Here is the German translation:"],
        "fr": ["Voici la traduction :", "Bien sûr ! Voici la traduction française du texte :", "Here is the French translation:"],
        "es": ["Aquí está la traducción:", "Aquí tienes la traducción:", "¡Claro! Esta es la traducción al español:"],
        "it": ["Ecco la traduzione:", "Certo! Ecco la traduzione in italiano del testo:"],
        "pt": ["Aqui está a tradução:", "Claro! Segue a tradução do texto:"],
        "pl": ["Oto tłumaczenie:", "Oczywiście! Oto tłumaczenie tekstu na język polski:"],
        "cs": ["Zde je překlad:", "Samozřejmě! Tady je překlad textu do češtiny:"],
        "ru": ["Вот перевод:", "Конечно! Вот перевод текста:"], "uk": ["Ось переклад:", "Звісно! Ось переклад тексту українською:"],
        "zh": ["以下是翻译：", "这是翻译：", "好的，以下是中文译文："], "ja": ["以下が翻訳です：", "翻訳は以下の通りです。", "もちろんです。以下に翻訳を示します："],
        "ar": ["إليك الترجمة:", "بالتأكيد! إليك ترجمة النص إلى العربية:"],
    ]

    private static let labels: [String: [String]] = [
        "": ["Translation:", "Translated text:", "**Translation:**"], "de": ["Übersetzung:", "**Übersetzung:**"],
        "fr": ["Traduction :", "**Traduction :**"],
        "es": ["Traducción:", "**Traducción:**"], "it": ["Traduzione:", "**Traduzione:**"], "pt": ["Tradução:"], "pl": ["Tłumaczenie:"],
        "cs": ["Překlad:"],
        "ru": ["Перевод:", "**Перевод:**"], "uk": ["Переклад:"], "zh": ["翻译：", "译文："], "ja": ["翻訳：", "訳文："], "ar": ["الترجمة:"],
    ]

    private static let notes: [String: [String]] = [
        "": [
            "Note: The word “bank” was translated as a river bank here.", "(Note: I have kept the names in their original spelling.)",
            "Translator’s note: the idiom has no direct equivalent.",
        ],
        "de": [
            "Anmerkung: Die Namen wurden in der Originalschreibweise belassen.",
            "Hinweis: Der Ausdruck „Bank“ wurde hier mit „Ufer“ übersetzt.",
        ],
        "fr": [
            "Remarque : les noms ont été conservés dans leur orthographe d’origine.",
            "Note : le mot « bank » a été traduit ici par « rive ».",
        ],
        "es": ["Nota: He mantenido los nombres en su forma original.", "Nota: la palabra «bank» se ha traducido aquí como «orilla»."],
        "it": ["Nota: i nomi sono stati lasciati nella grafia originale.", "Nota: la parola “bank” è stata tradotta qui come “riva”."],
        "pt": ["Nota: os nomes foram mantidos na grafia original.", "Nota: a palavra “bank” foi traduzida aqui como “margem”."],
        "pl": ["Uwaga: nazwy pozostawiono w oryginalnej pisowni.", "Uwaga: słowo „bank” przetłumaczono tu jako „brzeg”."],
        "cs": ["Poznámka: jména byla ponechána v původním pravopisu.", "Poznámka: slovo „bank“ je zde přeloženo jako „břeh“."],
        "ru": ["Примечание: имена оставлены в исходном написании.", "Примечание: слово «bank» переведено здесь как «берег»."],
        "uk": ["Примітка: імена залишено в оригінальному написанні.", "Примітка: слово «bank» перекладено тут як «берег»."],
        "zh": ["注：人名保留了原文写法。", "注意：“bank”在此译为“河岸”。"], "ja": ["注：人名は原文のまま残しました。", "注：「bank」はここでは「岸」と翻訳しました。"],
        "ar": ["ملاحظة: تُركت الأسماء كما هي في النص الأصلي."],
    ]

    private static let offers: [String: [String]] = [
        "": ["Let me know if you would like a more formal version.", "I hope this helps!", "Feel free to ask if you need any changes."],
        "de": ["Lassen Sie mich wissen, ob Sie eine förmlichere Fassung wünschen.", "Ich hoffe, diese Übersetzung hilft Ihnen weiter!"],
        "fr": ["N’hésitez pas à me dire si vous souhaitez une version plus formelle.", "J’espère que cette traduction vous convient !"],
        "es": ["Avísame si prefieres una versión más formal.", "¡Espero que esta traducción te sea útil!"],
        "it": ["Fammi sapere se preferisci una versione più formale.", "Spero che questa traduzione sia utile!"],
        "pt": ["Avise-me se preferir uma versão mais formal.", "Espero que esta tradução ajude!"],
        "pl": ["Daj mi znać, jeśli wolisz wersję bardziej formalną.", "Mam nadzieję, że to tłumaczenie jest pomocne!"],
        "cs": ["Dejte mi vědět, pokud chcete formálnější verzi.", "Doufám, že vám tento překlad pomůže!"],
        "ru": ["Дайте знать, если нужен более официальный вариант.", "Надеюсь, этот перевод вам поможет!"],
        "uk": ["Дайте знати, якщо потрібен офіційніший варіант.", "Сподіваюся, цей переклад вам допоможе!"],
        "zh": ["如果您需要更正式的版本，请告诉我。", "希望这个翻译对您有帮助！"], "ja": ["ご不明な点がありましたら、翻訳についてお知らせください。"],
        "ar": ["أخبرني إذا كنت تريد صيغة أكثر رسمية للترجمة."],
    ]

    private static let rests: [String: [String]] = [
        "": ["[rest of the text]", "[… rest of the text …]", "[The translation continues]"],
        "de": ["[Rest des Textes]", "[Die Übersetzung geht weiter]"],
        "fr": ["[reste du texte]", "[La traduction continue]"], "es": ["[resto del texto]", "[La traducción continúa]"],
        "it": ["[resto del testo]"], "pt": ["[resto do texto]"],
        "pl": ["[reszta tekstu]"], "cs": ["[zbytek textu]"], "ru": ["[остальной текст]", "[Перевод продолжается]"],
        "uk": ["[решта тексту]"], "zh": ["[其余部分省略]"], "ja": ["[残りの部分は省略]"],
    ]

    private static let refusals: [String: [String]] = [
        "": [
            "I’m sorry, but I cannot translate this text as it appears to be copyrighted.",
            "I apologize, but I can't assist with translating that.",
        ],
        "de": ["Es tut mir leid, aber ich kann diesen Text nicht übersetzen.", "I’m sorry, but I cannot translate this text."],
        "fr": ["Je suis désolé, mais je ne peux pas traduire ce texte."],
        "es": ["Lo siento, pero no puedo traducir este texto."], "it": ["Mi dispiace, ma non posso tradurre questo testo."],
        "pt": ["Desculpe, mas não posso traduzir este texto."],
        "pl": ["Przepraszam, ale nie mogę przetłumaczyć tego tekstu."], "cs": ["Omlouvám se, ale nemohu tento text přeložit."],
        "ru": ["Извините, но я не могу перевести этот текст."], "uk": ["Вибачте, але я не можу перекласти цей текст."],
        "zh": ["抱歉，我无法翻译这段文字。"],
        "ja": ["申し訳ありませんが、翻訳することはできません。"], "ar": ["عذرًا، لا يمكنني ترجمة هذا النص."],
    ]

    private static let alternatives: [String: [String]] = [
        "": ["**Option 1:**", "Option 1 (more formal):", "Alternative translation:"], "de": ["Alternative Übersetzung:"],
        "fr": ["Traduction alternative :"], "es": ["Traducción alternativa:"],
        "it": ["Traduzione alternativa:"], "pt": ["Tradução alternativa:"], "pl": ["Alternatywne tłumaczenie:"],
        "cs": ["Alternativní překlad:"], "ru": ["Вариант 1:"], "uk": ["Варіант 1:"],
    ]

    private static let trainingPhrases: [String: [String]] = [
        "": ["Thank you for watching!", "Thanks for watching.", "Subtitles by the Amara.org community"],
        "de": ["Untertitel der Amara.org-Community", "Vielen Dank fürs Zuschauen!"],
        "fr": ["Merci d’avoir regardé !"], "es": ["¡Gracias por ver el vídeo!", "Gracias por ver el video."],
        "it": ["Grazie per la visione!"], "pt": ["Obrigado por assistir!"],
        "pl": ["Dziękuję za oglądanie!"], "cs": ["Děkuji za sledování!"], "ru": ["Спасибо за просмотр!"], "uk": ["Дякую за перегляд!"],
        "zh": ["感谢观看！"], "ja": ["ご視聴ありがとうございました。"],
    ]

    private static let notices: [String: [String]] = [
        "": ["This article was translated automatically.", "Translated by Google"],
        "de": ["Automatische Übersetzung", "Dieser Artikel wurde maschinell übersetzt."],
        "fr": ["Traduction automatique", "Cet article a été traduit automatiquement."],
        "es": ["Traducción automática", "Este artículo fue traducido automáticamente."],
        "it": ["Traduzione automatica"], "pt": ["Tradução automática"], "pl": ["Tłumaczenie automatyczne"], "cs": ["Automatický překlad"],
        "ru": ["Автоматический перевод"], "uk": ["Автоматичний переклад"],
    ]

    private static let english =
        "The council of the town met in the old town hall on Monday evening, and it voted for the new bridge across the river that the mayor had asked for."

    /// A paragraph that was not translated.
    private static let foreignParagraphs: [String: [String]] = [
        "en": [
            "Le conseil de la ville s’est réuni lundi soir dans la vieille mairie, et il a voté pour le nouveau pont que le maire avait demandé.",
            "Der Rat der Stadt tagte am Montagabend im alten Rathaus und stimmte für die neue Brücke, um die der Bürgermeister gebeten hatte.",
        ],
        "de": [english], "fr": [english], "es": [english], "it": [english], "pt": [english], "pl": [english], "cs": [english],
        "ru": [english], "uk": [english],
    ]

    private static func choose(_ lines: [String: [String]], _ language: String, _ random: inout SplitMix64) -> String? {
        random.pick(lines[language] ?? lines[""] ?? [])
    }

    /// A line of its own before the text.
    private static func atStart(_ name: String, _ rules: [String], _ fix: Kind.Fix, _ lines: [String: [String]]) -> Kind {
        Kind(name, lines[""]?.first ?? "", .all, rules: rules, fix: fix) { passage, random in
            choose(lines, passage.language, &random).flatMap { Damage([passage.insert($0 + "\n\n", at: 0)]) }
        }
    }

    /// A line of its own behind the text.
    private static func atEnd(_ name: String, _ rules: [String], _ fix: Kind.Fix, _ lines: [String: [String]]) -> Kind {
        Kind(name, lines[""]?.first ?? "", .all, rules: rules, fix: fix) { passage, random in
            let gap = name == "models/closing-fence" ? "" : "\n"
            return choose(lines, passage.language, &random).flatMap { Damage([passage.insert(gap + $0 + "\n", at: passage.bytes.count)]) }
        }
    }
}
