import Linting
import Prose

/// `quotes/unlike-pair`: a quotation that opens with one kind of mark and closes with another (`“Yes"`).
public enum UnlikePair: Check {
    public static let trigger = Trigger.text([.doubleMark, .singleMark])

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        let style = document.conventions
        let mentions = document.mentions
        for (_, closing, reading) in document.doubtfulMarks {
            guard reading.role == .closing, reading.partner >= 0 else { continue }
            let opening = document.marks[Int(reading.partner)]
            guard opening.glyph.isSingle == closing.glyph.isSingle, style.areUnlike(opening.glyph, closing.glyph),
                style.turned(closing.glyph, as: .closing) == nil, style.turned(opening.glyph, as: .opening) == nil,
                !mentions.speak(of: closing.block, document)
            else { continue }
            // The straight mark gives way to the curly one; of two others the closing one follows the opening one.
            let edit: Edit
            if opening.glyph.isStraight, let partner = style.opening(for: closing.glyph) {
                edit = Edit(opening.range, partner.text)
            } else if let partner = style.closing(for: opening.glyph) {
                edit = Edit(closing.range, partner.text)
            } else {
                continue
            }
            // What closes a quotation that opens low, only the language tells.
            let isOpen = document.language == .undetermined && (opening.glyph == .lowDouble || opening.glyph == .lowSingle)
            // No quotation begins with a comma: the mark is spoken about, and the other one is what is left of a pair of its own.
            let isMentioned = opening.right == .comma || opening.right == .stop
            report.add(
                closing.range, "This quotation opens with \(opening.glyph.text) and closes with \(closing.glyph.text)",
                confidence: reading.confidence, safety: isOpen || isMentioned ? .unsafe : .safe, edits: [edit])
        }
    }
}
