import Bytes
import Linting
import Prose

/// `numbers/split-time`: a space inside a time or a score (`14: 00`).
public enum SplitTime: Check {
    public static let trigger = Trigger.blocks(.digit)

    public static func check(_ block: BlockView, into report: inout Report) {
        var end = block.content.lowerBound
        for colon in block.document.places(of: UInt8(ascii: ":"), in: block.content) {
            guard colon >= end else { continue }
            // On one side: a score or a ratio has one on both.
            let isBehind = block.byte(at: colon + 1) == 0x20
            let space = isBehind ? colon + 1 : colon - 1
            guard isBehind != (block.byte(at: colon - 1) == 0x20), isMinutes(isBehind ? colon + 2 : colon + 1, block) else { continue }
            let hours = block.digits(before: min(colon, space))
            guard 1...2 ~= hours.count, isHour(hours, block) else { continue }
            // The seconds of `00: 00: 15` belong to the same time, and show that it is one.
            var spaces = [space..<space + 1]
            end = hours.upperBound + 4
            while isBehind, block.byte(at: end) == UInt8(ascii: ":") {
                let length = block.byte(at: end + 1) == 0x20 ? 1 : 0
                guard isMinutes(end + 1 + length, block) else { break }
                if length == 1 { spaces.append(end + 1..<end + 2) }
                end += 3 + length
            }
            guard spaces.count > 1 || isTime(hours, block) else { continue }
            report.add(hours.lowerBound..<end, "There is a space inside the time", edits: spaces.map { Edit($0, "") })
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
        return isAfterTimeWord || followsTime(hours, block)
            || hours.count == 2 && block.document.bytes[hours.lowerBound] == UInt8(ascii: "0")
    }

    /// Whether another time stands before the hour, with a word or a mark between: `at 9:30 and 10 :45`.
    private static func followsTime(_ hours: ByteRange, _ block: BlockView) -> Bool {
        let document = block.document
        var position = hours.lowerBound
        while position > block.content.lowerBound, hours.lowerBound - position < longestLink, !Ascii.isDigit(document.bytes[position - 1]) {
            // A clause ends there.
            if ".;:!?()".utf8.contains(document.bytes[position - 1]) { return false }
            position -= 1
        }
        let minutes = block.digits(before: position)
        var colon = minutes.lowerBound - 1
        if block.byte(at: colon) == Ascii.space { colon -= 1 }
        guard minutes.count == 2, position < hours.lowerBound, block.byte(at: colon) == Ascii.colon else { return false }
        let first = block.digits(before: block.byte(at: colon - 1) == Ascii.space ? colon - 1 : colon)
        return 1...2 ~= first.count && isHour(first, block) && isMinutes(minutes.lowerBound, block)
    }

    /// In UTF-8 bytes: a conjunction of any language, with its spaces.
    private static let longestLink = 12

    private static let timeWords = LanguagePhrases.timeWords.everywhere
}
