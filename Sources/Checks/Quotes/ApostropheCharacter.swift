import Bytes
import Linting
import Prose
import UnicodeText

/// `quotes/apostrophe-character`: an accent, a prime or an opening mark where an apostrophe belongs (`it´s`, `don‘t`).
public enum ApostropheCharacter: Check {
    public static let trigger = Trigger.text([.looseApostrophe, .backtick, .singleMark])

    public static func check(_ view: DocumentView, into report: inout Report) {
        let document = view.document
        for candidate in candidates(document) {
            let found = document.text(candidate)
            guard let block = view.block(around: candidate.lowerBound), isWithinWord(candidate, found, block), !block.isProtected(candidate)
            else { continue }
            // Where a text has no other, it is the text’s own.
            if found == ApostropheStyle.modifier, !document.apostropheStyle.modifierIsRare { continue }
            report.add(
                candidate, "\(found.unicodeScalars.first?.codePointAndName ?? "") is used as an apostrophe",
                edits: [Edit(candidate, document.apostropheStyle.own)])
        }
    }

    /// The characters that might be meant as apostrophes, ascending.
    private static func candidates(_ document: Document) -> [ByteRange] {
        var found: [ByteRange] = []
        for mark in document.marks where mark.glyph == .leftSingle && mark.left == .letter && mark.right == .letter {
            found.append(mark.range)
        }
        if !document.signals.isDisjoint(with: [.looseApostrophe, .backtick]) {
            for block in document.blocks where block.kind.isProse && !block.signals.isDisjoint(with: [.looseApostrophe, .backtick]) {
                for offset in block.content {
                    let length = length(at: offset, document.bytes)
                    // Of code fences and other runs no sign stands between letters.
                    guard length > 0, offset > block.content.lowerBound, Ascii.isLetterOrBeyond(document.bytes[offset - 1]),
                        offset + length < block.content.upperBound, Ascii.isLetterOrBeyond(document.bytes[offset + length])
                    else { continue }
                    found.append(offset..<offset + length)
                }
            }
        }
        return found.sorted { $0.lowerBound < $1.lowerBound }
    }

    /// The length of a grave or acute accent, a prime or U+02BC; 0 for everything else.
    private static func length(at offset: Int, _ bytes: [UInt8]) -> Int {
        let next = offset + 1 < bytes.count ? bytes[offset + 1] : 0
        switch bytes[offset] {
        case UInt8(ascii: "`"): return 1
        case 0xC2 where next == 0xB4: return 2
        case 0xCA where next == 0xBC: return 2
        case 0xE2 where next == 0x80 && offset + 2 < bytes.count && bytes[offset + 2] == 0xB2: return 3
        default: return 0
        }
    }

    /// Whether letters stand on both sides, and such as an apostrophe joins. An acute accent is nothing else; the others
    /// are also signs of transcription (Ka‘ba, Kaluz′ka) and of code.
    private static func isWithinWord(_ place: ByteRange, _ found: String, _ block: BlockView) -> Bool {
        let left = block.word(before: place.lowerBound)
        let right = block.word(at: place.upperBound)
        guard !left.isEmpty, !right.isEmpty else { return false }
        if found == "´" { return true }
        if block.language.base == .ukrainian { return found != ApostropheStyle.modifier && joinsUkrainian(place, block) }
        return Elisions.tails.contains(block.document.text(right))
            || Elisions.heads.contains(block.document.text(left).lowercased())
    }

    private static func joinsUkrainian(_ place: ByteRange, _ block: BlockView) -> Bool {
        guard let before = block.scalar(before: place.lowerBound), let after = block.scalar(at: place.upperBound) else { return false }
        return before.isLetter && UkrainianApostrophe.iotated.contains(after)
    }
}
