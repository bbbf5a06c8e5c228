import Linting
import Prose

/// `quotes/glued-closing`: a closing mark with the next word right behind it (`efforts,"said Witt`).
public enum GluedClosing: Check {
    public static let trigger = Trigger.text([.doubleMark, .singleMark])

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        guard !document.language.isWrittenWithoutSpaces, !document.conventions.gluesPrefixes,
            // Korean and Turkic languages write their endings right behind the mark; one that is not known may be such.
            !document.conventions.language.gluesEndings
        else { return }
        for (_, mark, reading) in document.doubtfulMarks {
            guard reading.role == .closing, reading.partner >= 0, mark.right == .letter, !mark.left.isSpace,
                mark.left != .edge
            else { continue }
            // Behind a comma or a full stop a new word begins. Behind a letter it may be an ending: the "foo"s.
            let endsClause = mark.left == .comma || mark.left == .stop || mark.left == .ellipsis
            guard endsClause || document.lettersFrom(mark.range.upperBound, atMost: 4) >= 4, !mark.glyph.isSingle || endsClause
            else { continue }
            report.add(
                mark.range, "Missing space after the closing quotation mark", confidence: reading.confidence,
                safety: endsClause ? .safe : .unsafe,
                edits: [Edit(mark.range, document.text(mark.range) + " ")])
        }
    }
}
