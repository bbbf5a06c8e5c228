import Bytes
import Linting
import Prose

/// `leftovers/chat-note`: what a chatbot adds behind its translation (`Note: I translated “bank” as …`, `Let me know if
/// you need anything else!`).
public enum ChatNote: Check {
    public static let trigger = Trigger.blocks(beginnings: offers + openers)

    /// Notes stand at the end; they may be a list.
    private static let lastBlocks = 8

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        let first = max(1, document.blocks.count - lastBlocks)
        for block in view.blocks where block.index >= first {
            let index = block.index
            let head = document.text(block.content.prefix(400)).lowercased()
            let isLast = index == document.blocks.count - 1
            // By bytes: to search strings for many phrases is dear.
            let isComment = Array(head.utf8).withUnsafeBufferPointer { isOffer($0) || isNote($0) }
            guard isComment || isLast && isFarewell(head) else { continue }
            // What follows a note belongs to it.
            let start = document.blocks[index - 1].range.upperBound
            let end = document.blocks[document.blocks.count - 1].range.upperBound
            report.add(
                block.content.lowerBound..<document.blocks[document.blocks.count - 1].content.upperBound,
                "This comments on the translation and is not part of it", confidence: 0.85, edits: [Edit(start..<end, "")])
            return
        }
    }

    /// An offer that speaks of the translation; letters to customers offer help, too.
    private static func isOffer(_ head: UnsafeBufferPointer<UInt8>) -> Bool {
        head.count < 320 && offerSet.longestLength(in: head, at: 0, before: head.count) != nil && offeredSet.occurs(in: head, head.indices)
    }

    private static func isFarewell(_ head: String) -> Bool {
        farewells.contains { head.hasPrefix($0) && head.dropFirst($0.count).allSatisfy { ".!。！ ".contains($0) } }
    }

    private static let offers: [String] = [
        "let me know if", "please let me know if", "feel free to", "i hope this", "is there anything else", "would you like me to",
        "if you need", "if you'd like", "if you’d like", "lassen sie mich wissen", "lass mich wissen", "ich hoffe", "n'hésitez pas",
        "n’hésitez pas", "j'espère que", "j’espère que", "espero que", "¡espero que", "avísame si", "avíseme si", "hazme saber",
        "avise-me se", "me avise se", "fammi sapere", "spero che", "daj mi znać",
        "mam nadzieję", "dejte mi vědět", "doufám", "дайте знать", "если вам нужн", "надеюсь", "дайте знати", "сподіваюся",
        "如果您需要", "如果你需要", "希望", "ご不明な点", "أخبرني إذا", "آمل",
    ]

    private static let offered: [String] = [
        "translation", "translate", "übersetzung", "traduction", "traducción", "traduzione", "tradução", "tłumaczeni", "překlad",
        "перевод", "переклад", "翻译", "译文", "翻譯", "翻訳", "ترجمة", "الترجمة", "any adjustments", "any other text",
        "formal version", "formal tone", "different version", "different tone", "any changes", "any modifications", "any revisions",
        "förmlichere", "formellere", "andere fassung", "version plus", "autre version", "versión más", "otra versión", "versione più",
        "altra versione", "versão mais", "outra versão", "wersję bardziej", "inną wersję", "formálnější", "jinou verzi",
        "официальный вариант",
        "другой вариант", "официальн", "офіційн", "інший варіант", "正式的版本", "其他版本", "別のバージョン", "صيغة أخرى",
    ]

    private static let offerSet = LiteralSet(offers, .exact)
    private static let offeredSet = LiteralSet(offered, .exact)

    /// Closing words of which nothing but the address to the reader tells that they are a chatbot's: only the very last
    /// line can be such.
    private static let farewells: [String] = [
        "i hope this helps", "hope this helps", "ich hoffe, das hilft", "j'espère que cela vous aide", "j’espère que cela vous aide",
        "espero que esto te ayude", "espero que esto ayude", "spero che questo ti aiuti", "espero que isso ajude", "espero que isto ajude",
        "mam nadzieję, że to pomoże", "doufám, že to pomůže", "надеюсь, это поможет", "сподіваюся, це допоможе", "希望这对您有帮助",
        "お役に立てば幸いです",
    ]

    /// A note that speaks of the translation: a footnote of the text does not.
    private static func isNote(_ head: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let start = head.firstIndex(where: { !"*_([#- ".utf8.contains($0) }),
            let length = openerSet.longestLength(in: head, at: start, before: head.count)
        else { return false }
        let opener = head[start..<start + length]
        return subjectSet.occurs(in: head, start + length..<head.count)
            || opener.starts(with: "translat".utf8) && opener.last == UInt8(ascii: ":")
    }

    private static let openers: [String] = [
        "note:", "note on the translation", "notes:", "note that", "please note", "translation note", "translation notes",
        "translator's note:", "translator’s note:", "explanation:", "key points", "key changes", "hinweis:", "anmerkung:",
        "anmerkungen:", "hinweise:", "note :", "remarque :", "remarques :", "nota:", "notas:", "nota\u{A0}:", "uwaga:", "uwagi:",
        "poznámka:", "poznámky:", "примечание:", "примечания:", "примітка:", "примітки:", "注：", "注意：", "说明：", "注:", "備考：", "注記：",
        "ملاحظة:", "ملاحظات:", "the translation", "this translation", "in this translation", "diese übersetzung",
        "cette traduction", "esta traducción", "questa traduzione", "esta tradução", "to tłumaczenie", "tento překlad",
        "этот перевод", "цей переклад",
    ]

    private static let subjects: [String] = [
        "i translated", "i've translated", "i’ve translated", "i have translated", "the translation", "this translation",
        "translated as", "translation of", "source text", "original text", "the original ", "i kept", "i have kept", "i used the",
        "literal translation", "target language", "übersetz", "ausgangstext", "originaltext", "traduit", "traduction",
        "texte source", "traduc", "traduj", "texto original", "tradott", "traduzion", "testo originale", "traduzi", "traduçã",
        "tłumacz", "tekst źródłowy", "překlad", "přelož", "перевод", "перевед", "переклад", "翻译", "译文", "翻譯", "原文", "翻訳", "訳文",
        "ترجمة", "الترجمة",
        "original spelling", "direct equivalent", "originalschreib", "orthographe d", "forma original", "grafia original",
        "oryginalnej pisowni",
        "původním pravopis", "исходном написани", "оригинальном написани", "оригінальному написанн", "译为", "譯為", "النص الأصلي",
        "перекладено",
    ]

    private static let openerSet = LiteralSet(openers, .exact)
    private static let subjectSet = LiteralSet(subjects, .exact)
}
