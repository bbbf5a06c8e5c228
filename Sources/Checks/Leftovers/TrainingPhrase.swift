import Bytes
import Linting
import Prose

/// `leftovers/training-phrase`: a line that models make up where there is nothing to translate (`Thank you for
/// watching!`, `[Music]`).
public enum TrainingPhrase: Check {
    public static let trigger = Trigger.blocks(phrases: [.madeUp])

    private static let phrases = LeadingPhrases(.madeUp)

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        guard let length = phrases.length(in: document.bytes, block.content) else { return }
        // The phrase is all there is, but for a mark at its end and the name of a translator.
        guard block.content.count - length <= mostBytesMore, isLoose(block.content.dropFirst(length), document) else {
            return
        }
        report.add(
            block.content.prefix(length),
            "“\(document.text(block.content.prefix(length)))” is a phrase that models make up when there is nothing to translate",
            confidence: 0.8)
    }

    private static let mostBytesMore = 40

    /// Whether the phrase ends the line, or names follow it.
    private static func isLoose(_ rest: ByteRange, _ document: Document) -> Bool {
        let text = document.text(rest)
        if text.allSatisfy({ " .!。！".contains($0) }) || text.contains("Amara.org") { return true }
        return text.split(separator: " ").allSatisfy { $0.first?.isUppercase ?? false || $0.contains(".") }
    }
}
