import Linting
import Prose
import UnicodeText

/// `spaces/french-missing`: a mark of French without its space, in a text that sets one elsewhere (`Vraiment?`).
public enum FrenchMissingSpace: DocumentCheck {
    public static let signals: Signals = [.asciiLetter]

    public static func check(_ document: Document, into report: inout Report) {
        var spaced = 0
        var bare: [(block: Int, offset: Int)] = []
        let cache = BlockCache()
        for index in document.blocks.indices where document.blocks[index].kind.isProse {
            let view = BlockView(document, index, cache: cache)
            for offset in FrenchMarks.places(in: view) {
                if FrenchMarks.isSpaced(offset, view) { spaced += 1 } else { bare.append((index, offset)) }
            }
        }
        guard spaced >= 3, spaced >= 6 * bare.count else { return }
        for (block, offset) in bare {
            let view = BlockView(document, block, cache: cache)
            guard !view.isProtected(offset..<offset + 1) else { continue }
            let mark = document.text(offset..<offset + 1)
            report.add(
                offset..<offset + 1, "The space before “\(mark)” is missing, which the text sets elsewhere",
                edits: [Edit(offset..<offset, FrenchMarks.space(before: document.bytes[offset]))])
        }
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
            guard endsClause(offset + 1, block), offset > block.content.lowerBound else { continue }
            if let scalar = block.scalar(before: offset), isWordEnd(scalar) || scalar.isWhitespace { found.append(offset) }
        }
        return found
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
