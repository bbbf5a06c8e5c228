import Prose
import Readers
import Testing

@Suite struct PlainTextReaderTests {
    private func kinds(_ text: String) -> [Block.Kind] { Document(Array(text.utf8)).blocks.map(\.kind) }

    @Test func everyLineIsAParagraph() {
        let document = Document(Array("One.\nTwo.\r\n\r\n  Three. \n".utf8))
        #expect(document.blocks.map { document.text($0.range) } == ["One.", "Two.", "  Three. "])
        #expect(document.blocks.map { document.text($0.content) } == ["One.", "Two.", "Three."])
        #expect(document.blocks.map(\.gapBefore) == [.startOfText, .lineBreak, .blankLine])
    }

    @Test func linesBrokenAtAWidthAreOneParagraph() {
        let words = Array(repeating: "harbour", count: 120)
        var lines: [String] = [""]
        for word in words {
            if lines[lines.count - 1].count + word.count + 1 > 72 { lines.append("") }
            lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
        }
        let text = lines.joined(separator: "\n") + "\n\n" + lines.joined(separator: "\n") + "\n"
        let document = Document(Array(text.utf8))
        #expect(document.layout == .wrapped)
        #expect(document.blocks.count == 2)
    }

    @Test func separatorsAndVerseAreTold() {
        #expect(kinds("A long paragraph.\n\n* * *\n\nRoses are red,\nviolets blue.\n") == [.paragraph, .separator, .verse, .verse])
    }

    @Test func aByteOrderMarkBelongsToNoBlock() {
        let document = Document(Array("\u{FEFF}One.\n".utf8))
        #expect(document.blocks.map(\.range) == [3..<7])
    }

    @Test func nothingIsNoBlock() {
        #expect(kinds("").isEmpty)
        #expect(kinds("\n\n \n").isEmpty)
    }
}
