import Bytes
import Linting
import Prose

/// `quotes/leading-apostrophe`: an apostrophe before a shortened word that an editor curled as an opening mark
/// (`‘tis`, `the ‘90s`).
public enum LeadingApostrophe: Check {
    public static let trigger = Trigger.blocks(.singleMark)

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        for index in block.block.marks where document.marks[index].glyph == .leftSingle {
            let mark = document.marks[index]
            // To a mark before it the space between is nothing.
            let isFree =
                mark.left.isBreak || mark.left == .dash || mark.left == .openBracket
                || mark.left == .mark && block.byte(at: mark.offset - 1) == 0x20
            guard isFree, mark.right == .letter || mark.right == .digit
            else { continue }
            let reading = document.quotations.readings[index]
            let partner = reading.role == .opening && reading.partner >= 0 ? document.marks[Int(reading.partner)] : nil
            guard isShortened(mark.range.upperBound, mark.right, block),
                partner.map({ $0.block != mark.block || isLoneN(mark, $0, document) }) ?? true,
                !opensQuotation(index, block)
            else { continue }
            report.add(mark.range, "An opening quotation mark is used as an apostrophe", edits: [Edit(mark.range, "’")])
        }
    }

    /// `rock ‘n’ roll`
    private static func isLoneN(_ mark: Mark, _ partner: Mark, _ document: Document) -> Bool {
        partner.offset - mark.range.upperBound == 1 && document.bytes[mark.range.upperBound] | 0x20 == UInt8(ascii: "n")
    }

    /// Whether a single mark closes something further on, before another one opens.
    private static func opensQuotation(_ index: Int, _ block: BlockView) -> Bool {
        let document = block.document
        for next in block.block.marks where next > index {
            let mark = document.marks[next]
            if mark.glyph == .leftSingle { return false }
            if mark.glyph == .rightSingle, mark.offset - document.marks[index].offset > 5,
                mark.left != .letter
                    || document.bytes[mark.offset - 1] != UInt8(ascii: "s"), mark.right != .letter
            {
                return true
            }
        }
        return false
    }

    private static func isShortened(_ offset: Int, _ right: CharacterClass, _ block: BlockView) -> Bool {
        if right == .digit {
            var end = offset
            while Ascii.isDigit(block.byte(at: end)) { end += 1 }
            guard end - offset == 2 else { return false }
            let next = block.byte(at: end)
            return next == UInt8(ascii: "s") && !Ascii.isLetter(block.byte(at: end + 1)) || next == 0x20 || next == UInt8(ascii: ".")
                || next == UInt8(ascii: ",")
        }
        let word = block.word(at: offset)
        return word.count <= 6 && shortened.contains(block.document.text(word).lowercased())
    }

    private static let shortened: Set<String> = [
        "tis", "twas", "twere", "twill", "twould", "em", "til", "cause", "cos", "coz", "bout", "n", "ere", "neath", "tween",
        "twixt", "gainst",
    ]
}
