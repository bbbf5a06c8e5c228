import Decoding
import Linting
import Prose
import UnicodeText

/// `characters/percent-encoding`: letters as addresses write them, outside of an address (`caf%C3%A9`).
public enum PercentEncoding: Check {
    public static let trigger = Trigger.blocks(.percent)

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        let content = block.content
        var end = content.lowerBound
        for position in document.offsets(in: content, where: { $0 == UInt8(ascii: "%") }) where position >= end {
            guard
                let escape = document.bytes.withUnsafeBufferPointer({
                    EscapeSequence(in: $0, at: position, endingBefore: content.upperBound)
                })
            else { continue }
            end = escape.range.upperBound
            let before = block.byte(at: escape.range.lowerBound - 1)
            let isAddress = block.protectedSpans.contains {
                $0.overlaps(escape.range) && document.bytes[$0].contains(UInt8(ascii: "/"))
            }
            guard !isAddress, before != UInt8(ascii: "/"), before != UInt8(ascii: "="), before != UInt8(ascii: "%") else {
                continue
            }
            report.add(
                escape.range, "“\(document.text(escape.range))” is percent-encoded text for \(escape.replacement.inMessage)",
                edits: [Edit(escape.range, escape.replacement)])
        }
    }
}
