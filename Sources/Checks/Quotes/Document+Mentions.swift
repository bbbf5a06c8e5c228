import Prose

/// Texts about quotation marks: what stands alone there stands so on purpose.
extension Document {
    /// Whether the block names quotation marks. It is asked for the few blocks in which something is wrong with marks.
    func speaksOfMarks(_ block: Int32) -> Bool {
        let content = blocks[Int(block)].content
        let text = text(content.prefix(4000)).lowercased()
        return Self.namesOfMarks.contains { text.contains($0) }
    }

    /// Whether what stands between two marks joins them only: `“ and ”`, `“ / ”`.
    func joinsMarks(_ range: ByteRange) -> Bool {
        let words = text(range.prefix(24)).lowercased().split { $0 == " " || $0 == "\u{A0}" }
        return range.count < 24 && words.count <= 1 && words.allSatisfy { Self.conjunctions.contains(String($0)) }
    }

    private static let namesOfMarks = [
        "quotation mark", "quote mark", "quotemark", "speech mark", "inverted comma", "double quote", "single quote", "guillemet",
        "apostrophe", "anführungszeichen", "gänsefüßchen", "hochkomma", "кавычк", "апостроф", "лапк", "comillas", "apóstrofo",
        "aspas", "virgolett", "apice", "apici", "apostrofo", "cudzysł", "apostrof", "uvozovk", "引号", "引號", "引用符", "括弧",
        "اقتباس", "تنصيص",
    ]

    private static let conjunctions: Set<String> = [
        "and", "or", "und", "oder", "et", "ou", "y", "o", "e", "a", "i", "lub", "nebo", "и", "или", "й", "і", "та", "або", "و", "أو",
        "和", "或", "と", "や", "/", ",", "–", "—", "...", "…",
    ]
}
