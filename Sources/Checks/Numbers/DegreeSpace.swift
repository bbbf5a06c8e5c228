import Bytes
import Linting
import Prose
import UnicodeText

/// `numbers/degree-space`: a degree sign with a space on both sides before the letter of its scale (`18 ° C`).
public enum DegreeSpace: Check {
    public static let trigger = Trigger.blocks(.letterlike)

    public static func check(_ block: BlockView, into report: inout Report) {
        // U+00B0 is C2 B0.
        for sign in block.document.places(of: 0xC2, in: block.content) where block.byte(at: sign + 1) == 0xB0 {
            guard let before = block.scalar(before: sign), isSpace(before), let after = block.scalar(at: sign + 2), isSpace(after) else {
                continue
            }
            let number = sign - UTF8.width(before)
            let scale = sign + 2 + UTF8.width(after)
            guard Ascii.isDigit(block.byte(at: number - 1)), let letter = block.scalar(at: scale), scales.contains(letter) else { continue }
            let end = scale + UTF8.width(letter)
            if let next = block.scalar(at: end), next.isLetter || next.isDigit { continue }
            guard !block.isProtected(number..<end) else { continue }
            report.add(sign + 2..<scale, "There is a space between the degree sign and the scale", edits: [Edit(sign + 2..<scale, "")])
        }
    }

    /// Celsius, Fahrenheit and kelvin, also in Cyrillic letters.
    private static let scales = Set("CFKСФК".unicodeScalars)

    /// U+0020 and the no-break spaces.
    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\u{A0}" || scalar == "\u{202F}" }
}
