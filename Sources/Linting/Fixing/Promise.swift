import Bytes
import Prose
import UnicodeText

/// What the fixer holds every single edit to: the card's `touches`.
enum Promise {
    /// The first thing that is wrong with the fix, nil if it keeps its promise.
    static func violation(of fix: Fix, in document: Document) -> Refusal.Reason? {
        var position = 0
        for edit in fix.edits {
            guard edit.range.lowerBound >= position, edit.range.upperBound <= document.bytes.count,
                isBoundary(edit.range.lowerBound, document), isBoundary(edit.range.upperBound, document)
            else { return .outsideText }
            position = edit.range.upperBound
        }
        return keeps(fix, document) ? nil : .breaksPromise(fix.touches)
    }

    /// Whether no character reaches over the offset. A continuation byte without a lead is a character of its own.
    private static func isBoundary(_ offset: Int, _ document: Document) -> Bool {
        guard offset < document.bytes.count, document.bytes[offset] & 0xC0 == 0x80 else { return true }
        return document.bytes.withUnsafeBufferPointer { bytes in
            for start in max(0, offset - 3)..<offset {
                guard let decoded = bytes.decodeScalar(at: start), decoded.isWellFormed else { continue }
                if start + decoded.length > offset { return false }
            }
            return true
        }
    }

    private static func keeps(_ fix: Fix, _ document: Document) -> Bool {
        switch fix.touches {
        case .marks:
            // Letters and digits may change their place among the edits of one fix only if each edit keeps its own.
            fix.edits.allSatisfy { wordCharacters(document.text($0.range)) == wordCharacters($0.replacement) }
        case .characters:
            fix.edits.allSatisfy { CharacterReadings.agree(document.text($0.range), $0.replacement) }
        case .words:
            fix.edits.allSatisfy { edit in
                !edit.replacement.isEmpty
                    || !blocks(meeting: edit.range, document).contains { !$0.content.isEmpty && covers(edit.range, $0) }
            }
        case .blocks:
            fix.edits.allSatisfy { $0.replacement.isEmpty && coversWholeBlocks($0.range, document) }
        }
    }

    /// The letters and digits of a text, in order.
    static func wordCharacters(_ text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.filter { scalar in
            if scalar.isASCII {
                let lower = scalar.value | 0x20
                return (0x61...0x7A).contains(lower) || (0x30...0x39).contains(scalar.value)
            }
            if scalar == "\u{2BC}" { return false }  // an apostrophe, by name and use
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
                .letterNumber, .otherNumber, .nonspacingMark, .spacingMark:
                return true
            default: return false
            }
        }
    }

    /// Whether the range begins and ends between blocks.
    private static func coversWholeBlocks(_ range: ByteRange, _ document: Document) -> Bool {
        blocks(meeting: range, document).allSatisfy { !$0.content.overlaps(range) || covers(range, $0) }
    }

    private static func covers(_ range: ByteRange, _ block: Block) -> Bool {
        range.lowerBound <= block.content.lowerBound && block.content.upperBound <= range.upperBound
    }

    /// The blocks from the one that the range begins in to the last that it reaches, found without looking at all: a
    /// text may have as many edits as blocks.
    private static func blocks(meeting range: ByteRange, _ document: Document) -> some Sequence<Block> {
        document.blocks[min(document.blockIndex(at: range.lowerBound), document.blocks.count)...]
            .prefix { $0.range.lowerBound <= range.upperBound }
    }
}
