import Linting
import Prose

/// `quotes/reversed`: marks that stand with their back to the quotation (`to ”celebrate“ June`).
public enum QuotesReversed: Check {
    public static let trigger = Trigger.text([.doubleMark, .singleMark])

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        let style = document.conventions
        let mentions = document.mentions
        for (_, mark, reading) in document.doubtfulMarks {
            guard reading.role == .opening || reading.role == .closing,
                let turned = style.turned(mark.glyph, as: reading.role)
            else { continue }
            let partner = reading.partner >= 0 ? document.marks[Int(reading.partner)] : nil
            // Both marks of a pair are one finding, at the first.
            let turnedPartner = partner.flatMap {
                style.turned($0.glyph, as: reading.role == .opening ? .closing : .opening)
            }
            if reading.role == .closing, turnedPartner != nil { continue }
            // With spaces on both sides a mark stands as well as one of the other role.
            if style.spacesInside(mark.glyph), mark.left.isSpace { continue }
            // A single mark alone may be an apostrophe; two that both look away from what is between them are not.
            guard !mark.glyph.isSingle || turnedPartner != nil, !mentions.speak(of: mark.block, document) else { continue }
            var edits = [Edit(mark.range, turned.text)]
            if let partner, let turnedPartner { edits.append(Edit(partner.range, turnedPartner.text)) }
            report.add(
                mark.range,
                turnedPartner == nil
                    ? "This quotation mark is reversed" : "Both quotation marks are reversed",
                confidence: reading.confidence, safety: partner == nil ? .unsafe : .safe, edits: edits)
        }
    }
}
