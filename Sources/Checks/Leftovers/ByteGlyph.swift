import Bytes
import Linting
import Prose
import UnicodeText

/// `leftovers/byte-glyph`: the letters by which tokenizers of the GPT-2 kind show spaces and line ends (`TheĠcat`).
public enum ByteGlyph: Check {
    public static let trigger = Trigger.blocks(.latinNonASCII)

    public static func check(_ block: BlockView, into report: inout Report) {
        // Maltese has Ġ as a letter.
        guard block.language.base != .maltese, holdsTwo(block) else { return }
        let document = block.document
        // Before a letter: ĠThe, catĠsat. In capitals it is a letter, unless others around it are clear.
        let glyphs = document.runs(in: block.content) { $0 == "Ġ" || $0 == "Ċ" }.filter {
            document.scalar(at: $0.upperBound)?.scalar.isLetter ?? false
        }
        let clear = glyphs.count { glyph in
            let before = document.scalar(before: glyph.lowerBound)?.scalar
            return before?.isLowercase ?? false || before?.isWhitespace ?? true
        }
        guard clear >= 2, clear * 2 > glyphs.count, let first = glyphs.first, let last = glyphs.last else { return }
        report.add(
            first.lowerBound..<last.upperBound, "“Ġ” (U+0120) is a tokenizer’s symbol for a space",
            edits: glyphs.map { glyph in
                let isNewline = document.text(glyph).hasPrefix("Ċ")
                let isEdge =
                    glyph.lowerBound == block.content.lowerBound
                    || block.byte(at: glyph.lowerBound - 1) == 0x20
                return Edit(glyph, isEdge ? "" : isNewline ? "\n" : " ")
            })
    }

    /// Whether C4 A0 or C4 8A occurs at least twice.
    private static func holdsTwo(_ block: BlockView) -> Bool {
        let bytes = block.document.bytes
        var count = 0
        for place in block.document.places(of: 0xC4, in: block.content.dropLast())
        where bytes[place + 1] == 0xA0 || bytes[place + 1] == 0x8A {
            count += 1
            if count == 2 { return true }
        }
        return false
    }
}
