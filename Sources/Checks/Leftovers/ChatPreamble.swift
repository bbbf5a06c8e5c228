import Bytes
import Linting
import Prose

/// `leftovers/chat-preamble`: the sentence with which a chatbot hands over its translation, or the heading that it
/// gives it (`Sure! Here is the translation:`, `**Translation:**`).
///
/// A handover is known by its parts: it may agree first (“Sure!”), then it points to what follows (“here is”, `voici`, `以下是`), and says
/// that this is a translation, or a text in a language that it names; a colon ends it.
public enum ChatPreamble: Check {
    public static let trigger = Trigger.blocks(beginnings: agreements + presentations.flatMap { $0.1 } + headings)

    private static let mostBytes = 300

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        // A text that was translated in parts has one at each seam.
        let isFirst = document.blocks[..<block.index].allSatisfy { $0.content.isEmpty }
        guard let safety = handover(block, isFirst: isFirst), let next = document.nextFilledBlock(after: block.index) else { return }
        // The line goes with the blank ones behind it; a fence behind these is another rule’s.
        let end = min(document.blocks[next].range.lowerBound, lineBehind(block.range.upperBound, document))
        report.add(
            block.content, "This announces the translation and is not part of it", confidence: 0.9, safety: safety,
            edits: [Edit(block.range.lowerBound..<end, "")])
    }

    /// Where the first line begins behind `offset` that is not blank.
    private static func lineBehind(_ offset: Int, _ document: Document) -> Int {
        var (position, line) = (offset, offset)
        while position < document.bytes.count, Ascii.isSpace(document.bytes[position]) {
            position += 1
            if Ascii.isLineEnd(document.bytes[position - 1]) { line = position }
        }
        return line
    }

    // MARK: Handovers

    /// How safe it is to remove the block: nil where it hands nothing over.
    private static func handover(_ block: BlockView, isFirst: Bool) -> Safety? {
        guard block.kind.isProse, block.kind != .tableCell, block.content.count <= mostBytes, mayEnd(block),
            // Before text is made of it, since many sentences begin as a handover.
            TranslationWords.translationOrLanguage.mayOccur(in: block.block, of: block.document.bytes)
        else { return nil }
        let line = block.textAsRead(block.content).lowercased()
        if isFirst, isHeading(block.document.text(block.content).lowercased()) { return .safe }
        guard let last = line.last(where: { $0 != "*" && $0 != "_" && $0 != " " }), !line.contains("\n\n") else { return nil }
        let endsInColon = last == ":" || last == "："
        guard endsInColon || ".!。！".contains(last), !(line.first.map { "\"“„«”»「『‘'—–-".contains($0) } ?? true) else { return nil }
        var rest = Substring(line).drop { "*_#> ".contains($0) }
        let agreed = agreement(&rest)
        guard let (language, opening) = presentation(of: rest) else { return nil }
        let body = Array(rest.dropFirst(opening).utf8)
        // The colon may end a first sentence that others follow.
        let translation = TranslationWords.translation.first(in: Array(rest.utf8))
        let speaksOfIt = translation != nil || Self.versions.occurs(in: body) && TranslationWords.languageNames.occurs(in: body)
        guard speaksOfIt else { return nil }
        let isForeign = language != nil && block.language != .undetermined && language != block.language.base.description
        if isFirst {
            // Without a colon it may be a sentence of the text: what agrees, or speaks as “I”, or in another language, is none.
            return endsInColon || agreed || isForeign || isHandoverSentence(rest, opening) ? .safe : nil
        }
        return endsInColon && (agreed || isForeign) || agreed && translation != nil ? .unsafe : nil
    }

    /// Whether the block ends in a colon or as a sentence, or is marked as a heading.
    private static func mayEnd(_ block: BlockView) -> Bool {
        let bytes = block.document.bytes[block.content]
        switch bytes.last ?? 0 {
        case Ascii.colon, UInt8(ascii: "."), UInt8(ascii: "!"), Ascii.asterisk, Ascii.underscore, Ascii.space, 0x80...: return true
        default: return bytes.first == Ascii.hash || bytes.first == Ascii.asterisk || block.kind == .heading
        }
    }

    /// A sentence that is nothing but “Here is the translation”, with what it was made from and into.
    private static func isHandoverSentence(_ line: Substring, _ opening: Int) -> Bool {
        let rest = line.dropFirst(opening)
        guard TranslationWords.translation.first(in: Array(line.utf8))?.lowerBound != 0,
            let place = TranslationWords.translation.first(in: Array(rest.utf8))
        else { return false }
        // An article and a word: “here is the German translation”.
        let between = String(decoding: rest.utf8.prefix(place.lowerBound), as: UTF8.self)
        return between.split(separator: " ").count <= 2 && between.utf8.count <= 30 && line.filter({ ".!。！".contains($0) }).count <= 1
    }

    /// Whether the line agrees to do something; what follows is left.
    private static func agreement(_ rest: inout Substring) -> Bool {
        guard let opener = agreements.filter({ rest.hasPrefix($0) }).max(by: { $0.count < $1.count }) else { return false }
        let after = rest.dropFirst(opener.count)
        // “Sure enough” is another word’s beginning.
        guard
            opener.hasSuffix(",") || opener.hasSuffix("!") || opener.hasSuffix(".")
                || after.first.map({ " ,.!！，、。:：—–-;".contains($0) }) == true || !opener.allSatisfy(\.isASCII)
        else { return false }
        let trimmed = after.drop { " ,.!！，、。:：—–-;".contains($0) }
        guard trimmed.startIndex != after.startIndex || opener.last?.isLetter == false else { return false }
        rest = trimmed
        return true
    }

    /// The language of the words that point to what follows, and how many characters they are.
    private static func presentation(of line: Substring) -> (language: String?, length: Int)? {
        let found = presentations.compactMap { language, openings in
            openings.filter { line.hasPrefix($0) }.map(\.count).max().map { (language: language, length: $0) }
        }
        return found.max { $0.length < $1.length }.map { ($0.language == "und" ? nil : $0.language, $0.length) }
    }

    /// Words for what a chatbot hands over besides a translation.
    private static let versions = Stems(
        """
        version text rewrit revis corrected polished result response fassung texte versión texto versione testo versão wersj tekst verz текст верси вариант
        версі версия 版本 版 文本 結果 结果 النص نسخة نص versie versjon metin
        """)

    private static let agreements = [
        "sure thing", "sure", "certainly", "of course", "absolutely", "okay", "ok,", "ok!", "ok.", "gladly", "no problem", "understood",
        "got it", "great", "yes", "alright",
        "happy to help", "natürlich", "gerne", "sicher", "klar", "selbstverständlich", "verstanden", "in ordnung", "bien sûr",
        "certainement", "avec plaisir",
        "voilà", "d'accord", "d’accord", "compris", "entendu", "claro que sí", "¡claro que sí", "¡claro", "claro", "por supuesto",
        "¡por supuesto", "entendido",
        "de acuerdo", "certo", "certamente", "va bene", "ecco fatto", "com certeza", "claro que sim", "perfeito", "oczywiście", "jasne",
        "pewnie", "rozumiem",
        "samozřejmě", "jistě", "rozumím", "dobře", "конечно", "разумеется", "хорошо", "понял", "понятно", "с удовольствием", "звичайно",
        "звісно", "авжеж",
        "зрозуміло", "гаразд", "добре", "好的", "当然可以", "当然", "當然", "没问题", "沒問題", "明白了", "もちろんです", "もちろん", "はい", "承知しました",
        "承知いたしました", "かしこまりました", "わかりました", "了解しました", "بالتأكيد", "بالطبع", "حسنًا", "حسنا", "natuurlijk", "zeker", "självklart", "javisst",
        "selvfølgelig", "tietysti", "elbette", "tabii", "물론입니다", "물론이죠", "네", "φυσικά", "βεβαίως", "természetesen", "desigur", "разбира се",
    ]

    /// By language, what points to what follows. Those of an own line may be a heading.
    private static let presentations: [(String, [String])] = [
        (
            "en",
            [
                "here is", "here's", "here’s", "here are", "here you go", "below is", "below are", "below you", "the following is",
                "the following are", "this is the",
                "this is my", "i have translated", "i've translated", "i’ve translated", "i have written", "i've written", "i’ve written",
                "i translated", "i'll translate",
                "i’ll translate", "let me translate", "please find", "find below", "the translation", "the translated", "translated text",
                "translated version", "my translation",
                "final translation", "as requested", "the text translated", "the text, translated",
            ]
        ),
        (
            "de",
            [
                "hier ist", "hier sind", "hier die", "hier der", "hier das", "hier kommt", "hier finden sie", "nachfolgend", "im folgenden",
                "unten finden", "es folgt",
                "die übersetzung", "ich habe den", "ich habe die", "ich habe ihren", "meine übersetzung", "der übersetzte text",
                "folgende übersetzung",
            ]
        ),
        (
            "fr",
            ["voici", "ci-dessous", "ci-après", "la traduction", "le texte traduit", "j'ai traduit", "j’ai traduit", "veuillez trouver"]
        ),
        (
            "es",
            [
                "aquí está", "aquí están", "aquí tienes", "aquí tiene", "aquí te", "aquí le", "a continuación", "esta es", "este es",
                "he traducido", "la traducción", "el texto traducido",
                "te presento", "le presento",
            ]
        ),
        ("it", ["ecco", "di seguito", "qui di seguito", "questa è", "questo è", "ho tradotto", "la traduzione", "il testo tradotto"]),
        (
            "pt",
            [
                "aqui está", "aqui estão", "aqui tens", "aqui vai", "segue", "a seguir", "abaixo", "eis", "esta é", "este é", "traduzi",
                "a tradução", "o texto traduzido",
            ]
        ),
        ("pl", ["oto", "poniżej", "tłumaczenie", "przetłumaczyłem", "przetłumaczyłam", "przetłumaczony tekst", "przedstawiam"]),
        ("cs", ["zde je", "zde jsou", "tady je", "níže", "toto je", "přeložil", "překlad textu", "přeložený text"]),
        (
            "ru",
            [
                "вот", "ниже", "представляю", "это перевод", "я перевел", "я перевёл", "я перевела", "перевод текста", "переведённый текст",
                "переведенный текст",
            ]
        ),
        ("uk", ["ось", "нижче", "представляю", "це переклад", "я переклав", "я переклала", "переклад тексту", "перекладений текст"]),
        ("zh", ["以下", "下面", "这是", "這是", "这里是", "翻译如下", "译文如下", "翻譯如下", "譯文如下", "翻译结果", "我已", "我将", "如下"]),
        ("ja", ["以下", "こちら", "これは", "翻訳結果", "翻訳は", "翻訳しました", "下記", "日本語訳", "英訳"]),
        ("ar", ["إليك", "إليكم", "فيما يلي", "هذه هي", "هذه ترجمة", "ها هي", "لقد ترجمت", "ترجمة النص", "النص المترجم"]),
        ("nl", ["hier is", "hier volgt", "hieronder", "dit is", "de vertaling", "ik heb de"]),
        ("sv", ["här är", "här kommer", "nedan", "översättningen"]),
        ("da", ["her er", "nedenfor"]), ("no", ["her er", "nedenfor"]), ("fi", ["tässä on", "tässä", "alla on", "käännös"]),
        ("tr", ["işte", "i̇şte", "aşağıda", "çeviri"]), ("ko", ["다음은", "아래는", "여기", "번역 결과", "번역은"]),
        ("el", ["ακολουθεί", "εδώ είναι", "ορίστε", "παρακάτω"]),
        ("hu", ["íme", "itt van", "alább"]), ("ro", ["iată", "mai jos", "aceasta este"]), ("bg", ["ето", "по-долу"]),
        ("he", ["להלן", "הנה"]),
        ("vi", ["đây là", "dưới đây", "sau đây"]), ("hi", ["यहाँ", "यहां", "यह रहा", "निम्न"]), ("id", ["berikut", "ini adalah"]),
    ]

    // MARK: Headings

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
        "الترجمة", "النص المترجم", "翻訳結果", "翻译结果", "譯文", "日本語訳", "中文翻译", "vertaling", "översättning", "번역",
    ]
}
