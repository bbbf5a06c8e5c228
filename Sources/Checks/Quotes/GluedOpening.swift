import Linting
import Prose

/// `quotes/glued-opening`: an opening mark right behind the word before (`so-called"Steinmeier formula"`).
public enum GluedOpening: DocumentCheck {
    public static let signals: Signals = [.doubleMark]

    public static func check(_ document: Document, into report: inout Report) {
        guard !document.language.isWrittenWithoutSpaces, !document.conventions.gluesPrefixes else { return }
        for (_, mark, reading) in document.doubtfulMarks {
            guard reading.role == .opening, reading.partner >= 0, !mark.glyph.isSingle, !mark.right.isBreak else {
                continue
            }
            switch mark.left {
            case .comma, .stop, .closeBracket, .letter:
                // Code and names of code have such prefixes: c"string".
                if mark.left == .letter, mark.glyph.isStraight, !isPhrase(reading, mark, document) { continue }
                report.add(
                    mark.range, "A space is missing before the opening quotation mark",
                    confidence: reading.confidence,
                    edits: [Edit(mark.range, " " + document.text(mark.range))])
            default: continue
            }
        }
    }

    /// Whether the quotation is more than one word.
    private static func isPhrase(_ reading: MarkReading, _ mark: Mark, _ document: Document) -> Bool {
        let end = document.marks[Int(reading.partner)].offset
        return end > mark.range.upperBound && document.bytes[mark.range.upperBound..<end].contains(0x20)
    }
}
