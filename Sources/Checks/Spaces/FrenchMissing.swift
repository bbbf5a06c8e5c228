import Bytes
import Linting
import Prose
import UnicodeText

/// `spaces/french-missing`: a mark of French without its space, in a text that sets one elsewhere (`Vraiment?`).
public enum FrenchMissing: Check {
    public static let trigger = Trigger.blocks([.asciiLetter])

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        // How often the text sets which space before a mark.
        var spaces: [UInt8: [String: Int]] = [:]
        var spaced = 0
        var bare: [(block: Int, offset: Int)] = []
        for block in view.blocks {
            let places = FrenchMarks.places(in: block)
            let bareHere = places.filter { !FrenchMarks.isSpaced($0, block) }
            if !bareHere.isEmpty, mayBeFrench(block) { bare += bareHere.map { (block.index, $0) } }
            for offset in places where FrenchMarks.isSpaced(offset, block) {
                spaced += 1
                let space = document.text(document.spaceBefore(offset, notBefore: block.content.lowerBound))
                spaces[document.bytes[offset], default: [:]][space, default: 0] += 1
            }
        }
        // A slip or two; with more, two habits meet in the text, or two languages.
        guard !bare.isEmpty, spaced >= 6 * bare.count - 3 else { return }
        for (index, offset) in bare {
            let block = view.block(index)
            guard !block.isProtected(offset..<offset + 1), !isAddress(offset, block), !isInBraces(offset, block) else { continue }
            let mark = document.text(offset..<offset + 1)
            report.add(
                offset..<offset + 1, "Missing space before “\(mark)”; the text has it elsewhere",
                safety: isOfTitle(offset, block) ? .unsafe : .safe,
                edits: [Edit(offset..<offset, usualSpace(before: document.bytes[offset], spaces))])
        }
    }

    /// The space that the text sets before the mark, or else before marks of its kind; what typographers set where
    /// the text has no example.
    private static func usualSpace(before mark: UInt8, _ spaces: [UInt8: [String: Int]]) -> String {
        let colon = UInt8(ascii: ":")
        var counts = spaces[mark] ?? [:]
        if counts.isEmpty {
            for (other, more) in spaces where (other == colon) == (mark == colon) { counts.merge(more, uniquingKeysWith: +) }
        }
        let usual = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
        guard let usual, usual.unicodeScalars.count == 1 else { return FrenchMarks.space(before: mark) }
        return usual
    }

    /// Whether the block is short or has one of the words that hardly a French sentence lacks: lines of English stand in
    /// French texts, too.
    private static func mayBeFrench(_ block: BlockView) -> Bool {
        let words = block.document.text(block.content).lowercased().split { !$0.isLetter }
        if words.contains(where: { frenchWords.contains(String($0)) }) { return true }
        guard words.count < 4, let english = FunctionWords.of(.english) else { return words.count < 4 }
        return !block.document.words(in: block.content).contains { english.occurs(in: block.document.bytes, $0) }
    }

    private static let frenchWords: Set<String> = [
        "le", "la", "les", "l", "de", "du", "des", "d", "un", "une", "et", "est", "à", "en", "que", "qu", "qui", "pour", "dans", "il",
        "elle",
        "on", "je", "vous", "nous", "ce", "c", "ne", "n", "pas", "au", "aux", "par", "sur", "avec", "se", "s", "son", "sa", "ses", "tu",
    ]

    /// Whether the mark is the colon of a title in English: `React Hooks: Not Magic`. French goes on with a small letter.
    private static func isOfTitle(_ offset: Int, _ block: BlockView) -> Bool {
        guard block.byte(at: offset) == UInt8(ascii: ":"), block.byte(at: offset + 1) == 0x20 else { return false }
        return block.isCapitalized(block.word(before: offset)) && block.isCapitalized(block.word(at: offset + 2))
    }

    /// Whether the mark is in code in curly braces: `{ content: "text" }`.
    private static func isInBraces(_ offset: Int, _ block: BlockView) -> Bool {
        let next = block.braces.partitioningIndex { $0 >= offset }
        return next > 0 && block.document.bytes[block.braces[next - 1]] == UInt8(ascii: "{")
    }

    /// Whether the mark is the colon of a web address that was torn apart: `https: //`.
    private static func isAddress(_ offset: Int, _ block: BlockView) -> Bool {
        let space = block.document.spaceAfter(offset + 1, notAfter: block.content.upperBound)
        return block.byte(at: space.upperBound) == UInt8(ascii: "/")
    }
}

/// The marks that French sets a space before.
enum FrenchMarks {
    /// Where `;`, `:`, `!` and `?` end a word, with or without a space.
    static func places(in block: BlockView) -> [Int] {
        let bytes = block.document.bytes
        var found: [Int] = []
        for offset in block.content where isMark(bytes[offset]) {
            let before = offset > block.content.lowerBound ? bytes[offset - 1] : 0
            if isMark(before) || isMark(block.byte(at: offset + 1)) && bytes[offset] == UInt8(ascii: ":") { continue }
            guard endsClause(offset + 1, block), offset > block.content.lowerBound, !endsShortcode(offset, block) else { continue }
            if let scalar = block.scalar(before: offset), isWordEnd(scalar) || scalar.isWhitespace { found.append(offset) }
        }
        return found
    }

    /// Whether the mark is the second colon of a picture's name: `:material-check:`.
    private static func endsShortcode(_ offset: Int, _ block: BlockView) -> Bool {
        let bytes = block.document.bytes
        guard bytes[offset] == UInt8(ascii: ":") else { return false }
        var start = offset
        while start > block.content.lowerBound, Ascii.isLetterOrDigit(bytes[start - 1]) || "-_+".utf8.contains(bytes[start - 1]) {
            start -= 1
        }
        return start < offset && start > block.content.lowerBound && bytes[start - 1] == UInt8(ascii: ":")
    }

    static func isSpaced(_ offset: Int, _ block: BlockView) -> Bool {
        block.scalar(before: offset)?.isWhitespace == true
    }

    /// The Imprimerie nationale sets a no-break space before a colon, and a narrow one before the three others.
    static func space(before mark: UInt8) -> String { mark == UInt8(ascii: ":") ? "\u{A0}" : "\u{202F}" }

    private static func isMark(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ";") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
    }

    private static func isWordEnd(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isLetter || scalar == "»" || scalar == "”"
    }

    private static func endsClause(_ offset: Int, _ block: BlockView) -> Bool {
        guard let scalar = block.scalar(at: offset) else { return true }
        return scalar.isWhitespace || scalar == "»" || scalar == "”" || scalar == "!" || scalar == "?"
    }
}
