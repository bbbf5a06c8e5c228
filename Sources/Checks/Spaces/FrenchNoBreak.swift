import Bytes
import Linting
import Prose
import UnicodeText

/// `spaces/french-no-break`: an ordinary space, or none, before a mark that French keeps with its word (`Vraiment ?`).
public enum FrenchNoBreak: Check {
    public static let trigger = Trigger.blocks([.asciiLetter])

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        for offset in FrenchMarks.places(in: block) where !block.isProtected(offset..<offset + 1) {
            let space = document.spaceBefore(offset, notBefore: block.content.lowerBound)
            let kept = document.text(space)
            // At a line's start the line ended already.
            guard kept != "\u{A0}", kept != "\u{202F}", !beginsLine(space.lowerBound, block), !isOpened(at: space.lowerBound, block)
            else { continue }
            let mark = document.text(offset..<offset + 1)
            report.add(
                space.lowerBound..<offset + 1,
                space.isEmpty ? "Missing no-break space before “\(mark)”" : "The space before “\(mark)” is not a no-break space",
                safety: space.isEmpty ? .unsafe : .safe,
                edits: [Edit(space, FrenchMarks.space(before: document.bytes[offset]))])
        }
        for index in block.block.marks {
            let mark = document.marks[index]
            guard mark.glyph == .leftGuillemet || mark.glyph == .rightGuillemet else { continue }
            let space =
                mark.glyph == .leftGuillemet
                ? document.spaceAfter(mark.range.upperBound, notAfter: block.content.upperBound)
                : document.spaceBefore(mark.offset, notBefore: block.content.lowerBound)
            let kept = document.text(space)
            guard kept != "\u{A0}", kept != "\u{202F}", encloses(mark.glyph, space, block) else { continue }
            let place =
                mark.glyph == .leftGuillemet
                ? mark.offset..<space.upperBound : space.lowerBound..<mark.range.upperBound
            report.add(
                place, "A no-break space belongs inside the guillemet", edits: [Edit(space, "\u{A0}")])
        }
    }

    /// Whether a mark that opens a quotation ends at an offset, as it is read: what follows it begins the quotation, and has no space before it.
    private static func isOpened(at offset: Int, _ block: BlockView) -> Bool {
        let document = block.document
        let marks = block.block.marks
        let next = marks.partitioningIndex { document.marks[$0].range.upperBound >= offset }
        return next < marks.endIndex && document.marks[next].range.upperBound == offset
            && document.quotations.readings[next].role == .opening
    }

    private static func beginsLine(_ offset: Int, _ block: BlockView) -> Bool {
        guard offset > block.content.lowerBound, let before = block.scalar(before: offset) else { return true }
        return before.isLineEnd
    }

    /// Whether something stands inside of the guillemet, on its line: a space that ends a line, or that stands before a comma, is
    /// wrong whatever it is, and where another rule takes it away the two would go on for ever.
    private static func encloses(_ glyph: Mark.Glyph, _ space: ByteRange, _ block: BlockView) -> Bool {
        guard glyph == .leftGuillemet else {
            guard !beginsLine(space.lowerBound, block), let before = block.scalar(before: space.lowerBound) else { return false }
            return !"([{«‹“‘„‚".unicodeScalars.contains(before)
        }
        guard space.upperBound < block.content.upperBound, let after = block.scalar(at: space.upperBound) else { return false }
        return !after.isLineEnd && !",.;:!?…)]}»›”’".unicodeScalars.contains(after)
    }
}

extension Unicode.Scalar {
    fileprivate var isLineEnd: Bool { self == "\n" || self == "\r" || self == "\u{2028}" || self == "\u{2029}" }
}
