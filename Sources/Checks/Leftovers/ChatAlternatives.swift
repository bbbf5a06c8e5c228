import Linting
import Prose

/// `leftovers/chat-alternatives`: several versions to choose from (`**Option 1:** …`).
public enum ChatAlternatives: Check {
    public static let trigger = Trigger.blocks(beginnings: phrases.list)

    private static let phrases = LeadingPhrases([
        "**option 1", "**option 2", "option 1 (", "option 1:", "**alternative translation", "**alternative version",
        "alternative translation",
        "alternatively, you could translate", "a more literal translation", "a more natural translation",
        "both options are valid", "both translations are", "another option would be", "or, more literally",
        "or, more formally", "**literal translation", "wörtlichere Übersetzung", "alternative Übersetzung",
        "alternativ könnte man übersetzen", "traduction alternative", "traducción alternativa",
        "traduzione alternativa", "tradução alternativa", "alternatywne tłumaczenie", "alternativní překlad",
        "Альтернативный перевод", "Альтернативний переклад", "Вариант 1:", "Варіант 1:", "另一种翻译", "别の翻訳",
        "ترجمة بديلة",
    ])

    /// Those that the steps of a manual have, too.
    private static let numbered = LeadingPhrases(["**option 1", "option 1 (", "option 1:", "Вариант 1:", "Варіант 1:"])
    /// A chatbot has little to say before its first version.
    private static let blocksBeforeVersions = 2

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        guard let length = phrases.length(in: document.bytes, block.content) else { return }
        let isNumbered = numbered.length(in: document.bytes, block.content) != nil
        guard !isNumbered || block.kind != .heading && block.index <= blocksBeforeVersions else { return }
        let place = block.content.prefix(length)
        report.add(place, "A chatbot offers several versions here; only one belongs in the text", confidence: 0.9)
    }
}
