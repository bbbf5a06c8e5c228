import Linting
import Prose

/// `leftovers/placeholder`: what stood for a name or a number while the text was translated, and was not put back
/// (`#PRS_ORG#`, `__NUM0__`, `XXENT1XX`, `⟦PUNC⟧`, `[[M_3]]`).
public enum PlaceholderResidue: BlockCheck {
    public static let signals: Signals = [.hash, .underscore, .squareBracket]

    public static func check(_ block: BlockView, into report: inout Report) {
        let bytes = block.document.bytes
        var end = 0
        let starts = block.document.offsets(in: block.content) {
            $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "[")
        }
        for position in starts where position >= end {
            let length: Int? = switch bytes[position] {
            case UInt8(ascii: "#"): between(position, "#", "#", block)
            case UInt8(ascii: "_"): between(position, "__", "__", block)
            case UInt8(ascii: "["): between(position, "[[", "]]", block)
            default: nil
            }
            guard let length else { continue }
            let place = position..<position + length
            end = place.upperBound
            report.add(place, "“\(block.document.text(place))” stands for something that was not put back")
        }
    }

    /// The length of a name in capitals between two delimiters, if it is one that systems use.
    private static func between(_ position: Int, _ opening: StaticString, _ closing: StaticString, _ block: BlockView) -> Int? {
        guard has(opening, position, block), !isWordByte(block.byte(at: position - 1)) else { return nil }
        let start = position + opening.utf8CodeUnitCount
        var end = start
        while end < start + 32, isCapital(block.byte(at: end)) || block.byte(at: end) == UInt8(ascii: "_") && !has(closing, end, block) {
            end += 1
        }
        let lettersEnd = end
        while end < start + 32, block.byte(at: end) &- 0x30 < 10 { end += 1 }
        guard end > start, has(closing, end, block), !isWordByte(block.byte(at: end + closing.utf8CodeUnitCount)) else { return nil }
        let parts = block.document.bytes[start..<lettersEnd].split(separator: UInt8(ascii: "_"))
        let isLetter = opening.utf8CodeUnitCount == 2 && end > lettersEnd && parts.first?.count == 1
        return isLetter || parts.contains { names.contains(packed($0)) } ? end + closing.utf8CodeUnitCount - position : nil
    }

    /// By what `packed` makes of them.
    private static let names: Set<UInt64> = Set(
        [
            "NUM", "ENT", "ENTITY", "URL", "PH", "TAG", "NAME", "PER", "PERS", "PERSON", "PRS", "ORG", "LOC", "GPE", "DATE",
            "TIME", "EMAIL", "PLACEHOLDER", "MASK", "VAR", "NUMBER", "PUNC", "TERM", "TOKEN", "EMOJI", "PHONE", "USER",
            "ADDRESS", "MONEY", "CODE",
        ].map { packed(Array($0.utf8)[...]) })

    /// Capitals as a number, a different one for each name of up to twelve; 0 for a longer name.
    private static func packed(_ name: ArraySlice<UInt8>) -> UInt64 {
        name.count > 12 ? 0 : name.reduce(0) { $0 << 5 | UInt64($1 & 0x1F) }
    }

    private static func has(_ text: StaticString, _ position: Int, _ block: BlockView) -> Bool {
        (0..<text.utf8CodeUnitCount).allSatisfy { block.byte(at: position + $0) == text.utf8Start[$0] }
    }

    private static func isCapital(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }
    private static func isWordByte(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: "_")
    }
}
