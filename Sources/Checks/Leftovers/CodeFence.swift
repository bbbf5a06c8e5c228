import Bytes
import Decoding
import Linting
import Prose
import UnicodeText

/// `leftovers/code-fence`: the fence of a code block around the whole text, or one half of it at an end (`Výborně.````).
public enum CodeFence: Check {
    public static let trigger = Trigger.text()

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        let bytes = document.bytes
        guard let start = bytes.firstIndex(where: { !isSpace($0) }), let last = bytes.lastIndex(where: { !isSpace($0) }) else {
            return
        }
        let opening = isFence(bytes, at: start) ? openingLine(bytes, start) : nil
        let closing = last >= 2 && isFence(bytes, at: last - 2) && last - 2 > start ? closingFence(bytes, last) : nil
        // Of a text that is nothing but fences there would be nothing left: one run of backticks or of spaces may even be both of them.
        let text = (opening?.upperBound ?? start)..<max(opening?.upperBound ?? start, closing?.lowerBound ?? last + 1)
        guard !bytes[text].allSatisfy(isSpace) else { return }
        if document.traits.contains(.asterisksAreMarkup) {
            // Half a fence makes code of everything; the document's blocks tell nothing then.
            guard let opening, let closing, encloses(opening, closing, bytes) else { return }
            report.add(opening, "A code fence encloses the whole text", edits: [Edit(opening, ""), Edit(closing, "")])
            return
        }
        switch (opening, closing) {
        case (let opening?, let closing?) where encloses(opening, closing, bytes):
            report.add(opening, "A code fence encloses the whole text", edits: [Edit(opening, ""), Edit(closing, "")])
        case (nil, let closing?) where fences(bytes, 0..<closing.lowerBound) % 2 == 0:
            report.add(closing, "The end of a code fence was left after the text", edits: [Edit(closing, "")])
        case (let opening?, nil) where fences(bytes, opening.upperBound..<bytes.count) % 2 == 0:
            report.add(opening, "The beginning of a code fence was left before the text", edits: [Edit(opening, "")])
        default: break
        }
    }

    /// Whether all fences between the two are pairs of their own. CommonMark ends the outer block at the first of them that has no
    /// name of a language; so one without a name can only close what one with a name has opened, unless the outer one is said to hold
    /// Markdown.
    private static func encloses(_ opening: ByteRange, _ closing: ByteRange, _ bytes: [UInt8]) -> Bool {
        let inner = opening.upperBound..<closing.lowerBound
        if fences(bytes, inner) == 0 { return true }
        let isMarkdown = bytes[opening].contains { ($0 | 0x20) == UInt8(ascii: "m") }
        var isOpen = false
        for line in bytes[inner].split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            let text = line.drop { $0 == 0x20 || $0 == 0x09 }
            guard text.starts(with: "```".utf8) else { continue }
            let name = text.drop { $0 == UInt8(ascii: "`") }
            let isNamed = !name.allSatisfy { $0 == 0x20 || $0 == 0x09 }
            if isOpen == isNamed, !(isMarkdown && !isOpen) { return false }
            isOpen.toggle()
        }
        return !isOpen
    }

    /// The fence and the name of a language behind it, with the line end.
    private static func openingLine(_ bytes: [UInt8], _ start: Int) -> ByteRange? {
        var end = start
        while end < bytes.count, bytes[end] == UInt8(ascii: "`") { end += 1 }
        let nameStart = end
        while end < bytes.count, Ascii.isLetter(bytes[end]) { end += 1 }
        let name = String(decoding: bytes[nameStart..<end], as: UTF8.self).lowercased()
        // What is said to be XML is so where a tag follows.
        let next = bytes[end...].first { !isSpace($0) }
        guard TokenizerResidue.fenceNames.contains(name), name != "xml" || next == UInt8(ascii: "<") else { return nil }
        if end < bytes.count, bytes[end] == 0x0D { end += 1 }
        guard end < bytes.count, bytes[end] == 0x0A else { return name.isEmpty ? start..<end : nil }
        return start..<end + 1
    }

    private static func closingFence(_ bytes: [UInt8], _ last: Int) -> ByteRange {
        var start = last
        while start > 0, bytes[start - 1] == UInt8(ascii: "`") { start -= 1 }
        while start > 0, isSpace(bytes[start - 1]) { start -= 1 }
        return start..<last + 1
    }

    private static func fences(_ bytes: [UInt8], _ range: ByteRange) -> Int {
        var count = 0
        var position = range.lowerBound
        while position + 2 < range.upperBound {
            if isFence(bytes, at: position) {
                count += 1
                position += 3
                while position < range.upperBound, bytes[position] == UInt8(ascii: "`") { position += 1 }
            } else {
                position += 1
            }
        }
        return count
    }

    private static func isFence(_ bytes: [UInt8], at offset: Int) -> Bool {
        offset + 2 < bytes.count && bytes[offset] == UInt8(ascii: "`") && bytes[offset + 1] == UInt8(ascii: "`")
            && bytes[offset + 2] == UInt8(ascii: "`")
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 9 < 5 }
}
