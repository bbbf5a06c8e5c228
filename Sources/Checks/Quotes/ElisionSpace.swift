import Bytes
import Linting
import Prose
import UnicodeText

/// `quotes/elision-space`: a space beside the apostrophe of an elided article or pronoun (`l' été`, `d ' une`).
public enum ElisionSpace: Check {
    public static let trigger = Trigger.blocks(.singleMark)

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        let elided =
            switch block.language.base {
            case .italian: italian
            case Self.catalanTag: catalan
            default: french
            }
        for index in block.block.marks {
            let mark = document.marks[index]
            guard mark.glyph == .straightSingle || mark.glyph == .rightSingle,
                mark.right == .space || mark.left == .space && mark.right == .letter
            else { continue }
            let left = document.spaceBefore(mark.offset, notBefore: block.content.lowerBound)
            let right = document.spaceAfter(mark.range.upperBound, notAfter: block.content.upperBound)
            let word = block.word(before: left.lowerBound)
            guard word.count <= 8, !word.isEmpty, elided.contains(document.text(word).lowercased()),
                isWordStart(word.lowerBound, block), beginsWithVowel(block.reading(at: right.upperBound), block),
                mark.right == .space || !mayOpen(index, word, document)
            else { continue }
            report.add(
                left.lowerBound..<right.upperBound, "There is a space next to the apostrophe",
                edits: [left, right].filter { !$0.isEmpty }.map { Edit($0, "") })
        }
    }

    /// Whether the mark may open a quotation behind a whole word (`un 'amico'`).
    private static func mayOpen(_ index: Int, _ word: ByteRange, _ document: Document) -> Bool {
        word.count >= 2 && document.quotations.readings[index].role == .opening && document.quotations.readings[index].partner >= 0
    }

    private static func isWordStart(_ offset: Int, _ block: BlockView) -> Bool {
        guard let before = block.scalar(before: offset) else { return true }
        return !before.isDigit && before != "-" && before != "’" && before != "'"
    }

    private static func beginsWithVowel(_ offset: Int, _ block: BlockView) -> Bool {
        block.scalar(at: offset).map { "aeiouyhàâäéèêëíîïòóôöúùûüœæAEIOUYHÀÂÄÉÈÊËÍÎÏÒÓÔÖÚÙÛÜŒÆ".unicodeScalars.contains($0) } ?? false
    }

    private static let french: Set<String> = [
        "l", "d", "j", "m", "t", "s", "c", "n", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "aujourd", "quelqu", "presqu",
    ]
    private static let catalanTag = LanguageTag("ca")
    private static let catalan: Set<String> = ["l", "d", "m", "t", "s", "n"]
    private static let italian: Set<String> = [
        "l", "d", "c", "un", "dell", "all", "nell", "dall", "sull", "quell", "quest", "bell", "sant", "nessun", "tutt", "com",
        "dov", "anch", "cos", "v", "m", "t", "s",
    ]
}
