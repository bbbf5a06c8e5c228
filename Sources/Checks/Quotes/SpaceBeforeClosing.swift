import Linting
import Prose

/// `quotes/space-before-closing`: a closing mark with a space before it, whether the space belongs behind the mark
/// (`NATO, ”Zakharova`) or nowhere (`got. "`).
public enum SpaceBeforeClosing: Check {
    public static let trigger = Trigger.text([.doubleMark, .singleMark])

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        let style = document.conventions
        let mentions = document.mentions
        for (index, mark, reading) in document.doubtfulMarks {
            guard reading.role == .closing, reading.partner >= 0, mark.left.isSpace, !style.spacesInside(mark.glyph)
            else { continue }
            let block = document.blocks[Int(mark.block)]
            let space = document.spaceBefore(mark.offset, notBefore: block.content.lowerBound)
            let opening = document.marks[Int(reading.partner)]
            // “ ”: a space that is quoted.
            guard !space.isEmpty, space.lowerBound > opening.range.upperBound, !document.endsInSpacedDash(at: space.lowerBound),
                document.mayMove(space, of: mark, partner: opening, index: index), !document.isAnnounced(mark), !document.isTripled(mark),
                !document.joinsMarks(opening.range.upperBound..<mark.offset), !mentions.speak(of: mark.block, document)
            else { continue }
            let place = space.lowerBound..<mark.range.upperBound
            if mark.right == .letter || mark.right == .digit || mark.right == .openBracket {
                // A single mark may be the apostrophe of a word that lost its beginning, and a straight one far from its partner anything.
                let isApostrophe = mark.glyph == .straightSingle && mark.right == .letter
                let isFar = mark.glyph.isStraight && opening.block != mark.block
                report.add(
                    place, "The space belongs after the closing quotation mark, not before it",
                    confidence: reading.confidence, safety: isApostrophe || isFar ? .unsafe : .safe,
                    edits: [Edit(place, document.text(mark.range) + document.text(space))])
            } else {
                report.add(
                    place, "There is a space before the closing quotation mark", confidence: reading.confidence,
                    title: "Remove the space before the quotation mark", edits: [Edit(space, "")])
            }
        }
    }
}
