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
        guard document.bytes.count < 200_000 else { return }
        let paragraphs = document.blocks.lazy.filter { $0.kind == .paragraph && $0.content.count >= 60 }
        let total = paragraphs.count
        guard total >= leastParagraphs, let first = paragraphs.first else { return }
        // Most texts are told apart by the first few paragraphs.
        var single = 0
        for (count, paragraph) in paragraphs.enumerated() {
            if isOneSentence(paragraph, document) { single += 1 }
            if Double(count + 1 - single) > (1 - share) * Double(total) { return }
        }
        report.add(
            first.content, "Every paragraph is one sentence (\(single) of \(total))")
    }

    /// Whether no full stop, question or exclamation mark with a space and a capital behind it stands inside; in scripts
    /// without case, none at all.
    private static func isOneSentence(_ block: Block, _ document: Document) -> Bool {
        let bytes = document.bytes
        if document.language.isWrittenWithoutSpaces || document.language.base == .arabic {
            return !document.text(block.content.dropLast(4)).unicodeScalars.contains { "。！？؟.!?".unicodeScalars.contains($0) }
        }
        var position = block.content.lowerBound + 2
        while position + 2 < block.content.upperBound {
            defer { position += 1 }
            switch bytes[position] {
            case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): break
            default: continue
            }
            guard bytes[position + 1] == 0x20, document.isLetterByte(bytes[position - 1]),
                document.isLetterByte(bytes[position - 2])
            else { continue }
            let next = document.text(position + 2..<min(position + 6, block.content.upperBound)).unicodeScalars.first
            if next?.properties.isUppercase == true { return false }
        }
        return true
    }
}
