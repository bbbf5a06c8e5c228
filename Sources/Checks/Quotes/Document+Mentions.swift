import Prose

/// Texts about quotation marks: what stands alone there stands so on purpose. It is asked for the few blocks in which
/// something is wrong with marks, and reads each once.
struct MarkMentions {
    private let document: Document
    private var block: Int32 = -1
    private var answer = false

    /// No more of a block is read than this, in bytes.
    private static let farthest = 4000

    init(_ document: Document) { self.document = document }

    /// Whether the block names quotation marks.
    mutating func speaks(of block: Int32) -> Bool {
        if block != self.block {
            self.block = block
            let text = Array(document.text(document.blocks[Int(block)].content.prefix(Self.farthest)).lowercased().utf8)
            answer = Self.holdsName(text)
        }
        return answer
    }

    private static func holdsName(_ text: [UInt8]) -> Bool {
        text.withUnsafeBufferPointer { text in
            for start in text.indices.dropLast() where heads.mayBegin(text[start], text[start + 1]) {
                if names.contains(where: { text[start...].starts(with: $0) }) { return true }
            }
            return false
        }
    }

    private static let heads = names.reduce(into: WordHeads()) { $0.insert($1) }

    private static let names: [[UInt8]] = [
        "quotation mark", "quote mark", "quotemark", "speech mark", "inverted comma", "double quote", "single quote", "guillemet",
        "apostrophe", "anführungszeichen", "gänsefüßchen", "hochkomma", "кавычк", "апостроф", "лапк", "comillas", "apóstrofo",
        "aspas", "virgolett", "apostrofo", "cudzysł", "apostrof", "uvozovk", "引号", "引號", "引用符", "括弧", "اقتباس", "تنصيص",
    ].map { Array($0.utf8) }
}

extension Document {
    /// Whether what stands between two marks joins them only: `“ and ”`, `“ / ”`.
    func joinsMarks(_ range: ByteRange) -> Bool {
        let words = text(range.prefix(24)).lowercased().split { $0 == " " || $0 == "\u{A0}" }
        return range.count < 24 && words.count <= 1 && words.allSatisfy { Self.conjunctions.contains(String($0)) }
    }

    private static let conjunctions: Set<String> = [
        "and", "or", "und", "oder", "et", "ou", "y", "o", "e", "a", "i", "lub", "nebo", "и", "или", "й", "і", "та", "або", "و", "أو",
        "和", "或", "と", "や", "/", ",", "–", "—", "...", "…",
    ]
}
