import Linting
import Prose

/// `quotes/space-after-opening`: an opening mark with a space behind it, whether the space belongs before the mark
/// (`said“ Yes`) or nowhere (`“ We cannot`).
public enum SpaceAfterOpening: Check {
    public static let trigger = Trigger.text([.doubleMark, .singleMark])

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        let style = document.conventions
        let mentions = document.mentions
        for (index, mark, reading) in document.doubtfulMarks {
            guard reading.role == .opening && reading.partner >= 0 || reading.role == .reopening,
                mark.right == .space || mark.right == .thinSpace, !style.spacesInside(mark.glyph)
            else { continue }
            // Behind a letter a single mark is the apostrophe of a plural.
            if mark.glyph == .straightSingle || mark.glyph == .rightSingle, mark.left == .letter { continue }
            let block = document.blocks[Int(mark.block)]
            let space = document.spaceAfter(mark.range.upperBound, notAfter: block.content.upperBound)
            let closing = reading.role == .opening ? document.marks[Int(reading.partner)] : nil
            let partner = closing?.offset ?? block.content.upperBound
            guard !space.isEmpty, space.upperBound < partner else { continue }  // “ ”: a space that is quoted
            guard document.mayMove(space, of: mark, partner: closing, index: index), !document.isTripled(mark),
                !document.joinsMarks(mark.range.upperBound..<partner),
                !mentions.speak(of: mark.block, document)
            else { continue }
            let place = mark.offset..<space.upperBound
            switch mark.left {
            case .letter, .digit, .comma, .stop, .closeBracket:
                // `20x16" and 24x20"`: inches.
                let areUnits = mark.left == .digit && closing?.left == .digit
                report.add(
                    place, "The space belongs before the opening quotation mark, not after it",
                    confidence: reading.confidence, title: "Move the space before the quotation mark",
                    safety: areUnits ? .unsafe : .safe,
                    edits: [Edit(place, document.text(space) + document.text(mark.range))])
            default:
                report.add(
                    place, "There is a space after the opening quotation mark", confidence: reading.confidence,
                    edits: [Edit(space, "")])
            }
        }
    }
}
