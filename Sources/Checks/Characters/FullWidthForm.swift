import Bytes
import Linting
import Prose
import UnicodeText

/// `characters/full-width-form`: letters and digits as wide as an ideograph in a text that has none (`ＮＡＴＯ`, `２０２３`).
public enum FullWidthForm: Check {
    public static let trigger = Trigger.blocks(.fullWidth)

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        guard !block.language.isWrittenWithoutSpaces, block.language.base != .korean, mayHold(block) else { return }
        for run in document.runs(in: block.content, isWide) {
            let text = document.text(run)
            guard text.unicodeScalars.contains(where: { $0.isLetter || $0.isDigit }), !touchesIdeograph(run, document)
            else { continue }
            var narrow = String.UnicodeScalarView()
            for scalar in text.unicodeScalars {
                if let plain = Unicode.Scalar(scalar.value - 0xFEE0) { narrow.append(plain) }
            }
            report.add(run, "“\(text)” is written in full-width characters", edits: [Edit(run, String(narrow))])
        }
    }

    /// Whether a wide letter or digit of ASCII stands in the block: marks are as wide in any text of Chinese.
    private static func mayHold(_ block: BlockView) -> Bool {
        let bytes = block.document.bytes
        return block.document.places(of: 0xEF, in: block.content.dropLast(2)).contains { place in
            switch bytes[place + 1] {
            case 0xBC: 0x90...0x99 ~= bytes[place + 2] || 0xA1...0xBA ~= bytes[place + 2]
            case 0xBD: 0x81...0x9A ~= bytes[place + 2]
            default: false
            }
        }
    }

    /// U+FF01–U+FF5E: ASCII, wide.
    private static func isWide(_ scalar: Unicode.Scalar) -> Bool { (0xFF01...0xFF5E).contains(scalar.value) }

    private static func touchesIdeograph(_ run: ByteRange, _ document: Document) -> Bool {
        [document.scalar(before: run.lowerBound), document.scalar(at: run.upperBound)].contains {
            guard let value = $0?.scalar.value else { return false }
            return (0x3040...0x9FFF).contains(value) || (0xAC00...0xD7AF).contains(value)
        }
    }
}
