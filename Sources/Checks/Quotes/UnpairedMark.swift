import Linting
import Prose

/// `quotes/unpaired`: a quotation that is opened and never closed, or closed and never opened.
public enum UnpairedMark: DocumentCheck {
    public static let signals: Signals = [.doubleMark]

    public static func check(_ document: Document, into report: inout Report) {
        for (_, mark, reading) in document.doubtfulMarks {
            guard !mark.glyph.isSingle else { continue }
            switch reading.role {
            case .opening where reading.partner < 0 && mark.right != .edge && !document.mayHideMark(near: mark.range):
                report.add(
                    mark.range, "The quotation that begins here is never closed", confidence: reading.confidence)
            case .closing where reading.partner < 0 && !document.mayHideMark(near: mark.range),
                .stray where !document.mayHideMark(near: mark.range):
                report.add(
                    mark.range, "The quotation mark belongs to no quotation", confidence: reading.confidence)
            default: continue
            }
        }
    }
}
