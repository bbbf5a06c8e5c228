import Linting
import Prose

/// `structure/line-end-hyphen`: a word cut in two at a line's end (`transla-⏎tion`).
public enum LineEndHyphen: DocumentCheck {
    public static let signals: Signals = [.asciiLetter, .cyrillic, .latinNonASCII]

    private static let mostBytes = 2_000_000

    public static func check(_ document: Document, into report: inout Report) {
        guard document.format == .plain, document.bytes.count < mostBytes else { return }
        for (index, block) in document.blocks.enumerated() where block.kind == .paragraph {
            if block.signals.contains(.innerLineBreak) { checkLines(of: block, document, &report) }
            guard index + 1 < document.blocks.count, document.blocks[index + 1].kind == .paragraph,
                block.content.count >= 20, document.blocks[index + 1].content.count >= 20
            else { continue }
            add(block.content.upperBound - 1, document.blocks[index + 1].content.lowerBound, document, &report)
        }
    }

    private static func checkLines(of block: Block, _ document: Document, _ report: inout Report) {
        var position = block.content.lowerBound
        while position < block.content.upperBound {
            guard document.bytes[position] == 0x0A else {
                position += 1
                continue
            }
            let before = document.bytes[position - 1] == 0x0D ? position - 2 : position - 1
            var after = position + 1
            while after < block.content.upperBound, document.bytes[after] == 0x20 { after += 1 }
            if before > block.content.lowerBound { add(before, after, document, &report) }
            position = after
        }
    }

    /// Reports the hyphen at `hyphen` if a word was cut there that goes on at `next`.
    private static func add(_ hyphen: Int, _ next: Int, _ document: Document, _ report: inout Report) {
        guard document.bytes[hyphen] == UInt8(ascii: "-"), hyphen >= 3,
            document.isLetterByte(document.bytes[hyphen - 1]), document.isLetterByte(document.bytes[hyphen - 2]),
            document.text(next..<min(next + 4, document.bytes.count)).unicodeScalars.first?.properties.isLowercase == true,
            document.lettersFrom(next, atMost: 3) >= 2, !isJoiner(next, document)
        else { return }
        report.add(
            hyphen..<next, "A word is cut in two at the end of a line", confidence: 0.6,
            edits: [Edit(hyphen..<next, "")])
    }

    /// Whether the next word joins two compounds: `long- and short-range`, `Vor- und Nachteile`.
    private static func isJoiner(_ offset: Int, _ document: Document) -> Bool {
        let word = document.text(offset..<min(offset + 10, document.bytes.count)).prefix { $0.isLetter }.lowercased()
        return ["and", "or", "to", "und", "oder", "bis", "et", "ou", "y", "o", "e", "a", "i", "и", "или", "та", "і", "nebo", "lub"].contains(word)
    }
}
