import Bytes
import Linting
import Prose

/// `quotes/reversed`: marks that stand with their back to the quotation (`to ”celebrate“ June`).
public enum QuotesReversed: Check {
    public static let trigger = Trigger.text([.doubleMark, .singleMark])

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        guard !document.marksAreLetters else { return }
        let style = document.conventions
        let mentions = document.mentions
        checkSingle(document, &report)
        var found: [(mark: Mark, confidence: Double, isPair: Bool, isAlone: Bool, edits: [Edit], change: [Int: Mark.Glyph])] = []
        for (index, mark, reading) in document.doubtfulMarks {
            guard reading.role == .opening || reading.role == .closing,
                let turned = style.turned(mark.glyph, as: reading.role)
            else { continue }
            let partner = reading.partner >= 0 ? document.marks[Int(reading.partner)] : nil
            // Both marks of a pair are one finding, at the first.
            let turnedPartner = partner.flatMap {
                style.turned($0.glyph, as: reading.role == .opening ? .closing : .opening)
            }
            if reading.role == .closing, turnedPartner != nil { continue }
            // `href=”`: the value of an attribute, in markup that somebody wrote into a comment.
            if mark.offset > 0, document.bytes[mark.offset - 1] == UInt8(ascii: "=") { continue }
            // With spaces on both sides a mark stands as well as one of the other role.
            if style.spacesInside(mark.glyph), mark.left.isSpace, mark.right.isSpace { continue }
            // A single mark alone may be an apostrophe; two that both look away from what is between them are not.
            guard !mark.glyph.isSingle || turnedPartner != nil, !mentions.speak(of: mark.block, document) else { continue }
            if let partner {
                let (first, second) = mark.offset < partner.offset ? (mark, partner) : (partner, mark)
                if document.joinsMarks(first.range.upperBound..<second.offset) { continue }
            }
            var edits = [Edit(mark.range, turned.text)]
            var change = [index: turned]
            if let partner, let turnedPartner {
                edits.append(Edit(partner.range, turnedPartner.text))
                change[Int(reading.partner)] = turnedPartner
            }
            found.append((mark, reading.confidence, turnedPartner != nil, partner == nil, edits, change))
        }
        for (place, isSettled) in zip(found, document.settled(found.map(\.change))) {
            report.add(
                place.mark.range, place.isPair ? "Both quotation marks are reversed" : "This quotation mark is reversed",
                confidence: place.confidence, safety: place.isAlone ? .unsafe : .safe, edits: isSettled ? place.edits : [])
        }
    }

    /// Reports ’ for ‘ before words in single marks (`—’one size fits all’ approach`), as programs curl a straight one behind a dash
    /// or a bracket. In a text that shortens words at their beginning (`’tis`) the mark may be an apostrophe; there, one at least
    /// has no mark behind it that closes.
    private static func checkSingle(_ document: Document, _ report: inout Report) {
        // Swedish and Finnish open with the mark, too.
        guard document.conventions.turned(.rightSingle, as: .opening) == .leftSingle else { return }
        var places: [ByteRange] = []
        for index in document.marks.indices where document.marks[index].glyph == .rightSingle {
            let mark = document.marks[index]
            guard mark.left == .space || mark.left == .dash || mark.left == .openBracket || mark.left == .edge, mark.right == .letter
            else { continue }
            guard closes(index, document), places.count < mostSingle else { return }
            places.append(mark.range)
        }
        for place in places { report.add(place, "This quotation mark is reversed", confidence: 0.9, edits: [Edit(place, "‘")]) }
    }

    private static let mostSingle = 20

    /// Whether the next mark of the block closes words that begin at the mark: two at least, no sentence ends within them, and they
    /// are no possessive (`the boys’ room`).
    private static func closes(_ index: Int, _ document: Document) -> Bool {
        guard index + 1 < document.marks.count else { return false }
        let mark = document.marks[index]
        let next = document.marks[index + 1]
        guard next.block == mark.block, next.glyph == .rightSingle, next.right != .letter, next.right != .digit,
            next.left == .letter || next.left == .comma || next.left == .stop
        else { return false }
        let words = mark.range.upperBound..<next.offset
        // Behind a space dialect shortens words of its own (`right ’cross th’ fields`).
        let spaces = document.bytes[words].lazy.filter { $0 == 0x20 }.count
        guard words.count >= 5, spaces >= (mark.left == .space || mark.left == .edge ? 2 : 1),
            next.left != .letter || document.lettersBefore(next.offset, atMost: 3) == 3,
            !document.bytes[words].dropLast().contains(where: { ".!?;:".utf8.contains($0) })
        else { return false }
        return next.left != .letter || document.bytes[next.offset - 1] != UInt8(ascii: "s") || next.right != .space
    }
}
