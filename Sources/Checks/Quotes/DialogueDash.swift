import Linting
import Prose

/// `quotes/dialogue-dash`: speech set off by dashes, as Russian, French or Spanish do (`— We will win, — said Petrov.`).
public enum DialogueDash: DocumentCheck {
    public static let signals: Signals = [.dash, .spacedHyphen]

    public static func check(_ document: Document, into report: inout Report) {
        for block in document.blocks
        where !block.signals.isDisjoint(with: [.dash, .spacedHyphen]) && (block.kind == .paragraph || block.kind == .listItem) {
            let start = block.content.lowerBound
            guard beginsLikeSpeech(start, document.bytes), let dash = attributionDash(block.content, document) else { continue }
            report.add(dash, "Speech is set off by dashes, not by quotation marks")
        }
    }

    /// Whether the paragraph begins with a dash, or with a quotation mark: half of the marks may be translated.
    private static func beginsLikeSpeech(_ start: Int, _ bytes: [UInt8]) -> Bool {
        switch bytes[start] {
        case UInt8(ascii: "-"), UInt8(ascii: "\""), 0xE2, 0xC2: true
        default: false
        }
    }

    /// The dash behind a comma or an end mark and before a verb of saying.
    private static func attributionDash(_ range: ByteRange, _ document: Document) -> ByteRange? {
        document.bytes.withUnsafeBufferPointer { bytes in
            var position = range.lowerBound + 4
            while position + 6 < range.upperBound {
                defer { position += 1 }
                guard bytes[position] == 0x20, bytes[position + 1] == UInt8(ascii: "-") || bytes[position + 1] == 0xE2,
                    endsSpeech(position, bytes)
                else { continue }
                let dash = dashLength(position + 1, bytes)
                guard dash > 0, bytes[position + 1 + dash] == 0x20, says(position + 2 + dash, range.upperBound, document)
                else { continue }
                return position + 1..<position + 1 + dash
            }
            return nil
        }
    }

    private static func endsSpeech(_ position: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        switch bytes[position - 1] {
        case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "\""): return true
        default: break
        }
        return bytes[position - 3] == 0xE2 && bytes[position - 2] == 0x80 && (bytes[position - 1] == 0x9D || bytes[position - 1] == 0xA6)
    }

    private static func dashLength(_ offset: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        if bytes[offset] == UInt8(ascii: "-") { return 1 }
        return bytes[offset] == 0xE2 && bytes[offset + 1] == 0x80 && (bytes[offset + 2] == 0x93 || bytes[offset + 2] == 0x94) ? 3 : 0
    }

    /// Whether one of the next four words is a verb of saying and the first a small word or a name before one.
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
