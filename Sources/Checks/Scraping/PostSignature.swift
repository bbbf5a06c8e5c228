import Bytes
import Linting
import Prose

/// `scraping/post-signature`: the signature of a post that was shown on the page (`— Ben Askren (@Benaskren) March 12,
/// 2020`).
public enum PostSignature: Check {
    public static let trigger = Trigger.blocks(.at)

    private static let longestName = 60
    private static let longestDate = 40
    private static let longestRest = 16

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        for position in block.content where document.bytes[position] == UInt8(ascii: "@") {
            guard position > block.content.lowerBound, document.bytes[position - 1] == UInt8(ascii: "("),
                let start = dash(before: position - 1, block), let end = dateEnd(after: position, block)
            else { continue }
            report.add(
                start..<end, "This is the signature of a social media post",
                edits: start..<end == block.content ? block.removal.map { [Edit($0, "")] } ?? [] : [])
        }
    }

    /// Where the dash before the name begins, or the name at the block's start.
    private static func dash(before position: Int, _ block: BlockView) -> Int? {
        let bytes = block.document.bytes
        var start = position
        while start > block.content.lowerBound, position - start < longestName {
            start -= 1
            if start >= block.content.lowerBound + 2, bytes[start] == 0x94 || bytes[start] == 0x93, bytes[start - 1] == 0x80,
                bytes[start - 2] == 0xE2
            {
                return start - 2
            }
            if bytes[start] == UInt8(ascii: "-"), block.byte(at: start + 1) == 0x20 { return start }
        }
        return nil
    }

    /// Where a date with a year ends that stands behind the handle and its bracket.
    private static func dateEnd(after at: Int, _ block: BlockView) -> Int? {
        let bytes = block.document.bytes
        var position = at + 1
        while position < block.content.upperBound,
            bytes[position] == UInt8(ascii: "_") || Ascii.isLetterOrDigit(bytes[position])
        {
            position += 1
        }
        guard position > at + 1, position < block.content.upperBound, bytes[position] == UInt8(ascii: ")") else { return nil }
        let limit = min(block.content.upperBound, position + longestDate)
        var digits = 0
        while position < limit {
            position += 1
            let isDigit = position < block.content.upperBound && Ascii.isDigit(bytes[position])
            // A month and a day may follow the year (`2020年3月12日`), or a word for it (`2020 г.`).
            if digits == 4, !isDigit { return block.content.upperBound - position <= longestRest ? block.content.upperBound : position }
            digits = isDigit ? digits + 1 : 0
        }
        return nil
    }
}
