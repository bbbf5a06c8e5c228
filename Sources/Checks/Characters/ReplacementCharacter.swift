import Bytes
import Linting
import Prose
import UnicodeText

/// `characters/replacement-character`: U+FFFD where a character was lost, or bytes that are no UTF-8 and would be shown
/// as it (`caf\xE9`).
public enum ReplacementCharacter: Check {
    public static let trigger = Trigger.blocks([.replacement, .invalidByte])

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        var position = block.content.lowerBound
        while position < block.content.upperBound {
            let run = lostRun(at: position, block)
            guard !run.isEmpty else {
                position += length(at: position, block)
                continue
            }
            if document.bytes[run.lowerBound] == 0xEF {
                report.add(run, "A character was lost here and replaced with U+FFFD REPLACEMENT CHARACTER")
            } else {
                report.add(run, message(run, document.bytes))
            }
            position = run.upperBound
        }
    }

    /// What is wrong with ill-formed bytes.
    private static func message(_ run: ByteRange, _ bytes: [UInt8]) -> String {
        // What readers make of half of a surrogate pair in UTF-16 or in an escape of JSON. Two halves that belong together are bytes of
        // some program's own kind of UTF-8.
        if run.count == 3, bytes[run.lowerBound] == 0xED, bytes[run.lowerBound + 1] >= 0xA0 {
            let value = UInt32(0xD000) | UInt32(bytes[run.lowerBound + 1] & 0x3F) << 6 | UInt32(bytes[run.lowerBound + 2] & 0x3F)
            return "U+\(String(value, radix: 16, uppercase: true)) is half of a surrogate pair; its other half is missing"
        }
        let count = run.count == 1 ? "This byte is" : "These \(run.count) bytes are"
        return "\(count) not valid UTF-8; the file was saved in another encoding, or truncated"
    }

    /// A step from character to character: seen by itself, a byte from within one is no UTF-8.
    private static func length(at position: Int, _ block: BlockView) -> Int {
        let bytes = block.document.bytes
        guard bytes[position] >= 0x80 else { return 1 }
        return bytes.withUnsafeBufferPointer { $0.decodeScalar(at: position, endingBefore: block.content.upperBound)?.length } ?? 1
    }

    /// The run of U+FFFD, or of ill-formed bytes, that begins at `start`; empty where none does.
    private static func lostRun(at start: Int, _ block: BlockView) -> ByteRange {
        block.document.bytes.withUnsafeBufferPointer { bytes in
            var end = start
            var isIllFormed: Bool?
            while end < block.content.upperBound, bytes[end] >= 0x80,
                let decoded = bytes.decodeScalar(at: end, endingBefore: block.content.upperBound)
            {
                guard !decoded.isWellFormed || decoded.scalar.value == 0xFFFD else { break }
                if let isIllFormed, isIllFormed == decoded.isWellFormed { break }
                isIllFormed = !decoded.isWellFormed
                end += decoded.length
            }
            return start..<end
        }
    }
}
