import Linting
import Prose

/// `punctuation/leading`: a paragraph that begins with the comma or full stop of a sentence before (`, in Venice on the
/// set`).
public enum LeadingMark: DocumentCheck {
    public static let signals: Signals = []

    public static func check(_ document: Document, into report: inout Report) {
        for block in document.blocks where block.kind == .paragraph && block.content.count >= 20 {
            let start = block.content.lowerBound
            switch document.bytes[start] {
            case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"),
                UInt8(ascii: ")"):
                break
            default: continue
            }
            let space = document.spaceAfter(start + 1, notAfter: block.content.upperBound)
            guard !space.isEmpty, document.isLetterByte(document.bytes[space.upperBound]) else { continue }
            report.add(
                start..<start + 1, "The paragraph begins with “\(document.text(start..<start + 1))”",
                edits: [Edit(start..<space.upperBound, "")])
        }
    }
}
