import Linting
import Prose
import UnicodeText

/// `characters/arabic-letter`: the Arabic forms of yeh and kaf in Persian or Urdu (`ي`, `ك` for `ی`, `ک`).
public enum ArabicLetter: Check {
    public static let trigger = Trigger.blocks(.arabic)

    private static let letters: [Unicode.Scalar: String] = ["ي": "ی", "ك": "ک"]
    /// Letters that Arabic does not have: a paragraph without any may be Arabic that is quoted.
    private static let own = Set("یکپچژگٹڈڑںےہ".unicodeScalars)

    public static func check(_ block: BlockView, into report: inout Report) {
        var edits: [Edit] = []
        var hasOwn = false
        var hasVowelSigns = false
        block.document.forEachScalarBeyondASCII(in: block.content) { scalar, place in
            if let letter = letters[scalar] { edits.append(Edit(place, letter)) }
            if own.contains(scalar) { hasOwn = true }
            if (0x064B...0x0652).contains(scalar.value) { hasVowelSigns = true }
        }
        guard hasOwn, !hasVowelSigns else { return }
        edits.removeAll { block.isProtected($0.range) }
        guard let first = edits.first, let letter = block.scalar(at: first.range.lowerBound) else { return }
        report.add(
            first.range,
            "“\(Character(letter))” (\(letter.codePointAndName)) is the Arabic letter; this language uses “\(first.replacement)”",
            edits: edits)
    }
}
