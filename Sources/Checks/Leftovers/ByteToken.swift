import Decoding
import Linting
import Prose
import UnicodeText

/// `leftovers/byte-token`: bytes as a decoder names them that found no token for a character
/// (`<0xE2><0x80><0x99>`).
public enum ByteToken: Check {
    public static let trigger = Trigger.blocks(.lessThan)

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        let content = block.content
        var end = content.lowerBound
        let starts = document.offsets(in: content, of: UInt8(ascii: "<")) { $0 == UInt8(ascii: "0") }
        for position in starts where position >= end {
            let escape: EscapeSequence?
            (escape, end) = document.bytes.withUnsafeBufferPointer {
                EscapeSequence.next(in: $0, at: position, endingBefore: content.upperBound)
            }
            guard let escape else { continue }
            report.add(
                escape.range, "“\(document.text(escape.range))” encodes \(escape.replacement.inMessage)",
                edits: [Edit(escape.range, escape.replacement)])
        }
    }
}
