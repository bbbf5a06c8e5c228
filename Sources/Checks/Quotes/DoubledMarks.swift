import Linting
import Prose

/// `quotes/doubled-marks`: every mark twice, as tables escape it (`a ""national strategy""`).
public enum DoubledMarks: Check {
    public static let trigger = Trigger.text([.doubleMark])

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        let marks = document.marks
        var pending: Int?
        for index in document.quotations.searched {
            guard isDoubled(index, marks) else { continue }
            let opening = pending.flatMap { marks[$0].block == marks[index].block ? $0 : nil }
            // What is the closing mark by its shape closes, whatever it was read as beside its twin.
            let closesByShape = opening.map { marks[$0].glyph != marks[index].glyph } ?? false
            if !closesByShape, opens(index, document) {
                pending = index
            } else if closes(index, document), let opening {
                pending = nil
                let first = marks[opening].offset..<marks[opening + 1].range.upperBound
                report.add(
                    first, "This quotation mark is doubled",
                    edits: [
                        Edit(marks[opening + 1].range, ""),
                        Edit(marks[index + 1].range, ""),
                    ])
            }
        }
    }

    /// Whether the mark and the next are the same, side by side, and no third is.
    private static func isDoubled(_ index: Int, _ marks: [Mark]) -> Bool {
        guard index + 1 < marks.count, !marks[index].glyph.isSingle, isTwin(index, index + 1, marks) else { return false }
        return !(index > 0 && isTwin(index - 1, index, marks))
            && !(index + 2 < marks.count && isTwin(index + 1, index + 2, marks))
    }

    private static func isTwin(_ left: Int, _ right: Int, _ marks: [Mark]) -> Bool {
        marks[left].glyph == marks[right].glyph && marks[left].range.upperBound == marks[right].offset
    }

    private static func opens(_ index: Int, _ document: Document) -> Bool {
        let marks = document.marks
        switch marks[index].left {
        case .edge, .space, .lineBreak, .thinSpace, .openBracket, .dash: break
        // Where no spaces stand between words, only the mark itself tells.
        case .wide, .letter:
            let isAmongWide = document.language.isWrittenWithoutSpaces || marks[index].left == .wide || marks[index + 1].right == .wide
            let readings = document.quotations.readings
            guard isAmongWide,
                marks[index].glyph == .leftDouble || readings[index].role == .opening || readings[index + 1].role == .opening
            else { return false }
        default: return false
        }
        switch marks[index + 1].right {
        case .letter, .digit, .wide, .openBracket: return true
        default: return false
        }
    }

    private static func closes(_ index: Int, _ document: Document) -> Bool {
        let marks = document.marks
        switch marks[index].left {
        case .letter, .digit, .stop, .comma, .closeBracket, .ellipsis, .wide, .dash:
            return marks[index + 1].right != .letter || document.language.isWrittenWithoutSpaces
        default: return false
        }
    }
}
