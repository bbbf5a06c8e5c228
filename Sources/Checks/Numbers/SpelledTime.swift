import Bytes
import Linting
import Prose

/// `numbers/spelled-time`: a time of day in the source's words (`at 14 o'clock 30 minutes`, `at 21.00 hours`).
public enum SpelledTime: Check {
    public static let trigger = Trigger.literals(["o'clock", "o’clock", "hours"])

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        let bytes = document.bytes
        for hit in block.places where hit.offset >= 4 && bytes[hit.offset - 1] == 0x20 && Ascii.isDigit(bytes[hit.offset - 2]) {
            var start = hit.offset - 1
            while start > 0,
                Ascii.isDigit(bytes[start - 1]) || bytes[start - 1] == UInt8(ascii: ".") || bytes[start - 1] == UInt8(ascii: ":")
            {
                start -= 1
            }
            let amount = document.text(start..<hit.offset - 1)
            if bytes[hit.offset] | 0x20 == UInt8(ascii: "h") {
                guard isClock(amount), start >= 3, document.text(start - 3..<start).lowercased() == "at " else { continue }
                report.add(start..<hit.offset + 5, "“\(amount) hours” is a time of day worded as in the source language")
            } else {
                let end = document.text(hit.offset..<min(bytes.count, hit.offset + 26))
                guard let minutes = end.split(separator: " ").dropFirst().first, minutes.allSatisfy(\.isNumber),
                    let range = end.range(ofMinutes: String(minutes))
                else { continue }
                report.add(start..<hit.offset + range, "This time of day is worded as in the source language")
            }
        }
    }

    /// `21.00`, `9.30`
    private static func isClock(_ amount: String) -> Bool {
        let parts = amount.split(separator: ".")
        return parts.count == 2 && parts[0].count <= 2 && parts[1].count == 2 && (Int(parts[0]) ?? 99) <= 24
            && (Int(parts[1]) ?? 99) < 60
    }
}

extension String {
    /// The length in UTF-8 of the text up to “… 30 minutes”; nil where no minutes follow.
    fileprivate func range(ofMinutes number: String) -> Int? {
        for word in [" minutes", " minute"] {
            let wanted = number + word
            guard let start = utf8.indices.first(where: { utf8[$0...].starts(with: wanted.utf8) }) else { continue }
            return utf8.distance(from: utf8.startIndex, to: start) + wanted.utf8.count
        }
        return nil
    }
}
