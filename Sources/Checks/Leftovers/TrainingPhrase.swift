import Bytes
import Linting
import Prose

/// `leftovers/training-phrase`: a line that models make up where there is nothing to translate (`Thank you for
/// watching!`, `[Music]`).
public enum TrainingPhrase: Check {
    public static let trigger = Trigger.blocks(beginnings: phrases.list)

    private static let phrases = LeadingPhrases([
        "thank you for watching", "thanks for watching", "subtitles by the amara", "subtitles by the amara.org community", "subtitles by",
        "please subscribe to my channel", "untertitel der amara", "untertitel von", "untertitelung des zdf",
        "vielen dank fürs zuschauen", "sous-titres réalisés par", "sous-titrage société", "merci d'avoir regardé",
        "merci d’avoir regardé", "subtítulos realizados por", "subtítulos por", "gracias por ver el vídeo",
        "gracias por ver el video", "¡gracias por ver el vídeo", "¡gracias por ver el video", "subtítulos de la comunidad",
        "sottotitoli creati dalla", "sottotitoli e revisione", "grazie per la visione",
        "legendas pela comunidade", "obrigado por assistir", "napisy stworzone przez", "dziękuję za oglądanie",
        "titulky vytvořil", "děkuji za sledování", "Субтитры сделал", "Субтитры создавал", "Редактор субтитров",
        "Спасибо за просмотр", "Субтитри зробив", "Дякую за перегляд", "请不吝点赞", "感谢观看", "谢谢观看", "ご視聴ありがとうございました",
        "شكرا للمشاهدة", "ترجمة نانسي", "[music]", "[applause]", "[blank_audio]", "[musik]", "[musique]",
        "[música]", "[Музыка]",
    ])

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        guard let length = phrases.length(in: document.bytes, block.content) else { return }
        // The phrase is all there is, but for a mark at its end and the name of a translator.
        guard block.content.count - length <= mostBytesMore, isLoose(block.content.dropFirst(length), document) else {
            return
        }
        report.add(
            block.content.prefix(length),
            "“\(document.text(block.content.prefix(length)))” is a phrase that models make up when there is nothing to translate",
            confidence: 0.8)
    }

    private static let mostBytesMore = 40

    /// Whether the phrase ends the line, or names follow it.
    private static func isLoose(_ rest: ByteRange, _ document: Document) -> Bool {
        let text = document.text(rest)
        if text.allSatisfy({ " .!。！".contains($0) }) || text.contains("Amara.org") { return true }
        return text.split(separator: " ").allSatisfy { $0.first?.isUppercase ?? false || $0.contains(".") }
    }
}
