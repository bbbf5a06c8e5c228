import Bytes
import Linting
import Prose
import UnicodeText

/// `punctuation/spaced-tag`: a space behind the sign of a hashtag or handle (`# news`, `@ anna`).
public enum SpacedTag: Check {
    public static let trigger = Trigger.blocks([.hash, .at])

    public static func check(_ block: BlockView, into report: inout Report) {
        if block.signals.contains(.hash) { check(UInt8(ascii: "#"), block, into: &report) }
        if block.signals.contains(.at) { check(UInt8(ascii: "@"), block, into: &report) }
    }

    private static func check(_ sign: UInt8, _ block: BlockView, into report: inout Report) {
        let bytes = block.document.bytes
        for position in block.document.places(of: sign, in: block.content) {
            guard position > block.content.lowerBound, bytes[position - 1] == 0x20, block.byte(at: position + 1) == 0x20 else { continue }
            let word = block.word(at: position + 2)
            guard block.length(word) >= 3, hasSound(sign, block), !block.isProtected(position..<word.upperBound) else { continue }
            // `# NAME #`: a placeholder that was set apart, not a tag.
            if block.byte(at: word.upperBound) == sign
                || block.byte(at: word.upperBound) == 0x20 && block.byte(at: word.upperBound + 1) == sign,
                block.length(word) == block.document.text(word).unicodeScalars.filter(\.isUppercase).count
            {
                continue
            }
            report.add(
                position..<position + 2, "There is a space after “\(Character(Unicode.Scalar(sign)))”",
                edits: [Edit(position + 1..<position + 2, "")])
        }
    }

    /// Whether the paragraph has such a tag without a space as well.
    private static func hasSound(_ sign: UInt8, _ block: BlockView) -> Bool {
        let bytes = block.document.bytes
        return block.content.contains { position in
            bytes[position] == sign && (position == block.content.lowerBound || bytes[position - 1] == 0x20)
                && block.scalar(at: position + 1)?.isLetter == true
        }
    }
}
