import Bytes
import Linting
import Prose
import UnicodeText

/// `leftovers/subword-mark`: the marks by which tokenizers cut words (`transl@@ ation`, `long @-@ term`, `▁The ▁cat`).
public enum SubwordMark: Check {
    public static let trigger = Trigger.blocks([.at, .tokenizerSign])

    public static func check(_ block: BlockView, into report: inout Report) {
        if block.signals.contains(.at) { checkJoiners(block, &report) }
        if block.signals.contains(.tokenizerSign) { checkWordMarks(block, &report) }
    }

    private static func checkJoiners(_ block: BlockView, _ report: inout Report) {
        var end = 0
        for position in block.document.offsets(in: block.content, where: { $0 == UInt8(ascii: "@") }) where position >= end {
            guard let found = joiner(position, block) else { continue }
            end = found.range.upperBound
            report.add(
                found.range, "“\(block.document.text(found.mark))” is a tokenizer’s marker for a split word",
                edits: [Edit(found.range, found.replacement)])
        }
    }

    private static func joiner(_ position: Int, _ block: BlockView) -> (range: ByteRange, mark: ByteRange, replacement: String)? {
        let next = block.byte(at: position + 1)
        if next == UInt8(ascii: "@") {
            // A hunk of a patch has @@ between spaces, a tokenizer behind a letter and before a space.
            guard Ascii.isLetterOrBeyond(block.byte(at: position - 1)), block.byte(at: position + 2) == 0x20,
                Ascii.isLetterOrBeyond(block.byte(at: position + 3))
            else { return nil }
            return (position..<position + 3, position..<position + 2, "")
        }
        guard block.byte(at: position + 2) == UInt8(ascii: "@"),
            [UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: ":")].contains(next),
            block.byte(at: position - 1) == 0x20, block.byte(at: position + 3) == 0x20
        else { return nil }
        return (position - 1..<position + 4, position..<position + 3, String(Unicode.Scalar(next)))
    }

    /// U+2581 before words; block elements drawn side by side are a bar.
    private static func checkWordMarks(_ block: BlockView, _ report: inout Report) {
        let document = block.document
        let marks = document.runs(in: block.content) { $0 == "▁" }.filter { run in
            run.count == 3 && Ascii.isLetterOrBeyond(block.byte(at: run.upperBound)) && block.byte(at: run.upperBound) != 0xE2
        }
        guard let first = marks.first, let last = marks.last else { return }
        let edits = marks.map { mark in
            let before = block.byte(at: mark.lowerBound - 1)
            let isSpaced = mark.lowerBound == block.content.lowerBound || before == 0x20
            return Edit(mark, isSpaced ? "" : " ")
        }
        report.add(
            first.lowerBound..<last.upperBound, "U+2581 LOWER ONE EIGHTH BLOCK is a tokenizer’s symbol for a space",
            edits: edits)
    }
}
