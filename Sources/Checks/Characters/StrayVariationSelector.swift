import Linting
import Prose
import UnicodeText

/// `characters/stray-variation-selector`: U+FE0F or its kin behind nothing that has variants: the emoji before it is
/// lost.
public enum StrayVariationSelector: Check {
    public static let trigger = Trigger.blocks(.presentationForm)

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        // Many in a row stand behind the same thing.
        for place in document.runs(in: block.range, isSelector) {
            guard let scalar = document.scalar(at: place.lowerBound)?.scalar, !hasBase(place.lowerBound, document) else { continue }
            report.add(
                place, "\(scalar.codePointAndName) has no emoji before it; the emoji was lost",
                edits: [Edit(place, "")])
        }
    }

    private static func isSelector(_ scalar: Unicode.Scalar) -> Bool { (0xFE00...0xFE0F).contains(scalar.value) }

    /// Whether what stands before is a symbol, a digit of a keycap, an ideograph, or a letter of a script with variants.
    private static func hasBase(_ offset: Int, _ document: Document) -> Bool {
        guard let before = document.scalar(before: offset)?.scalar else { return false }
        if before.isASCII { return before.isDigit || before == "#" || before == "*" }
        if before.isWhitespace { return false }
        if before.isLetter { return before.script != .latin && before.script != .cyrillic && before.script != .greek }
        return before.isEmoji || before.isSymbol || before.isMark || before.value == 0x203C || before.value == 0x2049
    }
}
