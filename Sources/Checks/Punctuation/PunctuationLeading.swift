import Bytes
import Linting
import Prose
import UnicodeText

/// `punctuation/leading`: a paragraph that begins with the comma or full stop of a sentence before (`, in Venice on the
/// set`).
public enum PunctuationLeading: Check {
    public static let trigger = Trigger.blocks(outline: [.paragraph, .beginsWithMark])

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        var found: [(block: Int, mark: ByteRange)] = []
        for block in view.blocks where block.kind == .paragraph && block.content.count >= 20 {
            let start = block.content.lowerBound
            let space = document.spaceAfter(start + 1, notAfter: block.content.upperBound)
            guard !space.isEmpty, document.isLetterByte(document.bytes[space.upperBound]),
                !isSpokenAbout(document.bytes[start], space.upperBound, document)
            else { continue }
            found.append((block.index, start..<start + 1))
        }
        // Where words in italics or links became paragraphs of their own, they did so throughout: that is one fault.
        guard found.count >= 5 else {
            for (block, mark) in found {
                add(mark, "The paragraph begins with “\(document.text(mark))”", fix(block, mark, document), &report)
            }
            return
        }
        add(
            found[0].mark, "\(found.count) paragraphs begin with a punctuation mark that belongs to the paragraph before",
            found.flatMap { fix($0.block, $0.mark, document) }, &report)
    }

    private static func add(_ mark: ByteRange, _ message: String, _ edits: [Edit], _ report: inout Report) {
        report.add(mark, message, edits: edits)
    }

    /// Whether a question or exclamation mark is a sign that the text is about: `! is stable`.
    private static func isSpokenAbout(_ mark: UInt8, _ next: Int, _ document: Document) -> Bool {
        (mark == UInt8(ascii: "!") || mark == UInt8(ascii: "?")) && document.scalar(at: next)?.scalar.isCapital != true
    }

    /// The mark goes back to the sentence that the paragraph before broke off in, before a small word that goes on with it;
    /// behind a whole one, or one that has its mark, nothing is to be done but to drop it.
    private static func fix(_ index: Int, _ mark: ByteRange, _ document: Document) -> [Edit] {
        let start = mark.lowerBound
        let space = document.spaceAfter(mark.upperBound, notAfter: document.blocks[index].content.upperBound)
        if index > 0, document.blocks[index - 1].kind == .paragraph, document.scalar(at: space.upperBound)?.scalar.isCapital != true {
            let before = document.blocks[index - 1].content
            let isMarked = before.last.map { ",;:".utf8.contains(document.bytes[$0]) } ?? true
            if !document.endsSentence(before), !isMarked { return [Edit(before.upperBound..<start, "")] }
        }
        return [Edit(start..<space.upperBound, "")]
    }
}
