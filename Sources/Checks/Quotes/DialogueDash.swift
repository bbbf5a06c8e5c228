import Bytes
import Linting
import Prose

/// `quotes/dialogue-dash`: speech set off by dashes, as Russian, French or Spanish do (`— We will win, — said Petrov.`).
public enum DialogueDash: Check {
    public static let trigger = Trigger.blocks([.spacedDash, .spacedHyphen])

    public static func check(_ view: BlockView, into report: inout Report) {
        let (document, block) = (view.document, view.block)
        if block.kind == .paragraph || block.kind == .listItem {
            let start = block.content.lowerBound
            let dash =
                dashLength(start, document.bytes) > 0
                ? dashWithinSpeech(block.content, document) : dashBehindMarks(block, document)
            if let dash { report.add(dash, "Dialogue is marked by dashes, not by quotation marks") }
        }
    }

    /// The first dash behind a comma or an end mark and before a verb of saying, in a paragraph that a dash begins.
    private static func dashWithinSpeech(_ range: ByteRange, _ document: Document) -> ByteRange? {
        let bytes = document.bytes
        var position = range.lowerBound + 4
        while position < range.upperBound {
            if bytes[position] == 0x20, endsSpeech(position, bytes) {
                if let dash = attribution(position, range.upperBound, document) { return dash }
                // Behind a comma English sets no dash with spaces, whatever the verb.
                if bytes[position - 1] == UInt8(ascii: ","), bytes[range.lowerBound] != UInt8(ascii: "-"),
                    let dash = dashBeforeSmallLetter(position, bytes)
                {
                    return dash
                }
            }
            position += 1
        }
        return nil
    }

    /// The first such dash behind a quotation mark: half of the source's marks may be translated.
    private static func dashBehindMarks(_ block: Block, _ document: Document) -> ByteRange? {
        for index in block.marks where !document.marks[index].right.isBreak || document.marks[index].right == .space {
            var end = document.marks[index].range.upperBound
            if end < block.content.upperBound, document.bytes[end] == UInt8(ascii: ",") { end += 1 }
            guard end < block.content.upperBound, document.bytes[end] == 0x20,
                document.quotations.readings[index].role == .closing,
                let dash = attribution(end, block.content.upperBound, document)
            else { continue }
            return dash
        }
        return nil
    }

    /// The dash behind the space at `space`, where a verb of saying comes behind it.
    private static func attribution(_ space: Int, _ end: Int, _ document: Document) -> ByteRange? {
        let length = dashLength(space + 1, document.bytes)
        let behind = space + 1 + length
        guard length > 0, behind + 4 < end, document.bytes[behind] == 0x20, says(behind + 1, end, document) else { return nil }
        return space + 1..<behind
    }

    private static func dashBeforeSmallLetter(_ space: Int, _ bytes: [UInt8]) -> ByteRange? {
        let length = dashLength(space + 1, bytes)
        let behind = space + 1 + length
        guard length > 1, behind + 1 < bytes.count, bytes[behind] == 0x20, Ascii.isSmallLetter(bytes[behind + 1]) else { return nil }
        return space + 1..<behind
    }

    private static func endsSpeech(_ position: Int, _ bytes: [UInt8]) -> Bool {
        switch bytes[position - 1] {
        case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "\""): true
        case 0x9D, 0xA6: bytes[position - 3] == 0xE2 && bytes[position - 2] == 0x80
        default: false
        }
    }

    private static func dashLength(_ offset: Int, _ bytes: [UInt8]) -> Int {
        guard offset + 2 < bytes.count else { return 0 }
        if bytes[offset] == UInt8(ascii: "-") { return 1 }
        return bytes[offset] == 0xE2 && bytes[offset + 1] == 0x80 && (bytes[offset + 2] == 0x93 || bytes[offset + 2] == 0x94) ? 3 : 0
    }

    /// Whether a verb of saying is one of the four words from `offset` on.
    private static func says(_ offset: Int, _ end: Int, _ document: Document) -> Bool {
        let words = document.text(offset..<min(end, offset + 48)).split { !$0.isLetter && $0 != "-" }.prefix(4)
        return words.contains { verbs.contains(String($0)) }
    }

    private static let verbs: Set<String> = [
        "said", "says", "say", "told", "tells", "adds", "added", "noted", "notes", "explained", "explains", "stressed",
        "stresses", "emphasized", "emphasizes", "emphasised", "replied", "replies", "answered", "answers", "asked", "asks",
        "stated", "states", "recalled", "recalls", "commented", "comments", "sighs", "sighed", "admits", "admitted",
        "continued", "continues", "concluded", "exclaimed", "shouted", "whispered", "complained", "complains",
    ]
}
