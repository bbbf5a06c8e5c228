import Bytes
import Linting
import Prose

/// `leftovers/chat-refusal`: a chatbot's apology in place of a translation (`I cannot translate this text …`).
///
/// It is known by its parts: it apologizes or says “I cannot”, at the start of a paragraph and outside quotation marks, and it names what a
/// chatbot is asked for: a translation, a request, help with it, or the chatbot itself.
public enum ChatRefusal: Check {
    public static let trigger = Trigger.blocks(phrases: [.apologies, .inabilities])

    /// In bytes from the start of the block: a refusal says soon what it refuses.
    private static let head = 300
    /// In bytes from the start: what is not done stands right behind the apology.
    private static let reach = 160

    private static let phrases = LeadingPhrases(.apologies, .inabilities)

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

    private static let unable = Stems(.unable)
    private static let requests = Stems(.requests)
    private static let selves = Stems(.chatbots)
    private static let models = Stems(.languageModels)
}
