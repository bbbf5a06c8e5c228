import Bytes
import Linting
import Prose

/// `leftovers/markdown`: marks of Markdown in a plain text (`**Important:** the bridge`).
public enum LeftoversMarkdown: Check {
    public static let trigger = Trigger.blocks(.asterisk)

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        guard !document.traits.contains(.asterisksAreMarkup) else { return }
        let stars = document.offsets(in: block.content) { $0 == UInt8(ascii: "*") }
        // Two stars, something without a star, two stars; f**k and a footnote’s ** are none.
        var index = 0
        while index + 3 < stars.count {
            let (position, end) = (stars[index], stars[index + 2])
            let isPair =
                stars[index + 1] == position + 1 && stars[index + 3] == end + 1 && end > position + 2
                && (index + 4 >= stars.count || stars[index + 4] != end + 2)
            let place = position..<end + 2
            guard isPair, isInside(block.byte(at: position + 2)), block.byte(at: end - 1) != 0x20,
                !isInside(block.byte(at: position - 1)), !isInside(block.byte(at: end + 2)), !block.isProtected(place)
            else {
                index += 1
                continue
            }
            index += 4
            report.add(
                place, "“\(document.text(place))” is Markdown bold in plain text",
                edits: [Edit(position..<position + 2, ""), Edit(end..<end + 2, "")])
        }
    }

    private static func isInside(_ byte: UInt8) -> Bool {
        byte >= 0x80 || Ascii.isLetterOrDigit(byte) || byte == UInt8(ascii: "\"")
    }
}
