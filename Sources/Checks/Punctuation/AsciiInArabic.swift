import Linting
import Prose
import UnicodeText

/// `punctuation/ascii-in-arabic`: a comma, semicolon or question mark of ASCII in Arabic text (`مرحبا, كيف الحال?`).
public enum AsciiInArabic: Check {
    public static let trigger = Trigger.blocks(.arabic)

    public static func check(_ block: BlockView, into report: inout Report) {
        let bytes = block.document.bytes
        for position in block.content {
            guard let own = arabicForm(bytes[position]), block.scalar(before: position)?.isArabicLetter == true,
                goesOnInArabic(position + 1, block), !block.isProtected(position..<position + 1)
            else { continue }
            report.add(
                position..<position + 1,
                "ASCII “\(Character(Unicode.Scalar(bytes[position])))” where Arabic uses “\(own)”",
                edits: [Edit(position..<position + 1, own)])
        }
    }

    private static func arabicForm(_ byte: UInt8) -> String? {
        switch byte {
        case UInt8(ascii: ","): "،"
        case UInt8(ascii: ";"): "؛"
        case UInt8(ascii: "?"): "؟"
        default: nil
        }
    }

    /// Whether Arabic follows, behind spaces and quotation marks, or nothing at all.
    private static func goesOnInArabic(_ offset: Int, _ block: BlockView) -> Bool {
        var position = offset
        for _ in 0..<4 {
            guard let scalar = block.scalar(at: position) else { return true }
            if scalar.isArabicLetter { return true }
            guard scalar.isWhitespace || scalar.isPunctuation else { return false }
            position += UTF8.width(scalar)
        }
        return false
    }
}
