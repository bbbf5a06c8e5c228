import Decoding
import Linting
import Prose
import UnicodeText

/// `leftovers/prompt-tag`: a tag that a prompt asked a model to put around its translation (`<translation>`).
public enum PromptTag: Check {
    public static let trigger = Trigger.blocks(.lessThan)

    private static let tags = LiteralSet(TokenizerResidue.promptTags, .exact)
    /// The names of all tags that may stand around the whole text.
    private static let names = (TokenizerResidue.wrapperTags + TokenizerResidue.promptTags).filter { !$0.hasPrefix("</") }
        .map { String($0.dropFirst().dropLast()) }

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        guard let first = view.blocks.first, let last = view.blocks.last else { return }
        if reportWrapper(first.index, last.index, document, &report) { return }
        for block in view.blocks { check(block, &report) }
    }

    private static func check(_ block: BlockView, _ report: inout Report) {
        let bytes = block.document.bytes
        let content = block.content
        for position in block.document.offsets(in: content, of: UInt8(ascii: "<"), before: { $0 != UInt8(ascii: "<") }) {
            guard let length = tags.firstLength(in: bytes, at: position, before: content.upperBound) else { continue }
            let place = position..<position + length
            if block.isProtected(place) { continue }
            let isAtEdge = place.lowerBound == content.lowerBound || place.upperBound == content.upperBound
            report.add(
                place, "“\(block.document.text(place))” is a tag of the prompt, not text",
                safety: isAtEdge ? .safe : .unsafe, edits: [Edit(place, "")])
        }
    }

    /// One finding for the two tags around the whole text; they go with the line ends that set them off.
    private static func reportWrapper(_ first: Int, _ last: Int, _ document: Document, _ report: inout Report) -> Bool {
        let bytes = document.bytes
        guard !document.traits.contains(.asterisksAreMarkup), first == document.blocks.indices.first, last == document.blocks.indices.last,
            let name = names.first(where: { bytes[document.blocks[first].content].starts(with: "<\($0)>".utf8) })
                ?? capitals(bytes[document.blocks[first].content])
        else { return false }
        let start = document.blocks[first].content.lowerBound
        let end = document.blocks[last].content.upperBound
        let closing = Array("</\(name)>".utf8)
        guard end - start > 2 * closing.count, bytes[(end - closing.count)..<end].elementsEqual(closing) else { return false }
        var opened = start + closing.count - 1
        let hasLine = opened < bytes.count && isLineEnd(bytes[opened])
        while opened < end, isLineEnd(bytes[opened]) { opened += 1 }
        var closed = end - closing.count
        // A tag on a line of its own goes with its own line end; the text's last one stays.
        if hasLine { while closed > opened, isLineEnd(bytes[closed - 1]) { closed -= 1 } }
        report.add(
            start..<opened, "The text is enclosed in tags of the prompt",
            edits: [Edit(start..<opened, ""), Edit(closed..<end, "")])
        return true
    }

    /// The name of a tag in capitals and low lines that begins the text: no markup is called so.
    private static func capitals(_ text: ArraySlice<UInt8>) -> String? {
        guard text.first == UInt8(ascii: "<"), let end = text.prefix(40).firstIndex(of: UInt8(ascii: ">")) else { return nil }
        let name = text[(text.startIndex + 1)..<end]
        return TokenizerResidue.isCapitalName(name) ? String(decoding: name, as: UTF8.self) : nil
    }

    private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
}
