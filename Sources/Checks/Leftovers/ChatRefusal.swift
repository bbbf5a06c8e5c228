import Bytes
import Linting
import Prose

/// `leftovers/chat-refusal`: a chatbot's apology in place of a translation (`I cannot translate this text …`).
public enum ChatRefusal: Check {
    public static let trigger = Trigger.blocks(beginnings: phrases.list)

    private static let phrases = LeadingPhrases([
        "i cannot translate", "i can't translate", "i can’t translate", "i'm unable to translate",
        "i’m unable to translate", "i am unable to translate", "i'm not able to translate",
        "i’m not able to translate", "i apologize, but i", "i apologise, but i", "i'm sorry, but i cannot",
        "i’m sorry, but i cannot", "i'm sorry, but i can't", "i’m sorry, but i can’t", "i am sorry, but i cannot",
        "i do not feel comfortable translating", "i don't feel comfortable translating",
        "i don’t feel comfortable translating", "as an ai language model", "as a language model, i",
        "as an ai assistant, i", "as an ai, i", "ich kann diesen text nicht übersetzen",
        "ich kann das nicht übersetzen", "es tut mir leid, aber ich kann", "als ki-sprachmodell", "als ki-modell",
        "je ne peux pas traduire", "je suis désolé, mais je ne peux pas", "en tant que modèle de langage",
        "en tant qu'ia", "en tant qu’ia", "no puedo traducir", "lo siento, pero no puedo",
        "como modelo de lenguaje", "non posso tradurre", "mi dispiace, ma non posso", "come modello linguistico",
        "não posso traduzir", "desculpe, mas não posso", "como modelo de linguagem", "nie mogę przetłumaczyć",
        "przepraszam, ale nie mogę", "jako model językowy", "nemohu přeložit", "omlouvám se, ale nemohu",
        "jako jazykový model", "Я не могу перевести", "Извините, но я не могу", "Как языковая модель",
        "Я не можу перекласти", "Вибачте, але я не можу", "Як мовна модель", "我无法翻译", "很抱歉，我无法", "抱歉，我无法",
        "作为ai语言模型", "作为一个人工智能语言模型", "作为人工智能语言模型", "ai言語モデルとして", "لا أستطيع ترجمة", "لا يمكنني ترجمة",
        "عذرًا، لا يمكنني", "كنموذج لغوي", "申し訳ありませんが、翻訳", "申し訳ございませんが、翻訳",
    ])

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        guard let length = phrases.length(in: document.bytes, block.content) else { return }
        let place = block.content.prefix(length)
        // Whoever cannot find an order apologizes, too.
        guard speaksOfTranslation(block.content, document) else { return }
        report.add(place, "This is a chatbot’s refusal; the passage was not translated", confidence: 0.9)
    }

    /// Whether the block's beginning says what it is about: a translation, a model of language, somebody's rights.
    private static func speaksOfTranslation(_ content: ByteRange, _ document: Document) -> Bool {
        let head = document.text(content.prefix(300)).lowercased()
        return subjects.contains { head.contains($0) }
    }

    private static let subjects = [
        "translat", "copyright", "language model", "as an ai", "übersetz", "urheberrecht", "sprachmodell", "ki-modell", "tradui",
        "traduc", "traduct", "droit d'auteur", "modèle de langage", "tant qu'ia", "tant qu’ia", "derechos de autor",
        "modelo de lenguaje", "tradur", "modello linguistico", "traduz", "modelo de linguagem", "tłumacz", "model językowy",
        "přelož", "překl", "jazykový model", "перев", "языковая модель", "перекл", "мовна модель", "翻译", "翻譯", "语言模型", "翻訳",
        "言語モデル", "ترجمة", "نموذج لغوي",
    ]
}
