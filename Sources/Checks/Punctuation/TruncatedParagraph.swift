import Linting
import Prose

/// `punctuation/truncated`: a paragraph that breaks off behind an article or preposition (`…the minister said in`).
public enum TruncatedParagraph: BlockCheck {
    public static let outline: Outline = [.paragraph, .isUnfinished]

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        let end = block.content.upperBound
        guard block.block.kind == .paragraph, block.content.count >= 60, document.isLetterByte(document.bytes[end - 1]),
            let words = words[document.language.base.description]
        else { return }
        var start = end
        while start > block.content.lowerBound, end - start < 12, document.isLetterByte(document.bytes[start - 1]) { start -= 1 }
        guard document.bytes[start - 1] == 0x20, words.contains(document.text(start..<end)),
            !goesOn(behind: block.index, document), !document.looksLikeVerse(block.content)
        else { return }
        report.add(start..<end, "The paragraph breaks off behind “\(document.text(start..<end))”")
    }

    /// Whether the next block may be the rest: a list, a formula, or words in lower case, which other rules join.
    private static func goesOn(behind index: Int, _ document: Document) -> Bool {
        guard index + 1 < document.blocks.count else { return false }
        let next = document.blocks[index + 1]
        guard next.kind == .paragraph, next.gapBefore == .blankLine, next.content.count >= 40 else { return true }
        let first = document.bytes[next.content.lowerBound]
        return !(first &- 65 < 26) && first != 0xD0
    }

    private static let words: [String: Set<String>] = [
        "en": ["the", "a", "an", "of", "and", "or", "with", "from", "into", "at", "by", "for", "because", "their", "his", "my", "your", "our", "its"],
        "de": ["der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einer", "und", "oder", "mit", "von", "für", "weil", "im", "am"],
        "fr": ["le", "la", "les", "de", "du", "des", "un", "une", "et", "ou", "dans", "avec", "pour", "que", "au", "aux", "en"],
        "es": ["el", "la", "los", "las", "de", "del", "un", "una", "y", "o", "con", "para", "por", "que", "en", "al"],
        "it": ["il", "la", "lo", "gli", "di", "del", "della", "un", "una", "e", "o", "con", "per", "che", "in", "nel"],
        "pt": ["o", "a", "os", "as", "de", "do", "da", "um", "uma", "e", "ou", "com", "para", "por", "que", "em", "no", "na"],
        "ru": ["и", "в", "на", "с", "по", "для", "из", "от", "к", "что", "или", "который"],
        "uk": ["і", "й", "та", "в", "у", "на", "з", "по", "для", "із", "від", "до", "що", "або", "який"],
        "pl": ["i", "w", "na", "z", "do", "dla", "od", "oraz", "lub", "że", "który"],
        "cs": ["a", "v", "na", "s", "z", "do", "pro", "od", "nebo", "že", "který"],
    ]
}
