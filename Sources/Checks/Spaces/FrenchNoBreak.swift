import Bytes
import Linting
import Prose
import UnicodeText

/// `spaces/french-no-break`: an ordinary space, or none, before a mark that French keeps with its word (`Vraiment ?`).
public enum FrenchNoBreak: Check {
    public static let trigger = Trigger.blocks([.asciiLetter])

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        for offset in FrenchMarks.places(in: block) where !block.isProtected(offset..<offset + 1) {
            let space = document.spaceBefore(offset, notBefore: block.content.lowerBound)
            let kept = document.text(space)
            guard kept != "\u{A0}", kept != "\u{202F}" else { continue }
            let mark = document.text(offset..<offset + 1)
            report.add(
                space.lowerBound..<offset + 1,
                space.isEmpty ? "Missing no-break space before “\(mark)”" : "The space before “\(mark)” is not a no-break space",
                safety: space.isEmpty ? .unsafe : .safe,
                edits: [Edit(space, FrenchMarks.space(before: document.bytes[offset]))])
        }
        for index in block.block.marks {
            let mark = document.marks[index]
            guard mark.glyph == .leftGuillemet && mark.right != .edge || mark.glyph == .rightGuillemet && mark.left != .edge
            else { continue }
            let space =
                mark.glyph == .leftGuillemet
                ? document.spaceAfter(mark.range.upperBound, notAfter: block.content.upperBound)
                : document.spaceBefore(mark.offset, notBefore: block.content.lowerBound)
            let kept = document.text(space)
            guard kept != "\u{A0}", kept != "\u{202F}" else { continue }
            let place =
                mark.glyph == .leftGuillemet
                ? mark.offset..<space.upperBound : space.lowerBound..<mark.range.upperBound
            report.add(
                place, "A no-break space belongs inside the guillemet", edits: [Edit(space, "\u{A0}")])
        }
    }
}
