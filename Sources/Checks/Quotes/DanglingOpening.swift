import Linting
import Prose

/// `quotes/dangling-opening`: an opening mark at the end of a paragraph whose quotation stands in the next.
public enum DanglingOpening: Check {
    public static let trigger = Trigger.text([.doubleMark])

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        let mentions = document.mentions
        for (index, mark, reading) in document.doubtfulMarks {
            guard reading.role == .opening, mark.right == .edge, !mark.glyph.isSingle, !mentions.speak(of: mark.block, document) else {
                continue
            }
            let cut = document.quotations.cuts.first {
                $0.opening == index && $0.before == Int(mark.block) && $0.after == $0.before + 1
            }
            guard let cut, reading.partner >= 0 else {
                report.add(
                    mark.range, "This opening quotation mark ends its paragraph",
                    confidence: reading.confidence)
                continue
            }
            let gap = mark.range.upperBound..<document.blocks[cut.after].content.lowerBound
            // A straight mark that is one too many would be read with whatever follows far below.
            let isNear = !mark.glyph.isStraight || Int(document.marks[Int(reading.partner)].block) == cut.after
            report.add(
                mark.range, "This opening quotation mark is separated from its quotation by a paragraph break",
                confidence: max(reading.confidence, cut.confidence), safety: isNear ? .safe : .unsafe,
                edits: document.isBreak(gap) ? [Edit(gap, "")] : [])
        }
    }
}
