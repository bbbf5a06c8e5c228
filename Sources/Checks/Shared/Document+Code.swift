import Bytes
import Prose

extension Document {
    /// Whether the text shows code: it has a block of code, or code within a line.
    ///
    /// - Complexity: linear in the text's blocks and markup, once.
    var showsCode: Bool { remembered { ShownCode(self) }.isThere }

    /// Whether the mark is one of three straight ones side by side, with which programs begin and end a text (`"""`).
    func isTripled(_ mark: Mark) -> Bool {
        guard mark.glyph.isStraight else { return false }
        var (start, end) = (mark.offset, mark.offset)
        while start > 0, bytes[start - 1] == bytes[mark.offset] { start -= 1 }
        while end < bytes.count, bytes[end] == bytes[mark.offset] { end += 1 }
        return end - start == 3
    }
}

private struct ShownCode: Sendable {
    let isThere: Bool

    init(_ document: Document) {
        isThere =
            document.traits.contains(.asterisksAreMarkup)
            && (document.blocks.contains { $0.kind == .code }
                || document.markup.contains { $0.isOpaque && document.bytes[$0.range.lowerBound] == Ascii.backtick })
    }
}
