import Bytes
import Prose
import UnicodeText

/// What every single edit is held to when its finding is made: the card's `touches` (DESIGN, section 5).
enum Promise {
    /// The first thing that is wrong with the fix, nil if it keeps its promise and can be written back.
    ///
    /// - Complexity: linear in the edits' ranges and replacements.
    static func violation(of fix: Fix, in document: Document) -> Refusal.Reason? {
        document.bytes.withUnsafeBufferPointer { bytes in
            var position = 0
            for edit in fix.edits {
                guard edit.range.lowerBound >= position, edit.range.upperBound <= bytes.count,
                    isBoundary(edit.range.lowerBound, bytes), isBoundary(edit.range.upperBound, bytes)
                else { return .outsideText }
                guard keepsIllFormed(edit, of: fix, bytes) else { return .changesIllFormedBytes }
                if let reason = violation(of: edit, removingBlocks: fix.touches == .blocks, in: document.text) { return reason }
                position = edit.range.upperBound
            }
            guard fix.edits.allSatisfy({ keeps($0, fix.touches, document, bytes) }) else { return .breaksPromise(fix.touches) }
            if fix.touches != .blocks, !document.keepsEmphasis(fix.edits) { return .changesMarkup }
            return fix.safety == .safe && Spelling.isWorse(after: fix, in: document) ? .spellsWorse : nil
        }
    }

    /// Why an edit cannot be written back.
    private static func violation(of edit: Edit, removingBlocks: Bool, in text: Text) -> Refusal.Reason? {
        if text.map.isIdentity, text.escape == .none { return nil }
        // Without its text a block's markup is one that nobody meant.
        if removingBlocks, text.map.hasMarkup { return .changesMarkup }
        let cutsMarkup = text.map.atoms(in: edit.range).contains { $0.isMarkup && !$0.text.isEmpty }
        guard cutsMarkup || text.map.file(edit.range) != nil else { return .outsideText }
        return text.fileEdits([edit]) == nil ? .changesMarkup : nil
    }

    /// Whether no character reaches over the offset. A continuation byte without a lead is a character of its own.
    private static func isBoundary(_ offset: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard offset < bytes.count, bytes[offset] & 0xC0 == 0x80 else { return true }
        for start in max(0, offset - 3)..<offset {
            guard let decoded = bytes.decodeScalar(at: start), decoded.isWellFormed else { continue }
            if start + decoded.length > offset { return false }
        }
        return true
    }

    // MARK: Ill-formed bytes

    /// Whether bytes that are no UTF-8 stay as they are and where they are: nothing is known of them that would let anybody
    /// replace them. A whole block may go with those in it, once somebody has looked.
    private static func keepsIllFormed(_ edit: Edit, of fix: Fix, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        if IllFormedBytes.mayBeJoined(by: edit, in: bytes) || edit.replacement.isEmpty && joins(edit.range, bytes) { return false }
        if fix.touches == .blocks, fix.safety == .unsafe { return true }
        var position = edit.range.lowerBound
        while let start = bytes.firstPlace(from: position, to: edit.range.upperBound, of: 0x80, mask: 0x80) {
            guard let decoded = bytes.decodeScalar(at: start), decoded.isWellFormed else { return false }
            position = start + decoded.length
        }
        return true
    }

    /// Whether removing a range may make a character of bytes before and after it that are none today, or a file that begins like
    /// UTF-16 or with a byte order mark, which would be none of the text any more. At a boundary a continuation byte is ill-formed, so the text must be so on the right for that.
    static func joins(_ range: ByteRange, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard range.upperBound < bytes.count else { return false }
        let next = bytes[range.upperBound]
        if range.lowerBound == 0 { return next >= 0xFE || bytes[range.upperBound...].starts(with: byteOrderMark) }
        return next & 0xC0 == 0x80 && bytes[range.lowerBound - 1] >= 0x80
    }

    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    // MARK: What a fix touches

    private static func keeps(_ edit: Edit, _ touches: Touch, _ document: Document, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        switch touches {
        case .marks:
            // Letters and digits may change their place among the edits of one fix only if each edit keeps its own.
            return hasSameWordCharacters(UnsafeBufferPointer(rebasing: bytes[edit.range]), edit.replacement)
        case .characters: return CharacterReadings.agree(document.text(edit.range), edit.replacement)
        case .words:
            return !edit.replacement.isEmpty
                || !blocks(meeting: edit.range, document).contains { !$0.content.isEmpty && covers(edit.range, $0) }
        case .blocks: return edit.replacement.isEmpty && coversWholeBlocks(edit.range, document)
        }
    }

    /// Whether a text and its replacement have the same letters and digits in the same order.
    private static func hasSameWordCharacters(_ old: UnsafeBufferPointer<UInt8>, _ replacement: String) -> Bool {
        var replacement = replacement
        return replacement.withUTF8 { new in
            var (left, right) = (0, 0)
            while true {
                let (first, second) = (nextWordCharacter(old, &left), nextWordCharacter(new, &right))
                guard first == second else { return false }
                if first == nil { return true }
            }
        }
    }

    private static func nextWordCharacter(_ bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int) -> Unicode.Scalar? {
        while let decoded = bytes.decodeScalar(at: position) {
            position += decoded.length
            if isWordCharacter(decoded.scalar) { return decoded.scalar }
        }
        return nil
    }

    /// The letters and digits of a text, in order.
    static func wordCharacters(_ text: String) -> [Unicode.Scalar] { text.unicodeScalars.filter(isWordCharacter) }

    private static func isWordCharacter(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return Ascii.isLetterOrDigit(UInt8(truncatingIfNeeded: scalar.value))
        }
        if scalar == "\u{2BC}" { return false }  // an apostrophe, by name and use
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber, .nonspacingMark, .spacingMark:
            return true
        default: return false
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
