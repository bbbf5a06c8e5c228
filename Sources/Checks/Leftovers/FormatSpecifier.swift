import Bytes
import Linting
import Prose

/// `leftovers/format-specifier`: the sign of a format string within a sentence (`the mayor met %s on Monday`): what it stood for was not
/// put in.
public enum FormatSpecifier: Check {
    public static let trigger = Trigger.blocks(.percent)

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        // A text about programs shows such signs.
        guard !document.blocks.contains(where: { $0.kind == .code }),
            document.places(of: Ascii.backtick, in: 0..<document.bytes.count).first(where: { _ in true }) == nil
        else { return }
        var places: [ByteRange] = []
        for block in view.blocks {
            for offset in document.places(of: UInt8(ascii: "%"), in: block.content) {
                if let place = specifier(offset, block) { places.append(place) }
            }
        }
        guard !places.isEmpty, !speaksOfPrograms(document) else { return }
        for place in places {
            report.add(place, "“\(document.text(place))” is a placeholder; its text was not filled in")
        }
    }

    /// `%s`, `%d`, `%1$s`, `%@` between words.
    private static func specifier(_ offset: Int, _ block: BlockView) -> ByteRange? {
        let before = block.byte(at: offset - 1)
        guard before == Ascii.space || before == Ascii.open || offset == block.content.lowerBound || before == 0x9C || before == 0xAB else {
            return nil
        }
        var end = offset + 1
        if Ascii.isDigit(block.byte(at: end)), block.byte(at: end + 1) == UInt8(ascii: "$") { end += 2 }
        switch block.byte(at: end) {
        case UInt8(ascii: "s"), UInt8(ascii: "d"), UInt8(ascii: "@"): end += 1
        default: return nil
        }
        let after = block.byte(at: end)
        guard !Ascii.isLetter(after), !Ascii.isDigit(after), after != UInt8(ascii: "%"), after != Ascii.underscore else { return nil }
        // A word on one side at least: what is nothing but signs is code.
        let isWordBefore = Ascii.isLetterOrBeyond(block.byte(at: offset - 2))
        let isWordAfter = after == Ascii.space && Ascii.isLetterOrBeyond(block.byte(at: end + 1))
        return isWordBefore || isWordAfter ? offset..<end : nil
    }

    private static func speaksOfPrograms(_ document: Document) -> Bool {
        var speaks = document.contains(Ascii.open, Ascii.close) || document.contains(UInt8(ascii: "%"), UInt8(ascii: "%"))
        document.forEachASCIIWord(beginningWith: words) { _ in
            speaks = true
            return false
        }
        return speaks
    }

    private static let words = LiteralSet([
        "printf", "sprintf", "string", "format", "placeholder", "argument", "parameter", "variable", "syntax", "function", "command",
        "chaîne", "cadena",
        "stringa", "zeichenkette",
    ])
}
