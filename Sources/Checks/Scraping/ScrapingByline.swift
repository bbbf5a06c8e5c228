import Bytes
import Linting
import Prose

/// `scraping/byline`: a line near the top or the end of the text that is nothing but its author (`By Ines Falk`).
public enum ScrapingByline: Check {
    public static let trigger = Trigger.text([.asciiLetter, .cyrillic, .han])

    private static let head = 6
    private static let tail = 3
    private static let mostBytes = 90

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        guard document.blocks.count > head else { return }
        for index in view.pageZones.reaching(head: head, tail: tail, of: document).joined() {
            let block = document.blocks[index]
            guard block.kind == .paragraph || block.kind == .verse, block.content.count <= mostBytes,
                mayBeByline(document.bytes[block.content])
            else {
                continue
            }
            let line = bare(view.block(index).textAsRead(block.content))
            guard isByline(line) else { continue }
            report.add(
                block.content, "This line names the author of the page", edits: view.block(index).removal.map { [Edit($0, "")] } ?? [])
        }
    }

    /// The line without brackets or low lines around it.
    private static func bare(_ line: String) -> String {
        guard let first = line.first, let last = line.last, line.count > 4 else { return line }
        let isEnclosed =
            first == "(" && last == ")" || first == "[" && last == "]" || first == "（" && last == "）" || first == "_" && last == "_"
            || first == "*" && last == "*"
        return isEnclosed ? String(line.dropFirst().dropLast()) : line
    }

    /// The openers with a space behind, as bytes: to compare characters takes far longer, and every short line is asked about.
    private static let spacedOpeners = openers.map { Array(($0 + " ").utf8) }
    private static let openers = [
        "By", "BY", "by", "Von", "VON", "von", "Par", "PAR", "par", "Por", "POR", "por", "Di", "DI", "di", "Autor", "Text", "Posted by",
        "Written by",
        "Escrito por", "Scritto da", "Tekst", "Napisał", "Napisała", "Připravil", "Připravila", "Produced by", "Edited by", "Translated by",
        "Photos by", "Words by",
        "Story by", "Reported by", "Compiled by", "Redaktion:", "Bearbeitet von", "Übersetzt von", "Aus dem Englischen von", "Fotos von",
        "Traduit par", "Propos recueillis par",
        "Traducción de", "Traducido por", "Fotos de", "Texto de", "A cura di", "a cura di", "Traduzione di", "Foto di", "Traduzido por",
        "Tradução de", "Fotos de", "Tłumaczenie:",
        "Opracował", "Opracowała", "Tłumaczył", "Przełożył", "Přeložil", "Přeložila", "Zpracoval", "Автор:", "Текст:", "Перевод:",
        "Подготовил", "Подготовила", "Редактор:",
        "Переклад:", "Підготував", "Підготувала", "Editor:", "Author:", "Producer:", "Reporter:", "Photographer:", "Camera:",
        "Translation:", "Translator:",
    ]
    /// What stands before a name in Chinese and Japanese, a mark between them.
    private static let labels = ["文", "取材・文", "執筆", "著者", "記者", "记者", "作者", "撰文", "本报记者", "本報記者"]

    private static let heads = (labels + openers).map { Array($0.utf8) }

    /// Whether an opener or a label begins the line, behind a bracket or low line: by bytes, since every text has a beginning and an end.
    private static func mayBeByline(_ line: ArraySlice<UInt8>) -> Bool {
        var rest = line
        if rest.starts(with: [0xEF, 0xBC, 0x88]) { rest = rest.dropFirst(3) }
        rest = rest.drop { $0 == Ascii.open || $0 == Ascii.openBracket || $0 == Ascii.underscore || $0 == Ascii.asterisk }
        return heads.contains { rest.first == $0.first && rest.starts(with: $0) }
    }

    /// A label, a mark or a space, and a name of two to eight characters.
    private static func isLabelled(_ line: String) -> Bool {
        // All labels are Chinese or Japanese.
        guard let first = line.utf8.first, first >= 0xE3, let label = labels.first(where: { line.hasPrefix($0) }) else { return false }
        let rest = line.dropFirst(label.count)
        guard let mark = rest.first, "・=＝ \u{3000}/／:：|｜".contains(mark) else { return false }
        let name = rest.dropFirst().filter { $0 != " " && $0 != "\u{3000}" && $0 != "・" }
        return (2...8).contains(name.count) && name.allSatisfy(\.isLetter)
    }

    /// An opener, and two to four words that begin with capitals; behind a comma or a bar, what the author is.
    static func isByline(_ line: String) -> Bool {
        if isLabelled(line) { return true }
        guard let opener = spacedOpeners.first(where: { line.utf8.starts(with: $0) }) else { return false }
        let rest = Substring(line.utf8.dropFirst(opener.count))
        let name = rest.prefix { $0 != "," && $0 != "|" && $0 != "•" && $0 != "/" }
        let words = name.split(separator: " ")
        guard (2...4).contains(words.count), rest.last != ".", rest.last != ":", rest.last != "?", rest.last != "!" else { return false }
        let isName = words.allSatisfy { word in
            word.first?.isUppercase == true && word.allSatisfy { $0.isLetter || "-'’.".contains($0) }
                || ["de", "von", "van", "di", "and", "und", "et", "y"].contains(String(word))
        }
        let title = rest.dropFirst(name.count)
        return isName && title.split(separator: " ").count <= 6
    }
}
