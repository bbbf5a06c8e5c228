import Linting
import Prose

/// `leftovers/chat-preamble`: the sentence with which a chatbot hands over its translation, or the heading that it
/// gives it (`Sure! Here is the translation:`, `**Translation:**`).
public enum ChatPreamble: Check {
    public static let trigger = Trigger.blocks(beginnings: openers + handovers + headings)

    private static let mostBytes = 240

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        let content = block.content
        guard content.count <= mostBytes, block.index + 1 < document.blocks.count,
            document.blocks[..<block.index].allSatisfy({ $0.content.isEmpty })
        else { return }
        let line = document.text(content).lowercased()
        guard isHeading(line) || isHandover(line) else { return }
        // The line goes with everything up to the next block.
        let next = document.blocks[block.index + 1].range.lowerBound
        report.add(
            content, "This announces the translation and is not part of it", confidence: 0.9,
            edits: [Edit(block.range.lowerBound..<next, "")])
    }

    /// `**Translation:**`, `## Übersetzung`: nothing but a word for a translation, marked as a heading or by a colon.
    private static func isHeading(_ line: String) -> Bool {
        let marks: Set<Character> = ["*", "#", ":", "：", " ", "_", "-", "\u{A0}"]
        guard line.first == "*" || line.first == "#" || line.last == ":" || line.last == "：" || line.last == "*" else {
            return false
        }
        let words = line.drop { marks.contains($0) }
        guard let end = words.lastIndex(where: { !marks.contains($0) }) else { return false }
        return headings.contains(String(words[...end]))
    }

    private static let headings: Set<String> = [
        "translation", "final translation", "translated text", "the translation", "english translation",
        "translated version", "german translation", "french translation", "spanish translation", "russian translation",
        "ukrainian translation", "translation result", "revised translation", "improved translation",
        "übersetzung", "übersetzter text", "deutsche übersetzung", "traduction", "texte traduit", "traduction française",
        "traducción", "texto traducido", "traducción al español", "traduzione", "testo tradotto", "tradução",
        "texto traduzido", "tłumaczenie", "przetłumaczony tekst", "překlad", "přeložený text", "перевод",
        "переведённый текст", "переведенный текст", "переклад", "перекладений текст", "翻译", "译文", "翻譯", "翻訳", "訳文",
        "الترجمة", "النص المترجم",
    ]

    /// `Sure! Here is the translation of the text into English:`.
    private static func isHandover(_ line: String) -> Bool {
        guard line.hasSuffix(":") || line.hasSuffix("：") || line.hasSuffix(".") || line.hasSuffix("!") || line.hasSuffix("。")
        else { return false }
        var rest = line[...]
        for opener in openers where rest.hasPrefix(opener) {
            rest = rest.dropFirst(opener.count).drop { " ,.!！，、。:—–-".contains($0) }
            break
        }
        return handovers.contains { rest.hasPrefix($0) }
    }

    private static let openers = [
        "sure thing", "sure", "certainly", "of course", "absolutely", "okay", "ok", "gladly", "no problem", "natürlich",
        "gerne", "sicher", "klar", "selbstverständlich", "bien sûr", "certainement", "avec plaisir", "voilà", "claro que sí",
        "¡claro", "claro", "por supuesto", "¡por supuesto", "certo", "certamente", "com certeza", "oczywiście",
        "jasne", "samozřejmě", "jistě", "конечно", "разумеется", "звичайно", "звісно", "авжеж", "好的", "当然可以", "当然",
        "當然", "もちろんです", "もちろん", "はい", "بالتأكيد", "بالطبع", "حسنًا",
    ]

    private static let handovers: [String] = [
        "here is the translation", "here's the translation", "here’s the translation", "here is the translated",
        "here's the translated", "here’s the translated", "here is a translation", "here's a translation",
        "here’s a translation", "here is your translation", "here's your translation", "here’s your translation",
        "here is the text translated", "here is my translation", "here's my translation", "here is the english translation",
        "here is the english version", "here's the english translation", "here is the german translation",
        "here is the french translation", "here is the spanish translation", "here is the revised translation",
        "here is the improved translation", "below is the translation", "below is the translated",
        "the following is the translation", "the following is a translation", "the translation of the text is",
        "the translation is as follows", "i have translated the", "i've translated the", "i’ve translated the",
        "hier ist die übersetzung", "hier ist der übersetzte", "hier ist eine übersetzung", "hier die übersetzung",
        "nachfolgend die übersetzung", "hier ist meine übersetzung", "voici la traduction", "voici le texte traduit",
        "voici une traduction", "voici ma traduction", "aquí está la traducción", "aquí tienes la traducción",
        "aquí tiene la traducción", "aquí está el texto traducido", "esta es la traducción", "a continuación, la traducción",
        "ecco la traduzione", "ecco il testo tradotto", "ecco una traduzione", "aqui está a tradução", "aqui está o texto traduzido",
        "segue a tradução", "oto tłumaczenie", "oto przetłumaczony", "zde je překlad", "tady je překlad", "zde je přeložený",
        "вот перевод", "вот переведённый", "вот переведенный", "ниже приведен перевод", "ниже приведён перевод",
        "ось переклад", "ось перекладений", "нижче наведено переклад", "以下是翻译", "以下是译文", "以下是翻譯", "以下是该", "这是翻译",
        "以下は翻訳", "以下に翻訳", "以下が翻訳", "翻訳は以下", "こちらが翻訳", "إليك الترجمة", "إليك ترجمة", "فيما يلي الترجمة", "فيما يلي ترجمة",
        "هذه هي الترجمة", "hier ist die deutsche übersetzung", "hier die deutsche übersetzung", "hier ist der text auf deutsch",
        "voici le texte en français", "esta es la traducción", "aquí está el texto en español", "ecco il testo in italiano",
        "esta é a tradução",
        "segue abaixo a tradução", "poniżej znajduje się tłumaczenie", "oto tekst po polsku", "níže je překlad", "tady je přeložený",
        "ниже представлен перевод", "вот текст на русском", "нижче подано переклад", "ось текст українською", "以下是中文", "下面是翻译", "下面是译文",
        "以下は日本語", "以下に日本語", "翻訳結果は", "إليكم الترجمة", "إليك النص المترجم",
    ]
}
