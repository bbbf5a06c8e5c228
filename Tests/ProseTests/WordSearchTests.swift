import Prose
import Readers
import Testing

@Suite struct WordSearchTests {
    private static let words = ["act", "a", "counterproductive", "мир", "não", "wholly"]

    /// Found are whole words only, wherever sixty-four bytes end, and as often as a walk byte by byte finds them.
    @Test(arguments: 0..<70)
    func findsWordsAtAnyOffset(_ padding: Int) {
        let text =
            String(repeating: "x", count: padding) + " act, react; an actor (a mir): мир, мира — não.Act\n\n\nwholly counterproductive"
        let bytes = Array(text.utf8)
        let document = Document(bytes)
        var found: [String] = []
        document.forEachWord(of: LiteralSet(Self.words, .exact)) { index, range in
            #expect(document.text(range) == Self.words[index])
            found.append(Self.words[index])
            return true
        }
        #expect(found == ["act", "a", "мир", "não", "wholly", "counterproductive"])
    }

    @Test func endsWhereNoMoreIsWanted() {
        var count = 0
        Document(Array(String(repeating: "act now\n", count: 100).utf8)).forEachWord(of: LiteralSet(["act"], .exact)) { _, _ in
            count += 1
            return count < 3
        }
        #expect(count == 3)
    }

    @Test func aWordMayBeAskedForTwice() {
        var indices: [Int] = []
        Document(Array("We act.".utf8)).forEachWord(of: LiteralSet(["act", "act"], .exact)) { index, _ in
            indices.append(index)
            return true
        }
        #expect(indices.sorted() == [0, 1])
    }
}
