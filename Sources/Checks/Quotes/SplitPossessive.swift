import Linting
import Prose
import UnicodeText

/// `quotes/split-possessive`: the apostrophe of a plural possessive between two spaces (`the students ' books`).
public enum SplitPossessive: Check {
    public static let trigger = Trigger.blocks(.singleMark)

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        let spaced = block.block.marks.filter { index in
            let mark = document.marks[index]
            return mark.glyph == .straightSingle && mark.left == .space && mark.right == .space
                || mark.glyph == .rightSingle && mark.left == .space && mark.right == .space
        }
        // Two of them may be a quotation with spaces inside.
        guard spaced.count == 1 else { return }
        let mark = document.marks[spaced[0]]
        let reading = document.quotations.readings[spaced[0]]
        let space = document.spaceBefore(mark.offset, notBefore: block.content.lowerBound)
        guard reading.role == .none || reading.role == .stray || reading.role == .unread || reading.partner < 0,
            block.byte(at: space.lowerBound - 1) == UInt8(ascii: "s"), block.word(before: space.lowerBound).count >= 4,
            block.scalar(at: mark.range.upperBound + 1)?.isSmall == true
        else { return }
        report.add(
            space.lowerBound..<mark.range.upperBound, "There is a space between the word and its apostrophe", edits: [Edit(space, "")])
    }
}
