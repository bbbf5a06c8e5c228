import Bytes
import Linting
import Prose
import UnicodeText

/// `characters/foreign-digits`: a number in the digits of another script (`٢٠٢٣` in an English text).
public enum ForeignDigits: Check {
    public static let trigger = Trigger.blocks([.arabic, .otherScript])

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        guard block.language.isWrittenInLatin || block.language.isWrittenInCyrillic else { return }
        for run in document.runs(in: block.content, { $0.isDigit && $0.value < 0xFF00 }) {
            // Beside letters of its own script the number is part of a quotation.
            guard !isQuoted(run, document) else { continue }
            let text = document.text(run)
            let digits = text.unicodeScalars.compactMap { $0.digitValue.map(String.init) }.joined()
            report.add(run, "“\(text)” is \(digits) in the digits of another script", edits: [Edit(run, digits)])
        }
    }

    private static func isQuoted(_ run: ByteRange, _ document: Document) -> Bool {
        let near = [
            document.bytes[max(0, run.lowerBound - 3)..<run.lowerBound],
            document.bytes[run.upperBound..<min(document.bytes.count, run.upperBound + 3)],
        ]
        return near.contains { $0.contains { $0 >= 0xD7 && $0 <= 0xE1 } }
    }
}
