import Bytes
import Linting
import Prose

/// `structure/one-sentence-paragraphs`: an article in which every paragraph is one sentence; one finding, at the
/// first paragraph.
public enum OneSentenceParagraphs: Check {
    public static let trigger = Trigger.text()

    private static let leastParagraphs = 14
    private static let share = 0.95

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        guard document.bytes.count < 200_000, !view.language.endsSentencesWithoutMarks else { return }
        let paragraphs = document.blocks.indices.lazy.filter {
            document.blocks[$0].kind == .paragraph && document.blocks[$0].content.count >= 60
        }
        let total = paragraphs.count
        guard total >= leastParagraphs, let first = paragraphs.first else { return }
        // Most texts are told apart by the first few paragraphs.
        var single = 0
        for (count, paragraph) in paragraphs.enumerated() {
            if isOneSentence(view.block(paragraph)) { single += 1 }
            if Double(count + 1 - single) > (1 - share) * Double(total) { return }
        }
        report.add(
            document.blocks[first].content, "Every paragraph is a single sentence (\(single) of \(total))")
    }

    /// Whether the paragraph is one sentence, by ICU. It is asked only where a mark stands inside that may end one: by bytes, which
    /// tell for all marks of ASCII, and for those beyond in scripts that have their own.
    private static func isOneSentence(_ block: BlockView) -> Bool {
        let hasOwnMarks = !block.signals.isDisjoint(with: [.han, .kana, .hangul, .arabic, .otherScript])
        let isAsked =
            hasOwnMarks
            || block.document.bytes.withUnsafeBufferPointer { bytes in
                block.content.dropLast(2).contains { position in
                    switch bytes[position] {
                    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ";"):
                        !Ascii.isLetterOrDigit(bytes[position + 1])
                    default: false
                    }
                }
            }
        return !isAsked || !block.hasSeveralSentences
    }
}
