import Bytes
import Linting
import Prose
import UnicodeText

/// `leftovers/no-capitals`: a text of many sentences without one capital: a system that works on small letters did not
/// put the capitals back. Its full stops are counted, not ICU's sentences: to ICU none begins with a small letter (UAX #29, SB8).
public enum NoCapitals: Check {
    public static let trigger = Trigger.text()

    private static let leastLetters = 200

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        guard document.language.isWrittenInLatin || document.language.isWrittenInCyrillic,
            let first = document.blocks.first(where: { $0.kind.isProse && !$0.content.isEmpty })
        else { return }
        var letters = 0
        var stops = 0
        // Almost every text is done with at its first letter.
        for block in document.blocks where block.kind.isProse {
            for position in block.content {
                let byte = document.bytes[position]
                if Ascii.isCapital(byte) { return }
                if Ascii.isSmallLetter(byte) { letters += 1 }
                if byte == UInt8(ascii: ".") { stops += 1 }
                if byte >= 0xC2, document.scalar(at: position)?.scalar.isUppercase ?? false { return }
                if byte >= 0xC2 { letters += 1 }
            }
        }
        guard letters >= leastLetters, stops >= 3 else { return }
        report.add(first.content, "The whole text is in lower case")
    }
}
