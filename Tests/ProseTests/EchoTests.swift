import Readers
import Testing

@testable import Prose

@Suite struct EchoTests {
    /// The scan has to notice every phrase that stands twice in a row, wherever sixty-four bytes end.
    @Test(arguments: 0..<70)
    func noticesARepeatedClauseAtAnyOffset(_ padding: Int) throws {
        let text =
            "Nobody asked. " + String(repeating: "x", count: padding) + " He insists on the vote, he insists on the vote of the town.\n"
        let document = Document(Array(text.utf8))
        #expect(document.signals.contains(.repeatedPhrase))
        let echo = try #require(document.echoes.first)
        #expect(document.text(echo.range).lowercased().contains("insists on the vote, he insists on the vote"))
    }

    @Test(arguments: [
        "She does not know the man, and the man does not know her at all.\n",
        "Round and round they went, and over and over again it came to him.\n",
    ])
    func leavesOtherRepetitionAlone(_ text: String) {
        #expect(Document(Array(text.utf8)).echoes.isEmpty)
    }

    @Test func noticesADoubledWordAtTheStartOfAFile() {
        #expect(Document(Array("In the the town of the north.\n".utf8)).signals.contains(.repeatedWord))
    }

    /// Doubled words are noticed with their place, wherever sixty-four bytes end and far into a text, too.
    @Test(arguments: 0..<70)
    func noticesADoubledWordAtAnyOffset(_ padding: Int) {
        for (word, start) in [("the", 0), ("мир", 0), ("a", 0), ("had", 3000), ("international", 3000)] {
            let text = String(repeating: "x ", count: start / 2) + String(repeating: "y", count: padding) + " \(word) \(word) of it.\n"
            let document = Document(Array(text.utf8))
            #expect(document.doubledWords.map { document.text($0.range) }.last == "\(word) \(word)", "\(word)")
        }
    }

    @Test(arguments: ["The theory of it.\n", "He had; had he?\n", "the, the\n", "on one\n", "the—the\n"])
    func leavesOtherWordsAlone(_ text: String) {
        #expect(Document(Array(text.utf8)).doubledWords.isEmpty)
    }

    /// What stands in one block is no copy of what stands in another.
    @Test func looksForCopiesWithinABlockOnly() {
        let line = "The council of the town met in the old hall on Monday.\n"
        #expect(Document(Array((line + line).utf8)).echoes.isEmpty)
    }

    @Test func aLoopIsOneEcho() throws {
        let text = String(repeating: "it seems that ", count: 500)
        let document = Document(Array(text.utf8))
        #expect(document.echoes.count == 1)
        #expect(try #require(document.echoes.first).range.count > text.utf8.count - 20)
    }

    /// What is compared once is not compared again, and what is found stays the same: all copies together.
    @Test(arguments: ["word ", "One after the other, ", "мир word ", "word `x` "])
    func takesManyCopiesForOneEcho(_ phrase: String) throws {
        let text = "Nobody asked. " + String(repeating: phrase, count: 20_000) + "and no more.\n"
        let document = Document(Array(text.utf8), ReadingOptions(format: .markdown, language: .english))
        #expect(document.echoes.count == 1)
        #expect(try #require(document.echoes.first).range.count >= 19_999 * phrase.utf8.count)
    }
}
