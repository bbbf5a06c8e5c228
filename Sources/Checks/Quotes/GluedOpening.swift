import Linting
import Prose

/// `quotes/glued-opening`: an opening mark right behind the word before (`so-called"Steinmeier formula"`).
public enum GluedOpening: DocumentCheck {
    public static let signals: Signals = [.doubleMark]

    public static func check(_ document: Document, into report: inout Report) {
        guard !document.language.isWrittenWithoutSpaces else { return }
        for (_, mark, reading) in document.doubtfulMarks {
            guard reading.role == .opening, reading.partner >= 0, !mark.glyph.isSingle, !mark.right.isBreak else {
                continue
            }
            switch mark.left {
            case .comma, .stop, .closeBracket, .letter:
                report.add(
                    mark.range, "A space is missing before the opening quotation mark",
                    confidence: reading.confidence,
                    edits: [Edit(mark.range, " " + document.text(mark.range))])
            default: continue
            }
        }
    }
}
