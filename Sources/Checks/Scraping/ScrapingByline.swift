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
        let count = document.blocks.count
        guard count > head else { return }
        for index in document.blocks.indices where index < head || index >= count - tail {
            let block = document.blocks[index]
            guard block.kind == .paragraph || block.kind == .verse, block.content.count <= mostBytes,
                mayBeByline(document.bytes[block.content]), isByline(document.text(block.content))
            else { continue }
            report.add(
                block.content, "This line names the author of the page", edits: view.block(index).removal.map { [Edit($0, "")] } ?? [])
        }
    }

    private static let openers = [
        "By", "BY", "by", "Von", "VON", "Par", "PAR", "Por", "POR", "Di", "DI", "Autor", "Text", "Posted by", "Written by", "Escrito por",
        "Scritto da", "Tekst", "Napisał", "Napisała", "Připravil", "Připravila",
    ]
    /// What stands before a name in Chinese and Japanese, a mark between them.
    private static let labels = ["文", "取材・文", "執筆", "著者", "記者", "记者", "作者", "撰文", "本报记者", "本報記者"]

    private static let heads = labels.map { Array($0.utf8) } + openers.map { Array($0.utf8) + [0x20] }

    /// Whether an opener or a label begins the line: by bytes, since every text has a beginning and an end.
    private static func mayBeByline(_ line: ArraySlice<UInt8>) -> Bool {
        heads.contains { line.first == $0.first && line.starts(with: $0) }
    }

    /// A label, a mark or a space, and a name of two to eight characters.
    private static func isLabelled(_ line: String) -> Bool {
        guard let label = labels.first(where: { line.hasPrefix($0) }) else { return false }
        let rest = line.dropFirst(label.count)
        guard let mark = rest.first, "・=＝ \u{3000}/／:：|｜".contains(mark) else { return false }
        let name = rest.dropFirst().filter { $0 != " " && $0 != "\u{3000}" && $0 != "・" }
        return (2...8).contains(name.count) && name.allSatisfy(\.isLetter)
    }

    /// An opener, and two to four words that begin with capitals; behind a comma or a bar, what the author is.
    private static func isByline(_ line: String) -> Bool {
        if isLabelled(line) { return true }
        guard let opener = openers.first(where: { line.hasPrefix($0 + " ") }) else { return false }
        let rest = line.dropFirst(opener.count + 1)
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
