import Linting
import Prose

/// `structure/cut-off`: a paragraph that ends in the middle of a sentence, on an article, a preposition or a
/// conjunction, and does not go on below.
public enum CutOffParagraph: DocumentCheck {
    public static let signals: Signals = []

    private static let mostBytes = 1_000_000
    private static let fewestBytes = 60

    public static func check(_ document: Document, into report: inout Report) {
        guard document.bytes.count < mostBytes, let words = words[document.language.base] else { return }
        var places: [ByteRange] = []
        for (index, block) in document.blocks.enumerated()
        where block.kind == .paragraph && block.content.count >= fewestBytes {
            guard let word = lastWord(block.content, document), words.contains(document.text(word)),
                isInSentence(word, document)
            else { continue }
            if index + 1 < document.blocks.count, continues(document.blocks[index + 1], document) { continue }
            places.append(word)
        }
        // Where it happens again and again, the text is broken into lines: another rule's matter.
        guard places.count <= mostPlaces else { return }
        for word in places {
            report.add(word, "The paragraph breaks off after “\(document.text(word))”", confidence: 0.8)
        }
    }

    private static let mostPlaces = 5

    /// Whether a word stands before: behind a comma or a semicolon, an “and” ends the item of a list.
    private static func isInSentence(_ word: ByteRange, _ document: Document) -> Bool {
        word.lowerBound >= 2 && document.isLetterByte(document.bytes[word.lowerBound - 2])
    }

    /// The word that ends the block, if nothing stands behind it and a space before.
    private static func lastWord(_ content: ByteRange, _ document: Document) -> ByteRange? {
        var start = content.upperBound
        while start > content.lowerBound, content.upperBound - start <= 16, document.isLetterByte(document.bytes[start - 1]) {
            start -= 1
        }
        guard start < content.upperBound, start > content.lowerBound, document.bytes[start - 1] == 0x20 else { return nil }
        return start..<content.upperBound
    }

    /// Whether the next block may be the rest: it begins small, or is no running text.
    private static func continues(_ block: Block, _ document: Document) -> Bool {
        guard block.kind == .paragraph, let first = document.text(block.content.prefix(4)).unicodeScalars.first else { return true }
        return !first.properties.isUppercase || block.content.count < fewestBytes
    }

    /// Words that end no sentence.
    private static let words: [LanguageTag: Set<String>] = [
        .english: set("the a an of and or from with for into its their our your his my because than"),
        .german: set("der die das den dem des und oder eine einen einem einer von für dass weil wenn zum zur im am"),
        .french: set("le la les un une des de du et ou à au aux dans par pour sur avec sans que cette ces son sa ses"),
        .spanish: set("el la los las un una de del y o a al en con por para que su sus"),
        .italian: set("il lo la gli le un una di del della dei delle e o a al alla in con per che"),
        .portuguese: set("o os a as um uma de do da dos das e ou em no na com por para que ao pelo pela"),
        .polish: set("i w z na do od że oraz dla przez przy który która które lub ale"),
        .czech: set("a v na do od že pro při nebo který která které ve ze"),
        .ukrainian: set("і й в у на з до від для при або що який яка які та але через"),
        .russian: set("и в на с к от до из для при или что который которая которые а но через о об"),
        .arabic: set("في من إلى على عن أن التي الذي هذا هذه مع و"),
    ]

    private static func set(_ words: String) -> Set<String> {
        Set(words.split(separator: " ").map(String.init))
    }
}
