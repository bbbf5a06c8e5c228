import Bytes
import Linting
import Prose

/// `structure/all-caps`: a paragraph in capitals.
public enum AllCaps: Check {
    public static let trigger = Trigger.blocks(outline: [.paragraph, .beginsWithoutSmall])

    private static let mostBytes = 1_000_000
    private static let fewestBytes = 100

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        guard block.block.kind == .paragraph, block.content.count >= fewestBytes, document.bytes.count < mostBytes,
            block.language.isWrittenInLatin || block.language.isWrittenInCyrillic, isShouted(block.content, document)
        else { return }
        report.add(block.content, "The paragraph is written in capitals")
    }

    private static func isShouted(_ range: ByteRange, _ document: Document) -> Bool {
        var capitals = 0
        var position = range.lowerBound
        // The first letters tell nearly all paragraphs apart.
        while position < range.upperBound, let decoded = document.scalar(at: position) {
            if decoded.scalar.properties.isLowercase { return false }
            if decoded.scalar.properties.isUppercase { capitals += 1 }
            position += decoded.length
        }
        return capitals * 2 >= range.count / 2
    }
}
