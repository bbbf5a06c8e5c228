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

extension Document {
    /// Whether a high mark is a letter of the text's language, of whose marks nothing is known: it stands between two letters again and again
    /// (`sa”annokki`), where the languages that are known have none.
    ///
    /// - Complexity: linear in the marks, once.
    var marksAreLetters: Bool { remembered { MarkLetters(self) }.areThere }
}

private struct MarkLetters: Sendable {
    let areThere: Bool
    /// Three might be two quotations that lost their spaces.
    private static let fewest = 4

    init(_ document: Document) {
        guard !LanguageConventions.isKnown(document.language) else {
            areThere = false
            return
        }
        let double = document.marks.lazy.filter { !$0.glyph.isSingle }
        let between = double.count { $0.left == .letter && $0.right == .letter }
        areThere = between >= Self.fewest && between * 4 >= double.count
    }
}
