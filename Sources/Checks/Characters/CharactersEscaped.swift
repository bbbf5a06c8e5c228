import Bytes
import Decoding
import Linting
import Prose
import UnicodeText

/// `characters/escaped`: a character as program code writes it (`caf\u00e9`, `It\'s`, `one.\n\nTwo`).
public enum CharactersEscaped: Check {
    public static let trigger = Trigger.blocks(.backslash)

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        guard !document.traits.contains(.entitiesAreDecoded) else { return }
        let content = block.content
        let bare = bareMarks(block)
        var end = content.lowerBound
        for position in document.offsets(in: content, where: { $0 == UInt8(ascii: "\\") }) where position >= end {
            guard
                let escape = document.bytes.withUnsafeBufferPointer({
                    EscapeSequence(in: $0, at: position, endingBefore: content.upperBound)
                }), let place = place(of: escape, bare, block)
            else { continue }
            end = place.upperBound
            if block.isProtected(place) { continue }
            report.add(
                place, "“\(document.text(place))” is an escape sequence for \(name(escape))", edits: [Edit(place, replacement(escape))])
        }
    }

    /// The escape with those like it behind it; nil where it is something else: a path, a command of TeX.
    private static func place(of escape: EscapeSequence, _ bare: Set<UInt8>, _ block: BlockView) -> ByteRange? {
        let before = block.byte(at: escape.range.lowerBound - 1)
        let after = block.byte(at: escape.range.upperBound)
        switch escape.kind {
        case .codePoint: return before == UInt8(ascii: "\\") ? nil : escape.range
        case .mark:
            // It\'s, \"yes\", \*, \_: before anything else a backslash is code.
            let mark = block.byte(at: escape.range.lowerBound + 1)
            guard [UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "*"), UInt8(ascii: "_")].contains(mark),
                before != UInt8(ascii: "\\"), before != UInt8(ascii: "("), before != UInt8(ascii: "[")
            else { return nil }
            // Whatever escapes a quotation mark escapes all of them; in code the outer ones stand bare.
            return bare.contains(mark) ? nil : escape.range
        case .lineBreak:
            let letter = block.byte(at: escape.range.lowerBound + 1)
            guard letter != UInt8(ascii: "t"), before != UInt8(ascii: "\\"), before != UInt8(ascii: ":"),
                !Ascii.isSmallLetter(after), isBehindText(before)
            else { return nil }
            var end = escape.range.upperBound
            while block.byte(at: end) == UInt8(ascii: "\\"),
                block.byte(at: end + 1) == UInt8(ascii: "n") || block.byte(at: end + 1) == UInt8(ascii: "r")
            {
                end += 2
            }
            return escape.range.lowerBound..<end
        case .percent, .byteToken: return nil
        }
    }

    /// The straight quotation marks that stand somewhere in the block without a backslash before them.
    private static func bareMarks(_ block: BlockView) -> Set<UInt8> {
        let bytes = block.document.bytes
        var bare: Set<UInt8> = []
        for position in block.content where bytes[position] == UInt8(ascii: "'") || bytes[position] == UInt8(ascii: "\"") {
            if block.byte(at: position - 1) != UInt8(ascii: "\\") { bare.insert(bytes[position]) }
        }
        return bare
    }

    /// Whether a sentence or a word ended there: code has brackets, quotes and commas before its line breaks.
    private static func isBehindText(_ byte: UInt8) -> Bool {
        Ascii.isLetterOrBeyond(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!")
            || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: ":") || byte == 0x20
    }

    private static func replacement(_ escape: EscapeSequence) -> String {
        escape.kind == .lineBreak ? "\n" : escape.replacement
    }

    private static func name(_ escape: EscapeSequence) -> String {
        escape.kind == .lineBreak ? "a line break" : escape.replacement.inMessage
    }
}
