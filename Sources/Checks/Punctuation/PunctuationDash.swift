import Bytes
import Linting
import Prose
import UnicodeText

/// `punctuation/dash`: a hyphen between spaces, or two hyphens, for a dash (`Kyiv - the capital`).
public enum PunctuationDash: Check {
    public static let trigger = Trigger.blocks(.spacedHyphen)

    public static func check(_ block: BlockView, into report: inout Report) {
        let bytes = block.document.bytes
        let isRussian = block.language.base == .russian || block.language.base == .ukrainian
        let content = block.content
        var position = content.lowerBound
        while position < content.upperBound {
            defer { position += 1 }
            guard bytes[position] == UInt8(ascii: "-") else { continue }
            let start = position
            while position + 1 < content.upperBound, bytes[position + 1] == UInt8(ascii: "-") { position += 1 }
            let run = start..<position + 1
            guard run.count <= 2, let before = block.scalar(before: start), let after = block.scalar(at: run.upperBound),
                !block.isProtected(run)
            else { continue }
            let isSpaced = before == " " && after == " "
            guard isSpaced && !isBetweenDigits(run, block) || run.count == 2 && before.isLetter && after.isLetter else { continue }
            report.add(
                run, run.count == 2 ? "Two hyphens are used as a dash" : "A hyphen is used as a dash",
                edits: [Edit(run, isRussian || run.count == 2 ? "—" : "–")])
        }
    }

    private static func isBetweenDigits(_ run: ByteRange, _ block: BlockView) -> Bool {
        let before = run.lowerBound >= block.content.lowerBound + 2 ? block.byte(at: run.lowerBound - 2) : 0
        return Ascii.isDigit(before) && Ascii.isDigit(block.byte(at: run.upperBound + 1))
    }
}
