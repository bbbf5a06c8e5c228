import Bytes
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

    /// What is told by a word’s first four bytes is what is told by all that a literal is known by.
    @Test func fourBytesTellNoLess() {
        let words = ["translat", "übersetz", "翻訳", "мир", "перевод"]
        let (plain, withHeads) = (LiteralSet(words, .exact), LiteralSet(words, .exact, forScan: true))
        let texts = [
            "A translation", "a transfer", "eine Übersetzung", "Ein Überzug", "мирный", "Мирный", "переход", "Перевод", "翻訳", "a mir",
        ]
        for text in texts + texts.map({ String(repeating: "x", count: 61) + " " + $0 }) {
            let bytes = Array(text.utf8)
            bytes.withUnsafeBufferPointer { buffer in
                #expect(withHeads.mayBeginWord(in: buffer, 0..<bytes.count) == plain.mayBeginWord(in: buffer, 0..<bytes.count), "\(text)")
            }
        }
    }

    /// No word is missed that begins like another, wherever sixty-four bytes end; and not every word seems to.
    @Test(arguments: 0..<70)
    func noWordIsMissedThatBeginsLikeAnother(_ padding: Int) {
        let text =
            String(repeating: "x", count: padding)
            + " Replikations Verkehr, Prüfungs Ordnung.\n\n\n\n\n\nDie Replikationsrate; \u{A0}Prüfungsordnung — мира Мира мирный"
        let document = Document(Array(text.utf8))
        let heads = WordHeads(document)
        func mayRepeat(_ word: String) -> Bool? { document.bytes.firstRange(of: Array(word.utf8)).map(heads.mayRepeat) }
        #expect(mayRepeat("Replikations") == true)
        #expect(mayRepeat("Prüfungs") == true)
        // Inside another word, one that begins so is enough.
        #expect(mayRepeat("üfungs") == false)
        #expect(mayRepeat("мира") == true)
        #expect(mayRepeat("Verkehr") == false || mayRepeat("Ordnung") == false)
    }

    /// By bytes, no text seems to have fewer of the commonest words than it has.
    @Test(arguments: [
        ("en", "The cat and the dog", 3), ("en", "The cat, and the dog’s", 3), ("en", "a cat “the” dog—and", 2), ("en", "Two cats", 0),
        ("fr", "Même là où il n’est pas", 2), ("es", "Él y más no", 3), ("de", "Für die Katz", 2), ("en", "then thé their", 0),
    ])
    func countsWords(_ language: String, _ text: String, _ most: Int) throws {
        let common = try #require(FunctionWords.of(LanguageTag(language)))
        let bytes = Array(text.utf8)
        #expect(common.mayOccur(max(1, most), in: bytes) == (most > 0))
        #expect(!common.mayOccur(20, in: bytes))
    }
}
