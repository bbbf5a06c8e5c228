import Bytes
import Linting
import Prose
import UnicodeText

/// `punctuation/label-colon`: a label in Chinese or Japanese whose colon is one of ASCII between a space and what it labels
/// (`电话 :0123456`), beside others with a wide one.
public enum LabelColon: Check {
    public static let trigger = Trigger.blocks([.wideBesideSpace, .fullWidth])

    /// In characters.
    private static let label = 2...8
    /// In bytes: longer lines are no labels with a name, an address or a number.
    private static let longest = 80

    public static func check(_ view: DocumentView, into report: inout Report) {
        var places: [ByteRange] = []
        var isWideUsual = false
        for block in view.blocks where block.kind == .paragraph || block.kind == .verse {
            let start = block.reading(at: block.content.lowerBound)
            var end = start
            var count = 0
            while let scalar = block.scalar(at: end), scalar.isIdeographic, count <= label.upperBound {
                end += UTF8.width(scalar)
                count += 1
            }
            guard label.contains(count) else { continue }
            if block.scalar(at: end) == "：" {
                isWideUsual = true
            } else if block.byte(at: end) == 0x20, block.byte(at: end + 1) == UInt8(ascii: ":"), block.content.count <= longest,
                Ascii.isLetterOrDigit(block.byte(at: end + 2)),
                !block.document.bytes[end + 2..<block.content.upperBound].contains(where: { $0 == UInt8(ascii: ":") || $0 <= 0x20 }),
                !block.isProtected(end..<end + 2)
            {
                places.append(end..<end + 2)
            }
        }
        guard isWideUsual else { return }
        for place in places {
            report.add(place, "ASCII “:” with a space before it, where other labels of the text have “：”", edits: [Edit(place, "：")])
        }
    }
}
