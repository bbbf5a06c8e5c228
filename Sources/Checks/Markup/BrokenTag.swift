import Bytes
import Linting
import Prose

/// `markup/broken-tag`: a tag of HTML with spaces in it, which is shown as text (`</ b>`, `< br>`, `< / i >`).
public enum BrokenTag: Check {
    public static let trigger = Trigger.blocks(.lessThan)

    /// In bytes.
    private static let longest = 300

    private struct Tag {
        var range: ByteRange
        var name: String
        var isClosing: Bool
        var edits: [Edit]
    }

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        let isMarkdown = document.traits.contains(.asterisksAreMarkup)
        var found: [Tag] = []
        for block in view.blocks {
            let tags = block.document.places(of: Ascii.less, in: block.content).compactMap { tag(at: $0, block) }
            for tag in tags
            where !tag.edits.isEmpty && isTag(tag, among: tags) && !(isMarkdown && !document.markdownRoles.isText(tag.range.lowerBound)) {
                found.append(tag)
            }
        }
        let changes = found.map { MarkdownChange(edits: $0.edits, range: $0.range, construct: .markup, proof: [$0.range.lowerBound]) }
        let proven = isMarkdown ? document.proven(changes) : found.map { _ in true }
        for (tag, isProven) in zip(found, proven) where isProven {
            report.add(
                tag.range, "There is a space in the tag “\(document.text(tag.range))”, so that it is shown as text", edits: tag.edits)
        }
    }

    /// Whether it can be no comparison: it closes something, has a name of several letters, or its other half stands in the block.
    private static func isTag(_ tag: Tag, among tags: [Tag]) -> Bool {
        tag.isClosing || tag.name.count > 1 || tags.contains { $0.name == tag.name && $0.isClosing }
    }

    private static func tag(at start: Int, _ block: BlockView) -> Tag? {
        let bytes = block.document.bytes
        let limit = min(block.content.upperBound, start + longest)
        var edits: [Edit] = []
        var position = start + 1
        func skipSpaces() {
            let first = position
            while position < limit, bytes[position] == Ascii.space { position += 1 }
            if position > first { edits.append(Edit(first..<position, "")) }
        }
        skipSpaces()
        let isClosing = position < limit && bytes[position] == UInt8(ascii: "/")
        if isClosing {
            position += 1
            skipSpaces()
        }
        let nameStart = position
        while position < limit, Ascii.isLetterOrDigit(bytes[position]) { position += 1 }
        let name = block.document.text(nameStart..<position).lowercased()
        guard HtmlNames.elements.contains(name), position < limit else { return nil }
        let nameEnd = position
        var spaces = position
        while spaces < limit, bytes[spaces] == Ascii.space { spaces += 1 }
        // Without attributes nothing but a slash may stand behind the name; with them nothing is asked of the spaces.
        if spaces < limit, bytes[spaces] == UInt8(ascii: "/") {
            let slash = spaces
            spaces += 1
            while spaces < limit, bytes[spaces] == Ascii.space { spaces += 1 }
            if spaces > slash + 1 { edits.append(Edit(slash + 1..<spaces, "")) }
        } else if spaces < limit, bytes[spaces] == Ascii.greater {
            if spaces > nameEnd, !edits.isEmpty { edits.append(Edit(nameEnd..<spaces, "")) }
        } else {
            guard !isClosing, spaces > nameEnd else { return nil }
            var hasEquals = false
            while spaces < limit, bytes[spaces] != Ascii.greater, bytes[spaces] != Ascii.less {
                if bytes[spaces] == UInt8(ascii: "=") { hasEquals = true }
                spaces += 1
            }
            guard hasEquals else { return nil }
        }
        guard spaces < limit, bytes[spaces] == Ascii.greater else { return nil }
        return Tag(range: start..<spaces + 1, name: name, isClosing: isClosing, edits: edits)
    }
}
