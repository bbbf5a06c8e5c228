import Linting
import Prose
import UnicodeText

/// `punctuation/copular-dash`: the dash that Russian and Ukrainian set for “is”, beside the “is” (`Moscow — is the
/// capital`).
public enum CopularDash: BlockCheck {
    public static let signals: Signals = [.dash, .spacedHyphen]

    public static func check(_ block: BlockView, into report: inout Report) {
        let bytes = block.document.bytes
        let content = block.content
        var found: ByteRange?
        var dashes = 0
        var position = content.lowerBound
        while position < content.upperBound {
            let length = dashLength(position, bytes, content.upperBound)
            if length == 0 {
                position += 1
                continue
            }
            dashes += 1
            if dashes > 1 { return }
            if position > content.lowerBound + 3, bytes[position - 1] == 0x20, isVerb(position + length, block) {
                found = position..<position + length
            }
            position += length
        }
        guard let found, block.scalar(before: found.lowerBound - 1)?.isLetter == true else { return }
        report.add(
            found.lowerBound - 1..<found.upperBound, "No dash belongs before the verb",
            edits: [Edit(found.lowerBound - 1..<found.upperBound, "")])
    }

    private static func dashLength(_ offset: Int, _ bytes: [UInt8], _ end: Int) -> Int {
        if bytes[offset] == 0xE2, offset + 2 < end, bytes[offset + 1] == 0x80, (0x93...0x95).contains(bytes[offset + 2]) { return 3 }
        return bytes[offset] == UInt8(ascii: "-") && offset > 0 && bytes[offset - 1] == 0x20 && offset + 1 < end && bytes[offset + 1] == 0x20 ? 1 : 0
    }

    private static func isVerb(_ offset: Int, _ block: BlockView) -> Bool {
        let text = block.document.bytes[min(offset, block.content.upperBound)..<min(offset + 9, block.content.upperBound)]
        return [" is the ", " is a ", " are the ", " was the ", " was a ", " were the "].contains { text.starts(with: $0.utf8) }
    }
}
