import Bytes
import Prose
import UnicodeText

/// Marks that are read against all that they look like.
///
/// Where a paragraph lost two marks, the cheapest reading takes one that is left for what it is not: a mark that closes well, by its shape
/// and by where it stands, for one that opens on the wrong side of its space. Such a reading is no ground for a fix.
struct MarkContradictions: Sendable {
    /// The blocks with such marks, ascending.
    private(set) var blocks: [Int] = []

    fileprivate init(_ document: Document) {
        // Not only the clear readings: an unclear one may still be what a clear one next to it is built on.
        for index in document.quotations.searched {
            let (mark, reading) = (document.marks[index], document.quotations.readings[index])
            guard reading.partner >= 0 else { continue }
            let partner = document.marks[Int(reading.partner)]
            guard Self.isContradictory(mark, reading.role, partner, document), !document.isMisread(mark), !document.isMisread(partner)
            else { continue }
            for block in [Int(min(mark.block, partner.block)), Int(max(mark.block, partner.block))] where blocks.last ?? -1 < block {
                blocks.append(block)
            }
        }
    }

    private static func isContradictory(_ mark: Mark, _ role: MarkRole, _ partner: Mark, _ document: Document) -> Bool {
        guard !mark.glyph.isSingle, !document.conventions.spacesInside(mark.glyph) else { return false }
        switch role {
        case .opening:
            guard standsAsClosing(mark) else { return false }
            // Its shape, too, is that of one that closes.
            if let shape = document.conventions.shapedRole(of: mark.glyph) { return shape == .closing }
            // Behind a full stop, and in English behind a comma, a mark without direction closes what was said; behind a colon none does.
            // And both marks do not change sides at once, nor is one read from another paragraph.
            if mark.left == .comma { return document.bytes[mark.offset - 1] == UInt8(ascii: ",") && setsCommasInside(document) }
            return mark.left == .stop || standsAsOpening(partner) || mark.left == .letter && mark.block != partner.block
        case .closing:
            guard standsAsOpening(mark) else { return false }
            if let shape = document.conventions.shapedRole(of: mark.glyph) { return shape == .opening }
            return standsAsClosing(partner) || opensSentence(mark, document) || document.isAnnounced(mark)
        default: return false
        }
    }

    /// Whether a comma may stand before a mark that closes. Elsewhere it follows the mark.
    private static func setsCommasInside(_ document: Document) -> Bool {
        document.language.base == .english || document.language == .undetermined
    }

    /// Whether a full stop stands before the space before the mark, and a capital behind the mark.
    private static func opensSentence(_ mark: Mark, _ document: Document) -> Bool {
        let space = document.spaceBefore(mark.offset, notBefore: document.blocks[Int(mark.block)].content.lowerBound)
        guard let before = document.scalar(before: space.lowerBound)?.scalar, let after = document.scalar(at: mark.range.upperBound)?.scalar
        else { return false }
        return ".!?".unicodeScalars.contains(before) && after.isUppercase
    }

    /// Whether the mark stands right behind text and before a space, or the block's end.
    private static func standsAsClosing(_ mark: Mark) -> Bool {
        switch mark.left {
        case .letter, .digit, .comma, .stop, .ellipsis, .closeBracket: mark.right.isSpace
        default: false
        }
    }

    /// Whether the mark stands right before text and behind a space.
    private static func standsAsOpening(_ mark: Mark) -> Bool { mark.left.isSpace && (mark.right == .letter || mark.right == .digit) }
}

extension Document {
    /// Whether a colon stands before the space before the mark, and text behind the mark: it opens what is announced.
    func isAnnounced(_ mark: Mark) -> Bool {
        guard mark.left.isSpace, mark.right == .letter || mark.right == .digit else { return false }
        let space = spaceBefore(mark.offset, notBefore: blocks[Int(mark.block)].content.lowerBound)
        let before = scalar(before: space.lowerBound)?.scalar
        return before == ":" || before == "："
    }

    /// Which blocks have marks that are read against all that they look like.
    var markContradictions: MarkContradictions { remembered { MarkContradictions(self) } }
}
