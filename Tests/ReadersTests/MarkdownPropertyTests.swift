import Damage
import Prose
import Testing

@testable import Readers

/// What holds for every Markdown text, tried on random ones.
@Suite struct MarkdownPropertyTests {
    /// A small generator with a fixed course (SplitMix64), so that a failure comes again.
    static let pieces: [[UInt8]] =
        [
            "a", "word", " ", " ", " and ", "é", "“", "”", "—", "\n", "\n", "\n\n", "\r\n", "  \n", "\\\n", "\n> ", "\n  ",
            "\n- ", "\n    ", "*", "**", "_", "~~", "`", "``", "[", "]", "](u)", "](u \"t\")", "](\nu)", "][r]", "![", "<b>",
            "</b>", "<b\nc>", "<!-- c -->", "<http://x.y>", "<a@b.c>", "&amp;", "&", "\\", "\\*", "\n\n[r]: /r\n\n", "# ", "#",
            "- ", "* ", "1. ", "> ", "- [ ] ", "\n===\n", "\n---\n", "\n\n***\n\n", "|", "\n|---|---|\n", "x|y\n---|---\n",
            "```\n", "\n\n    code\n", "\n<div>\n", "\t", "(", ")", "\"", "!", "'",
        ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xE2, 0x80]]

    static func text(_ seed: UInt64) -> [UInt8] {
        var random = SplitMix64(seed: seed)
        let count = Int.random(in: 1...30, using: &random)
        return (0..<count).flatMap { _ in pieces.randomElement(using: &random) ?? [] }
    }

    /// The bytes of a block outside its markup, line ends as LF.
    static func visible(_ bytes: [UInt8], _ block: Block, _ markup: [MarkupSpan]) -> [UInt8] {
        var result: [UInt8] = []
        for offset in block.range where !markup[block.markup].contains(where: { $0.range.contains(offset) }) {
            let byte = bytes[offset]
            if byte == 10, offset > 0, bytes[offset - 1] == 13 { continue }
            result.append(byte == 13 ? 10 : byte)
        }
        // An empty task's line end is before the block for the reader and in it for MD4C.
        return Array(result.drop { $0 == 10 })
    }

    @Test(arguments: 0..<40)
    func `text outside markup is what MD4C calls text`(_ batch: UInt64) {
        for seed in batch * 500..<(batch + 1) * 500 {
            let bytes = Self.text(seed)
            let (blocks, markup) = MarkdownReader.read(bytes)
            let read = blocks.filter(\.kind.isProse).map { Self.visible(bytes, $0, markup) }
            guard bytes.withUnsafeBufferPointer({ FrontMatter.range(in: $0, from: 0) }) == nil else { continue }
            let expected = MarkdownRecorder.record(bytes).map { Array($0.drop { $0 == 10 }) }
            if read != expected {
                Issue.record(
                    """
                    \(seed): \(String(decoding: bytes, as: UTF8.self).debugDescription)
                    read     \(read.map { String(decoding: $0, as: UTF8.self) })
                    expected \(expected.map { String(decoding: $0, as: UTF8.self) })
                    """)
            }
        }
    }

    @Test(arguments: 0..<10)
    func `blocks and spans ascend, and spans lie inside their blocks`(_ batch: UInt64) {
        for seed in batch * 500..<(batch + 1) * 500 {
            let bytes = Self.text(seed)
            let (blocks, markup) = MarkdownReader.read(bytes)
            var position = 0
            var spans = 0
            for block in blocks {
                #expect(position <= block.range.lowerBound && block.range.upperBound <= bytes.count, "\(seed)")
                #expect(block.range.lowerBound < block.range.upperBound, "\(seed)")
                #expect(block.markup.lowerBound == spans, "\(seed)")
                var inner = block.range.lowerBound
                for span in markup[block.markup] {
                    #expect(inner <= span.range.lowerBound && !span.range.isEmpty, "\(seed)")
                    inner = span.range.upperBound
                }
                #expect(inner <= block.range.upperBound, "\(seed)")
                spans = block.markup.upperBound
                position = block.range.upperBound
            }
            #expect(spans == markup.count, "\(seed)")
        }
    }
}
