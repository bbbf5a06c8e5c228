import Linting
import Prose

/// `punctuation/leading`: a paragraph that begins with the comma or full stop of a sentence before (`, in Venice on the
/// set`).
public enum LeadingMark: BlockCheck {
    public static let outline: Outline = [.paragraph, .beginsWithMark]

    public static func check(_ block: BlockView, into report: inout Report) {
        guard block.block.kind == .paragraph, block.content.count >= 20 else { return }
        let document = block.document
        let start = block.content.lowerBound
        let space = document.spaceAfter(start + 1, notAfter: block.content.upperBound)
        guard !space.isEmpty, document.isLetterByte(document.bytes[space.upperBound]) else { return }
        report.add(
            start..<start + 1, "The paragraph begins with “\(document.text(start..<start + 1))”",
            edits: [Edit(start..<space.upperBound, "")])
    }
}
