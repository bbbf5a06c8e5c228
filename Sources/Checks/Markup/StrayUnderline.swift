import Bytes
import Linting
import Prose

/// `markup/stray-underline`: a line of equals signs that underlines no heading, so that it is shown as text, or a line of hyphens right
/// below a paragraph, which makes a heading of all of it.
public enum StrayUnderline: Check {
    public static let trigger = Trigger.text()

    /// In bytes: a heading is no longer if it is more than one sentence.
    private static let longestHeading = 120

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        guard document.traits.contains(.asterisksAreMarkup) else { return }
        var next = 0
        document.forEachPlace(of: UInt8(ascii: "=")) { offset in
            guard offset >= next else { return }
            var end = offset
            while end < document.bytes.count, document.bytes[end] == UInt8(ascii: "=") { end += 1 }
            next = end
            // A line across the page is a rule of a text that was never Markdown.
            guard end - offset >= 3, end - offset < longestUnderline, document.markdownRoles.isText(offset, in: .paragraph) else { return }
            guard let block = view.block(around: offset), block.content == offset..<end else { return }
            // Between two paragraphs it may set them apart; what ends as a sentence is no heading.
            guard
                block.index == 0 || document.blocks[block.index - 1].kind == .heading
                    || !endsSentence(document.blocks[block.index - 1].content, document)
            else { return }
            report.add(
                offset..<end, "This line of equals signs underlines nothing, so that it is shown as text",
                edits: block.removal.map { [Edit($0, "")] } ?? [])
        }
        for index in document.blocks.indices where document.blocks[index].kind == .heading {
            let content = document.blocks[index].content
            guard content.count > longestHeading, let line = underline(below: content.upperBound, document),
                endsSentence(content, document),
                view.block(index).hasSeveralSentences
            else { continue }
            report.add(
                line, "This line of hyphens makes a heading of the whole paragraph above it",
                edits: [Edit(line.lowerBound..<line.lowerBound, "\n")])
        }
    }

    /// In characters: hardly a heading is as long.
    private static let longestUnderline = 60

    private static func underline(below offset: Int, _ document: Document) -> ByteRange? {
        let bytes = document.bytes
        var start = offset
        while start < bytes.count, Ascii.isBlank(bytes[start]) { start += 1 }
        let after = bytes.withUnsafeBufferPointer { Ascii.afterLineEnd($0, start) }
        guard after > start else { return nil }
        var end = after
        while end < bytes.count, bytes[end] == Ascii.hyphen { end += 1 }
        guard end - after >= 2, end == bytes.count || Ascii.isSpace(bytes[end]) else { return nil }
        return after..<end
    }

    private static func endsSentence(_ content: ByteRange, _ document: Document) -> Bool {
        // An image ends no sentence.
        guard let last = document.scalar(before: content.upperBound)?.scalar, document.markdownRoles.isText(content.upperBound - 1) else {
            return false
        }
        return ".。!！?？:：)）”」".unicodeScalars.contains(last)
    }
}
