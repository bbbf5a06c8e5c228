import Bytes
import Decoding
import Linting
import Prose
import UnicodeText

/// `characters/percent-encoding`: letters as addresses write them, outside of an address (`caf%C3%A9`).
public enum PercentEncoding: Check {
    public static let trigger = Trigger.blocks(.percent)

    /// The protected spans of a block with a slash in them.
    private struct Addresses {
        var spans: [ByteRange]
    }

    private static func addresses(_ block: BlockView) -> [ByteRange] {
        block.remembered {
            // Spans of markup may hold others; their ranges joined ascend and do not overlap.
            var joined: [ByteRange] = []
            for span in block.protectedSpans where block.document.bytes[span].contains(UInt8(ascii: "/")) {
                if let last = joined.last, span.lowerBound < last.upperBound {
                    joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, span.upperBound)
                } else {
                    joined.append(span)
                }
            }
            return Addresses(spans: joined)
        }.spans
    }

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        let content = block.content
        var end = content.lowerBound
        for position in document.offsets(in: content, where: { $0 == UInt8(ascii: "%") }) where position >= end {
            let escape: EscapeSequence?
            (escape, end) = document.bytes.withUnsafeBufferPointer {
                EscapeSequence.next(in: $0, at: position, endingBefore: content.upperBound)
            }
            guard let escape else { continue }
            let before = block.byte(at: escape.range.lowerBound - 1)
            guard !addresses(block).overlap(escape.range), before != UInt8(ascii: "/"), before != UInt8(ascii: "="),
                before != UInt8(ascii: "%")
            else {
                continue
            }
            report.add(
                escape.range, "“\(document.text(escape.range))” is percent-encoded text for \(escape.replacement.inMessage)",
                edits: [Edit(escape.range, escape.replacement)])
        }
    }
}
