import Linting
import Prose
import UnicodeText

/// `leftovers/prompt-tag`: a tag that a prompt asked a model to put around its translation (`<translation>`).
public enum PromptTag: BlockCheck {
    public static let signals: Signals = .lessThan

    private static let tags = HeadedLiterals(TokenizerResidue.promptTags)

    public static func check(_ block: BlockView, into report: inout Report) {
        let bytes = block.document.bytes
        let content = block.content
        for position in block.document.offsets(in: content, where: { $0 == UInt8(ascii: "<") }) {
            guard let length = tags.length(in: bytes, at: position, before: content.upperBound) else { continue }
            let place = position..<position + length
            if block.isProtected(place) { continue }
            let isAtEdge = place.lowerBound == content.lowerBound || place.upperBound == content.upperBound
            report.add(
                place, "“\(block.document.text(place))” is a tag of the prompt, not text",
                safety: isAtEdge ? .safe : .unsafe, edits: [Edit(place, "")])
        }
    }
}
