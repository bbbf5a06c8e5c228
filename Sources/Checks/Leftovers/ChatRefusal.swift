import Bytes
import Linting
import Prose

/// `leftovers/chat-refusal`: a chatbot's apology in place of a translation (`I cannot translate this text …`).
///
/// It is known by its parts: it apologizes or says “I cannot”, at the start of a paragraph and outside quotation marks, and it names what a
/// chatbot is asked for: a translation, a request, help with it, or the chatbot itself.
public enum ChatRefusal: Check {
    public static let trigger = Trigger.blocks(beginnings: phrases.list)

    /// In bytes from the start of the block: a refusal says soon what it refuses.
    private static let head = 300
    /// In bytes from the start: what is not done stands right behind the apology.
    private static let reach = 160

    private static let phrases = LeadingPhrases((apologies + inabilities).flatMap { [$0, $0.prefix(1).uppercased() + $0.dropFirst()] })

    private static let apologies = [
        "i'm sorry", "i’m sorry", "i am sorry", "sorry, but", "sorry, i", "i apologize", "i apologise", "unfortunately, i", "my apologies",
        "as an ai", "as a language model",
        "as an artificial", "es tut mir leid", "tut mir leid", "entschuldigung", "leider kann ich", "als ki", "als sprachmodell",
        "als künstliche", "je suis désolé", "désolé", "je m'excuse",
        "je m’excuse", "malheureusement, je", "en tant qu", "lo siento", "lamento", "disculpa", "lamentablemente, no puedo", "como modelo",
        "como ia", "como inteligencia",
        "mi dispiace", "purtroppo non", "spiacente", "come modello", "come ia", "come intelligenza", "desculpe", "sinto muito",
        "lamento, mas", "infelizmente, não", "como uma ia",
        "przepraszam", "przykro mi", "niestety nie", "niestety, nie", "jako model", "jako ai", "jako sztuczna", "omlouvám se", "je mi líto",
        "bohužel nemohu", "jako jazykový", "jako ai",
        "извините", "простите", "прошу прощения", "к сожалению, я", "приношу извинения", "как языковая", "как ии", "как искусственный",
        "вибачте", "перепрошую", "на жаль, я",
        "як мовна", "як ші", "як штучний", "抱歉", "很抱歉", "对不起", "對不起", "不好意思", "作为ai", "作为一个", "作为人工", "作为一名", "申し訳", "すみません", "恐れ入りますが",
        "ai言語",
        "aiとして", "言語モデル", "عذر", "عذرًا", "أعتذر", "آسف", "للأسف", "كنموذج", "het spijt me", "sorry, maar", "helaas kan ik",
        "tyvärr kan jag", "jag är ledsen",
        "üzgünüm", "maalesef", "죄송", "λυπάμαι", "sajnálom", "îmi pare rău", "съжалявам",
    ]

    private static let inabilities = [
        "i cannot", "i can't", "i can’t", "i'm unable", "i’m unable", "i am unable", "i'm not able", "i’m not able", "i am not able",
        "i do not feel comfortable",
        "i don't feel comfortable", "i don’t feel comfortable", "i won't be able", "i won’t be able", "i must decline", "ich kann diesen",
        "ich kann das", "ich kann diese", "ich kann keine",
        "ich kann ihnen", "ich bin nicht in der lage", "je ne peux pas", "je ne suis pas en mesure", "je ne suis pas capable", "no puedo",
        "no me es posible",
        "no me siento cómodo", "non posso", "non sono in grado", "não posso", "não consigo", "não me é possível", "nie mogę",
        "nie jestem w stanie", "nemohu", "nejsem schopen",
        "я не могу", "я не в состоянии", "не могу", "я не можу", "не можу", "我无法", "我不能", "无法翻译", "我無法", "私は", "翻訳でき", "この内容", "このリクエスト",
        "ご要望",
        "لا أستطيع", "لا يمكنني", "لست قادر", "ik kan", "jag kan inte", "jeg kan ikke", "bu metni", "저는", "δεν μπορώ",
    ]

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        guard let length = phrases.length(in: document.bytes, block.content) else { return }
        let text = document.text(block.content.prefix(head)).lowercased()
        guard refuses(text) else { return }
        report.add(
            block.content.prefix(length), "This is a chatbot’s refusal; the passage was not translated", confidence: 0.9)
    }

    private static func refuses(_ text: String) -> Bool {
        let start = Array(text.utf8.prefix(reach))
        // Whoever cannot find an order apologizes, too.
        let isUnable = unable.occurs(in: start)
        if selves.occurs(in: start), isUnable || models.occurs(in: start) { return true }
        guard isUnable else { return false }
        return TranslationWords.translation.occurs(in: start) || requests.occurs(in: start) || models.occurs(in: Array(text.utf8))
    }

    /// What says that something cannot be done.
    private static let unable = Stems(
        """
        cannot can't can’t can_not unable not_able don't_feel don’t_feel do_not_feel won't_be won’t_be decline kann_ich_nicht kann_das_nicht kann_diesen kann_diese kann_keine
        nicht_in_der_lage kann_ihnen ich_kann ne_peux ne_suis_pas_en_mesure ne_suis_pas_capable no_puedo no_me_es no_me_siento non_posso non_sono_in_grado não_posso não_consigo
        nie_mogę nie_jestem_w_stanie nemohu nejsem_schopen не_могу не_в_состоянии не_можу не_в_змозі 无法 無法 不能 できません できかねます できない いたしかねます 致しかねます
        لا_أستطيع لا_يمكنني لست_قادر kan_ik_niet kan_niet kan_inte kan_ikke en_voi çeviremem yapamam edemem 할_수_없 수_없습니다 δεν_μπορώ nem_tudom nu_pot не_мога
        """)

    /// What a chatbot is asked for.
    private static let requests = Stems(
        """
        assist_with that_request this_request your_request with_that_request fulfill fulfil help_with_that comply provide_a_translation copyright content_policy guidelines
        anfrage dabei_helfen urheberrecht richtlinien cette_demande votre_demande vous_aider_avec droit_d'auteur droit_d’auteur esa_solicitud esta_solicitud tu_solicitud
        su_solicitud ayudarte_con_es derechos_de_autor questa_richiesta tua_richiesta aiutarti_con diritto_d'autore esse_pedido este_pedido essa_solicitação sua_solicitação
        ajudar_com_iss direitos_autorais tej_prośby tym_pomóc praw_autorskich této_žádosti s_tím_pomoci autorsk запрос с_этим_помочь помочь_с_этим авторск запит допомогти_з_цим
        该请求 此请求 这个请求 您的请求 提供帮助 协助 版权 ご要望 リクエスト お手伝い 著作権 الطلب طلبك المساعدة_في حقوق_النشر verzoek talebi 요청
        """)

    /// The chatbot by its own name.
    private static let selves = Stems(
        """
        as_an_ai as_a_language_model as_an_artificial als_ki als_sprachmodell als_künstliche en_tant_qu'ia en_tant_qu’ia en_tant_que_modèle como_modelo_de como_ia como_uma_ia
        como_inteligencia come_modello come_ia come_intelligenza jako_model jako_ai jako_jazykový jako_sztuczna как_языковая как_ии как_искусственный як_мовна як_ші як_штучний
        作为ai 作为一个人工智能 作为人工智能 作为一名ai 作为一个ai 作为一个语言模型 ai言語モデル aiとして 言語モデルとして كنموذج
        """)

    private static let models = Stems(
        """
        language_model sprachmodell modèle_de_langage modelo_de_lenguaje modello_linguistico modelo_de_linguagem model_językowy jazykový_model языковая_модель мовна_модель
        语言模型 語言模型 言語モデル نموذج_لغوي an_ai_assistant ki-assistent ki-modell
        """)
}
