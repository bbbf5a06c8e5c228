import Linting
import Prose

/// `structure/all-caps`: a paragraph in capitals.
public enum ShoutedParagraph: DocumentCheck {
    public static let signals: Signals = []

    private static let mostBytes = 1_000_000
    private static let fewestBytes = 100

    public static func check(_ document: Document, into report: inout Report) {
        guard document.bytes.count < mostBytes else { return }
        for block in document.blocks where block.kind == .paragraph && block.content.count >= fewestBytes {
            // The first letters tell nearly all paragraphs apart.
            guard isShouted(block.content.prefix(40), document), isShouted(block.content, document) else { continue }
            report.add(block.content, "The paragraph is written in capitals")
        }
    }

    private static func isShouted(_ range: ByteRange, _ document: Document) -> Bool {
        var capitals = 0
        for scalar in document.text(range).unicodeScalars {
            if scalar.properties.isLowercase { return false }
            if scalar.properties.isUppercase { capitals += 1 }
        }
        return capitals * 2 >= range.count / 2
    }
}
