import Bytes
import Linting
import Prose
import UnicodeText

/// `numbers/dimension-letter`: the Cyrillic letter х for a multiplication sign (`140х195`).
public enum DimensionLetter: Check {
    public static let trigger = Trigger.blocks(.cyrillic)

    public static func check(_ block: BlockView, into report: inout Report) {
        guard block.signals.contains(.digit), mayHold(block) else { return }
        let document = block.document
        for (left, right) in zip(block.numbers, block.numbers.dropFirst()) where right.lowerBound - left.upperBound <= 6 {
            let before = document.spaceAfter(left.upperBound, notAfter: right.lowerBound)
            guard block.scalar(at: before.upperBound) == "\u{445}" || block.scalar(at: before.upperBound) == "\u{425}" else { continue }
            let after = document.spaceAfter(before.upperBound + 2, notAfter: right.lowerBound)
            guard after.upperBound == right.lowerBound, before.isEmpty == after.isEmpty else { continue }
            let place = before.upperBound..<after.lowerBound
            report.add(place, "A Cyrillic letter is used as the multiplication sign", edits: [Edit(place, "×")])
        }
    }

    /// Whether one of the letters stands before a digit, spaces between them left aside.
    private static func mayHold(_ block: BlockView) -> Bool {
        // х is D1 85, Х is D0 A5.
        block.document.places(of: 0x85, mask: 0xDF, in: block.content).contains { place in
            guard block.byte(at: place - 1) == (block.document.bytes[place] == 0x85 ? 0xD1 : 0xD0) else { return false }
            let next = block.byte(at: place + 1)
            return next == 0x20 ? mayLeadToDigit(block.byte(at: place + 2)) : mayLeadToDigit(next)
        }
    }

    /// Whether the byte is a digit, or white space may begin with it.
    private static func mayLeadToDigit(_ byte: UInt8) -> Bool {
        Ascii.isDigit(byte) || byte == 0x20 || byte == 0x09 || byte == 0xC2 || 0xE1...0xE3 ~= byte
    }
}
