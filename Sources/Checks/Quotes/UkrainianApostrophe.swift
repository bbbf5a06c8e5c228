import Linting
import Prose

/// `quotes/ukrainian-apostrophe`: a double mark or an asterisk where Ukrainian has its apostrophe (`п"ять`, `п*ять`).
public enum UkrainianApostrophe: BlockCheck {
    public static let signals: Signals = [.straightDoubleMark, .asterisk]

    public static func check(_ block: BlockView, into report: inout Report) {
        let bytes = block.document.bytes
        for offset in block.content where bytes[offset] == UInt8(ascii: "\"") || bytes[offset] == UInt8(ascii: "*") {
            guard let before = block.scalar(before: offset), let after = block.scalar(at: offset + 1),
                consonants.contains(before), "яюєїЯЮЄЇ".unicodeScalars.contains(after)
            else { continue }
            let isCurly = block.document.marks.contains { $0.glyph == .rightSingle }
            report.add(
                offset..<offset + 1, "“\(block.document.text(offset..<offset + 1))” stands for an apostrophe",
                edits: [Edit(offset..<offset + 1, isCurly ? "’" : "'")])
        }
    }

    private static let consonants = Set("бпвмфкхгґжчшрдтзснлБПВМФКХГҐЖЧШРДТЗСНЛ".unicodeScalars)
}
