import Bytes
import Linting
import Prose
import UnicodeText

/// `punctuation/lower-case-start`: a paragraph that begins with a small letter though the one before is complete
/// (`the fund will pay.`).
public enum LowerCaseStart: Check {
    public static let trigger = Trigger.text()

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        let blocks = document.blocks
        var found: [ByteRange] = []
        for index in blocks.indices.dropFirst() where blocks[index].kind == .paragraph && blocks[index].content.count >= 60 {
            let start = blocks[index].content.lowerBound
            let first = document.bytes[start]
            guard Ascii.isSmallLetter(first) || first == 0xD0 || first == 0xD1, blocks[index - 1].kind == .paragraph,
                blocks[index - 1].content.count >= 60, blocks[index].gapBefore == .blankLine,
                document.bytes[blocks[index].content.upperBound - 1] == UInt8(ascii: "."),
                document.bytes[blocks[index - 1].content.upperBound - 1] == UInt8(ascii: ".")
            else { continue }
            let word = view.block(index).word(at: start)
            // iPhone, eBay, e-mail: names and code have their own small letters.
            guard document.text(word).unicodeScalars.allSatisfy(\.isSmall), word.count >= 2,
                document.bytes[word.upperBound] == 0x20 || document.bytes[word.upperBound] == UInt8(ascii: ",")
            else { continue }
            found.append(word)
        }
        // A text that does so again and again is a list, or was set so.
        guard found.count <= 3 else { return }
        for word in found { report.add(word, "The paragraph begins with a lower-case letter") }
    }
}
