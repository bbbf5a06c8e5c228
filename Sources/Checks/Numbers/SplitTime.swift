import Bytes
import Linting
import Prose

/// `numbers/split-time`: a space inside a time or a score (`14: 00`).
public enum SplitTime: Check {
    public static let trigger = Trigger.blocks(.digit)

    public static func check(_ block: BlockView, into report: inout Report) {
        for colon in block.document.places(of: UInt8(ascii: ":"), in: block.content) {
            // On one side: a score or a ratio has one on both.
            let isBehind = block.byte(at: colon + 1) == 0x20
            let space = isBehind ? colon + 1 : colon - 1
            guard isBehind != (block.byte(at: colon - 1) == 0x20), isMinutes(isBehind ? colon + 2 : colon + 1, block) else { continue }
            let hours = block.digits(before: min(colon, space))
            guard 1...2 ~= hours.count, isHour(hours, block), isTime(hours, block) else { continue }
            report.add(hours.lowerBound..<hours.upperBound + 4, "There is a space inside the time", edits: [Edit(space..<space + 1, "")])
        }
    }

    /// Two digits from `00` to `59`, and no more.
    private static func isMinutes(_ offset: Int, _ block: BlockView) -> Bool {
        UInt8(ascii: "0")...UInt8(ascii: "5") ~= block.byte(at: offset) && Ascii.isDigit(block.byte(at: offset + 1))
            && !Ascii.isDigit(block.byte(at: offset + 2)) && block.byte(at: offset + 2) != UInt8(ascii: "%")
    }

    private static func isHour(_ range: ByteRange, _ block: BlockView) -> Bool {
        let digits = block.document.bytes[range].map { Int($0) - 48 }
        return digits.reduce(0) { $0 * 10 + $1 } <= 24
    }

    /// Whether nothing before the hour makes a list or a verse of it: `Chapter 3: 10 points`, `Luke 2: 14`.
    private static func isTime(_ hours: ByteRange, _ block: BlockView) -> Bool {
        guard hours.lowerBound > block.content.lowerBound else { return false }
        let end = hours.upperBound + 4
        let rest = block.document.text(end..<min(block.content.upperBound, end + 12)).lowercased()
        if [" a.m", " p.m", " am", " pm", " uhr", " utc", " gmt", " hours", " msk", " (gmt", " (utc"]
            .contains(where: rest.hasPrefix)
        {
            return true
        }
        let words = block.document.text(max(block.content.lowerBound, hours.lowerBound - 12)..<hours.lowerBound).lowercased()
        let isAfterTimeWord = timeWords.contains { words.hasSuffix(" " + $0 + " ") }
        return isAfterTimeWord || hours.count == 2 && block.document.bytes[hours.lowerBound] == UInt8(ascii: "0")
    }

    private static let timeWords = [
        "at", "from", "until", "till", "around", "about", "by", "before", "after", "um", "ab", "bis", "gegen", "à", "vers",
        "alle", "ore", "las", "às", "o", "v", "ve", "в", "до", "с", "о", "около", "близько", "після", "з", "від", "од", "od", "z", "w",
        "mezi", "między", "a", "dalle", "das", "desde", "de",
    ]
}
