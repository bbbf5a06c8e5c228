import Bytes
import Linting
import Prose

/// `numbers/year-word`: the word “year” behind a year, as Russian and Chinese have it (`in 2022 year`, `2021 g.`).
public enum YearWord: Check {
    public static let trigger = Trigger.literals(["year"])

    public static func check(_ block: BlockView, into report: inout Report) {
        let bytes = block.document.bytes
        for hit in block.places where hit.offset >= 9 && bytes[hit.offset - 1] == 0x20 {
            let end = hit.offset + 4
            let next = end < bytes.count ? bytes[end] : 0
            let isPlural = next == UInt8(ascii: "s")
            let after = isPlural && end + 1 < bytes.count ? bytes[end + 1] : next
            guard !isPlural, bytes[hit.offset] == UInt8(ascii: "y"),
                after == 0x20 || after == UInt8(ascii: ".") || after == UInt8(ascii: ",")
                    || after == 0x0A || after == 0,
                isYear(hit.offset - 5, bytes), begins(hit.offset - 5, bytes), !goesOn(end, bytes)
            else { continue }
            report.add(
                hit.offset - 5..<end, "The word “year” does not belong after the number",
                edits: [Edit(hit.offset - 1..<end, "")])
        }
    }

    private static func isYear(_ offset: Int, _ bytes: [UInt8]) -> Bool {
        bytes[offset..<offset + 4].allSatisfy { Ascii.isDigit($0) }
            && (bytes[offset] == UInt8(ascii: "1") && bytes[offset + 1] >= UInt8(ascii: "7")
                || bytes[offset] == UInt8(ascii: "2") && bytes[offset + 1] == UInt8(ascii: "0"))
    }

    /// Whether “in”, “since” or a like word stands before the year.
    private static func begins(_ offset: Int, _ bytes: [UInt8]) -> Bool {
        let words = [" in ", "In ", " since ", "Since ", " from ", " until ", " of ", " by ", "By "]
        return words.contains { word in
            offset >= word.utf8.count && bytes[offset - word.utf8.count..<offset].elementsEqual(word.utf8)
        }
    }

    /// `in 2022 year to date`, `of 2020 year end`
    private static func goesOn(_ offset: Int, _ bytes: [UInt8]) -> Bool {
        let rest = bytes[offset..<min(bytes.count, offset + 8)]
        return [" to da", " end", " on ", " over", " book", " ago", " old", " round", " later", " earl"]
            .contains { rest.starts(with: $0.utf8) }
    }
}
