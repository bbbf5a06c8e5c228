import Bytes
import Prose

/// Words by which a text speaks of a translation, in the languages that chatbots and sites write in.
enum TranslationWords {
    /// Beginnings of the words for “translate” and “translation”, in small letters.
    static let translation = Stems(translationText)
    private static let translationText =
        """
        translat übersetz traduc traduct traduit tradui traduz traduç tradott tradur tłumacz przetłum přelož překl перевод переведен
        переведён переве переклад перекла 翻译 翻譯 翻訳 語訳 英訳 和訳 译文 譯文 译为 번역 ترجم الترجم vertaal vertal översätt översatt oversæt oversat oversett
        käännö käännet çevir çevri μετάφρα μεταφρά תרגום תורגם अनुवाद dịch fordít tradus traduk tulkoj verst preklad prelož prevod prevede
        превод преведе terjemah dịch tõlgi tõlge išversta vertim
        """

    /// What a text must hold to speak of a translation.
    static let seeds = Stems(translationText + " " + servicesText)

    /// Machines that translate, and words for what they are, in small letters.
    static let machine = Stems(
        """
        machine-translat machine_translat machine-generated automat automát google_translat google_перевод google_übersetzer google_tradu
        deepl chatgpt gpt openai chatbot bing_translat microsoft_translat yandex artificial_intelligence language_model gemini neural
        maschinell künstlich sprachmodell intelligence_artificielle modèle_de_langue traduction_machine inteligencia_artificial
        inteligência_artificial intelligenza_artificiale sztuczn maszynow strojov umělou uměl искусственн машинн нейросет нейронн
        штучн автомат яндекс гугл 机器 機器 人工智能 人工智慧 自动 自動 機械 谷歌 百度翻译 有道 الذكاء_الاصطناعي آلي الآلي تلقائي جوجل
        kunstmatige geautomatiseerd maskin konekään yapay_zeka otomatik μηχανικ αυτόματ τεχνητή 기계 자동 인공지능 구글 אוטומט मशीन
        ai-powered ai-generated ai翻译 ai翻訳 ai翻譯 copilot gépi strojn mašin
        """)
    /// The same as whole words.
    static let machineWords: Set<String> = [
        "ai", "ki", "ia", "ии", "ші", "si", "llm", "gpt", "mt", "bot", "machine", "machines", "tekoäly", "αι", "tự",
    ]

    /// Names of machines that stand for a translation alone.
    static let services = Stems(servicesText)
    private static let servicesText =
        """
        google_translate google_übersetzer google_traduction google_traductor google_traduttore google_tradutor tłumacz_google překladač_google
        google_переводчик google_перекладач google_翻訳 google翻訳 谷歌翻译 谷歌翻譯 google_翻译 google翻译 deepl 有道翻译 百度翻译 bing_translator
        microsoft_translator yandex.translate yandex_translate яндекс.переводчик яндекс_переводчик ترجمة_جوجل ترجمة_google
        """

    static let translationOrLanguage = Stems(translationText + " " + languagesText)

    /// Names of languages, as far as they begin alike in all forms, in small letters.
    static let languageNames = Stems(languagesText)
    private static let languagesText =
        """
        english german french spanish italian portuguese polish czech russian ukrainian chinese japanese arabic dutch korean turkish
        deutsch englisch französisch spanisch italienisch portugiesisch polnisch tschechisch russisch ukrainisch chinesisch japanisch arabisch
        anglais allemand français espagnol italien portugais polonais tchèque russe ukrainien chinois japonais arabe
        inglés alemán francés español italiano portugués polaco checo ruso ucraniano chino japonés árabe
        inglese tedesco francese spagnolo portoghese polacco ceco russo ucraino cinese giapponese arabo
        inglês alemão francês espanhol português polonês tcheco ucraniano chinês japonês
        angielsk niemieck francusk hiszpańsk włosk portugalsk polsk czesk rosyjsk ukraińsk chińsk japońsk arabsk
        anglič němčin němec francouz španěl ital portugal polšt češtin česk ruštin rusk ukrajin čínšt čínsk japon arab
        английск немецк французск испанск итальянск португальск польск чешск русск украинск китайск японск арабск
        англійськ німецьк французьк іспанськ італійськ португальськ польськ чеськ російськ українськ китайськ японськ арабськ
        英文 英语 英語 德语 德文 法语 法文 西班牙语 意大利语 葡萄牙语 波兰语 捷克语 俄语 俄文 乌克兰语 中文 汉语 日语 日文 日本語 阿拉伯语
        ドイツ語 フランス語 スペイン語 イタリア語 ポルトガル語 ポーランド語 チェコ語 ロシア語 ウクライナ語 中国語 アラビア語 한국어 영어 일본어
        الإنجليزية الألمانية الفرنسية الإسبانية الإيطالية البرتغالية البولندية التشيكية الروسية الأوكرانية الصينية اليابانية العربية
        nederlands engels duits türkçe ingilizce svenska engelska
        """
}

/// Beginnings of words to look for in text in small letters.
struct Stems: Sendable {
    private let literals: LiteralSet

    /// - Parameter list: with white space between the stems, and low lines for the spaces within one.
    init(_ list: String) {
        literals = LiteralSet(
            Self.inAnyCase(list.utf8.split { $0 <= 0x20 }.map { $0.map { $0 == Ascii.underscore ? Ascii.space : $0 } }), .exact)
    }

    /// The words, and those of Greek and Cyrillic with a capital and in capitals, too: their letters change more than the bit by which
    /// `holdsBeginning` does not compare.
    static func inAnyCase(_ words: [[UInt8]]) -> [[UInt8]] {
        var result = words
        for word in words where (0xCE...0xD2).contains(word.first ?? 0) {
            let text = String(decoding: word, as: UTF8.self)
            result.append(Array((text.prefix(1).uppercased() + text.dropFirst()).utf8))
            result.append(Array(text.uppercased().utf8))
        }
        return result
    }

    /// Whether one of the stems may begin a word of the block, in small letters or capitals: its first bytes stand there.
    ///
    /// - Complexity: linear in the block; nothing is allocated.
    func mayOccur(in block: Block, of bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            // Ideographs, kana and Hangul have no words apart.
            block.signals.isDisjoint(with: [.han, .kana, .hangul])
                ? literals.mayBeginWord(in: bytes, block.content) : literals.mayOccur(in: bytes, block.content)
        }
    }

    /// Where the first of the stems begins at the start of a word, or in a script without spaces anywhere, and how long it is.
    ///
    /// - Parameter text: in small letters. Complexity: linear.
    func first(in text: [UInt8], from start: Int = 0) -> Range<Int>? {
        text.withUnsafeBufferPointer { bytes in
            var position = start
            while position < bytes.count {
                var longest = 0
                if bytes[position] & 0xC0 != 0x80, literals.mayBegin(in: bytes, at: position) {
                    literals.forEach(in: bytes, at: position, before: bytes.count) { longest = max(longest, literals.length(of: $0)) }
                }
                if longest > 0, beginsWord(bytes, position) { return position..<position + longest }
                position += 1
            }
            return nil
        }
    }

    func occurs(in text: [UInt8]) -> Bool { first(in: text) != nil }

    /// Whether no letter of an alphabet stands right before the place.
    private func beginsWord(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int) -> Bool {
        // Ideographs, kana and Hangul have no words apart.
        if bytes[position] >= 0xE3 || position == 0 { return true }
        let before = bytes[position - 1]
        if before < 0x80 { return !Ascii.isLetter(before) }
        // A letter of two bytes ends with a byte that follows C3 to DF; a mark of punctuation and an ideograph have three.
        return position < 2 || !(0xC3...0xDF).contains(bytes[position - 2])
    }
}
