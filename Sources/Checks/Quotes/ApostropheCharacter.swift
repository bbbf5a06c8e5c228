import Linting
import Prose
import UnicodeText

/// `quotes/apostrophe-character`: an accent or an opening mark where an apostrophe belongs (`it´s`, `don‘t`).
public enum ApostropheCharacter: BlockCheck {
    public static let signals: Signals = [.looseApostrophe, .backtick, .singleMark]

    public static func check(_ block: BlockView, into report: inout Report) {
        let document = block.document
        if !block.signals.isDisjoint(with: [.looseApostrophe, .backtick]) {
            for offset in block.content {
                let length = accentLength(offset, block)
                if length > 0 { check(offset..<offset + length, needsSuffix: length == 1, block, into: &report) }
            }
        }
        for index in block.block.marks where document.marks[index].glyph == .leftSingle {
            let mark = document.marks[index]
            // ‘ stands for ʿayn in names from Arabic, so only where a known ending follows.
            if mark.left == .letter, mark.right == .letter { check(mark.range, needsSuffix: true, block, into: &report) }
        }
    }

    /// The length of an acute or grave accent that stands alone, 0 where none does.
    private static func accentLength(_ offset: Int, _ block: BlockView) -> Int {
        switch block.byte(at: offset) {
        case UInt8(ascii: "`"): 1
        case 0xC2 where block.byte(at: offset + 1) == 0xB4: 2
        default: 0
        }
    }

    private static func check(_ place: ByteRange, needsSuffix: Bool, _ block: BlockView, into report: inout Report) {
        let left = block.word(before: place.lowerBound)
        let right = block.word(at: place.upperBound)
        guard !left.isEmpty, !right.isEmpty, !block.isProtected(place),
            !needsSuffix || endings.contains(block.document.text(right)) || elided.contains(block.document.text(left).lowercased())
        else { return }
        let isCurly = block.document.marks.contains { $0.glyph == .rightSingle }
        let found = block.document.text(place)
        report.add(
            place, "“\(found)” (\(found.unicodeScalars.first?.codePointAndName ?? "")) stands for an apostrophe",
            edits: [Edit(place, isCurly ? "’" : "'")])
    }

    private static let endings: Set<String> = ["s", "t", "d", "m", "ll", "ve", "re", "S", "T", "яти", "ять", "язок", "єкт"]
    private static let elided: Set<String> = ["l", "d", "j", "m", "n", "qu", "c", "dell", "all", "nell", "un"]
}
