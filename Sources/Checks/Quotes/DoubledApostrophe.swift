import Bytes
import Linting
import Prose

/// `quotes/doubled-apostrophe`: two apostrophes between two letters (`un''ora`), as message formats and SQL escape one.
public enum DoubledApostrophe: Check {
    public static let trigger = Trigger.blocks([.doubleMark, .singleMark])

    public static func check(_ block: BlockView, into report: inout Report) {
        let marks = block.document.marks
        // A value of YAML in single marks doubles its apostrophes.
        let isValue =
            block.byte(at: block.content.lowerBound) == Ascii.apostrophe && block.byte(at: block.content.upperBound - 1) == Ascii.apostrophe
        for index in block.block.marks {
            let mark = marks[index]
            guard mark.left == .letter else { continue }
            let end: Int
            switch mark.glyph {
            case .pennClose:
                guard mark.right == .letter, !isValue else { continue }
                end = mark.range.upperBound
            case .rightSingle:
                guard index + 1 < block.block.marks.upperBound, marks[index + 1].glyph == mark.glyph, marks[index + 1].right == .letter,
                    marks[index + 1].offset == mark.range.upperBound
                else { continue }
                end = marks[index + 1].range.upperBound
            default: continue
            }
            let range = mark.offset..<end
            guard !block.isProtected(range) else { continue }
            report.add(
                range, "This apostrophe is doubled", edits: [Edit(range, mark.glyph == .pennClose ? "'" : mark.glyph.text)])
        }
    }
}
