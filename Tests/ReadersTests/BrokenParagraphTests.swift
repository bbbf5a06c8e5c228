import Prose
import Readers
import Testing

@Suite struct BrokenParagraphTests {
    private static let whole = """
        The mayor had written to all of the other towns along the river and had asked each of them for a part of the money, since \
        all of them would use the bridge when it was built, and had been told that it was for the town alone to pay.
        """
    private static let broken = """
        The council of the town met in the old hall and talked
        about the bridge that the river had taken in the spring
        of the year before, and about the money that would be
        needed for a new one, which nobody had found yet.
        """

    private func blocks(_ text: String) -> [Block] { Document(Array(text.utf8), ReadingOptions(language: .english)).blocks }

    @Test func joinsAParagraphThatWasBrokenAmidWholeOnes() {
        let text = [Self.whole, Self.broken, Self.whole].joined(separator: "\n\n") + "\n"
        let document = Document(Array(text.utf8), ReadingOptions(language: .english))
        #expect(document.layout == .lines)
        #expect(document.blocks.count == 3)
        #expect(document.text(document.blocks[1].content) == Self.broken)
        #expect(document.blocks[1].signals.contains(.innerLineBreak))
        #expect(!document.blocks[0].signals.contains(.innerLineBreak))
    }

    @Test func joinsItWithoutBlankLinesToo() {
        let text = [Self.whole, Self.broken, Self.whole].joined(separator: "\n") + "\n"
        #expect(blocks(text).count == 3)
    }

    @Test func readsATextThatIsBrokenThroughoutAsWrapped() {
        let text = [Self.broken, Self.broken, Self.broken].joined(separator: "\n\n") + "\n"
        let document = Document(Array(text.utf8), ReadingOptions(language: .english))
        #expect(document.layout == .wrapped)
        #expect(document.blocks.count == 3)
    }

    @Test func leavesVerseAndListsAlone() {
        let verse =
            "The river rose above the wall,\nThe wall above the stone,\nThe stone above the garden path,\nThe path above the bone.\n"
        #expect(blocks(Self.whole + "\n\n" + verse).count == 5)
        let list =
            "Bread from the mill on the other side of the river\nFlour from the mill on the other side of the town\n"
            + "Butter from the dairy that opened in the spring\nHoney from the bees of the keeper of the bridge\n"
        #expect(blocks(Self.whole + "\n\n" + list).count == 5)
    }

    @Test func leavesLinesWithoutSpacesAlone() {
        let lines = [4, 3, 5, 3, 4, 6].map { String(repeating: "市议会星期一晚上在旧市政厅开会，", count: $0) }
        #expect(blocks(lines.joined(separator: "\n")).count == 6)
    }
}
