import Linting
import Prose
import Readers
import Testing

/// A finding's fingerprint: what changes it, and what does not.
@Suite struct FingerprintTests {
    /// The fingerprints of all places of a text that are in brackets: ⟦ and ⟧ are taken out.
    private func fingerprints(_ marked: String, _ format: TextFormat = .markdown, rule: String = "spaces/doubled") -> [Fingerprint] {
        var bytes: [UInt8] = []
        var ranges: [Range<Int>] = []
        var start = 0
        for character in marked.unicodeScalars {
            switch character {
            case "⟦": start = bytes.count
            case "⟧": ranges.append(start..<bytes.count)
            default: bytes += String(character).utf8
            }
        }
        let document = Linter([]).document(bytes, ReadingOptions(format: format, language: LanguageTag("en")))
        var counter = FingerprintCounter()
        return ranges.map {
            let finding = Finding(rule: rule, level: .warning, message: "", language: LanguageTag("en"), range: $0)
            return counter.fingerprint(of: finding, in: document)
        }
    }

    private let text = "The old bridge over the⟦  ⟧river was closed on Sunday.\n"

    @Test(
        "stays the same",
        arguments: [
            // Other lines, before and after.
            "A first paragraph.\n\nThe old bridge over the⟦  ⟧river was closed on Sunday.\n\nA last one.\n",
            // Wrapped and indented in another way.
            "The old bridge\nover\nthe⟦\n⟧river was closed\non Sunday.\n", "The old bridge\r\nover the⟦ \t⟧river was closed on Sunday.\r\n",
            "- The old bridge over the⟦  ⟧river was closed on Sunday.\n",
            // Marks and spaces around it.
            "The old “bridge” over —the⟦  ⟧river, was *closed*   on Sunday.\n",
            // Words further away.
            "A very old bridge over the⟦  ⟧river was closed on Monday.\n",
        ])
    func staysTheSame(_ other: String) { #expect(fingerprints(text) == fingerprints(other)) }

    @Test(
        "changes",
        arguments: [
            "The old bridge over the⟦   x ⟧river was closed on Sunday.\n", "The old bridge over a⟦  ⟧river was closed on Sunday.\n",
            "The old bridge over the⟦  ⟧rivers was closed on Sunday.\n", "The old bridge overthe⟦  ⟧river was closed on Sunday.\n",
            "The⟦  ⟧river was closed on Sunday.\n",
        ])
    func changes(_ other: String) { #expect(fingerprints(text) != fingerprints(other)) }

    @Test func theRuleCounts() { #expect(fingerprints(text) != fingerprints(text, rule: "spaces/trailing")) }

    @Test func equalOnesAreCounted() throws {
        let lines = "Go⟦  ⟧on.\n\nStop.\n\nGo⟦  ⟧on.\n\nGo⟦  ⟧on.\n"
        let made = fingerprints(lines)
        let first = try #require(made.first).description
        #expect(first.utf8.count == 16)
        #expect(made.map(\.description) == [first, first + "-2", first + "-3"])
        #expect(made.map { Fingerprint($0.description) } == made)
    }

    @Test func neighborsEndWithTheirBlock() {
        #expect(fingerprints("One.\nGo⟦  ⟧on.\nTwo.\n", .plain) == fingerprints("Two.\nGo⟦  ⟧on.\nOne.\n", .plain))
    }

    @Test func whereWordsAreNotSeparatedSomeCharactersCount() {
        let clause = "这座古老的桥横跨在河上星期天因为大水关闭了"
        #expect(fingerprints("我们都知道" + clause + clause + "⟦，⟧" + clause) == fingerprints("他们不知道" + clause + clause + "⟦，⟧" + clause))
        #expect(fingerprints("桥⟦，⟧河") != fingerprints("路⟦，⟧河"))
    }

    @Test(arguments: [
        "", "12", "d0b6db0179429908-1", "d0b6db0179429908-", "D0B6DB0179429908", "+0b6db0179429908", "d0b6db0179429908-02",
        "d0b6db01794299081",
    ])
    func whatIsNoFingerprintIsNotRead(_ text: String) { #expect(Fingerprint(text) == nil) }

    @Test func placesOutsideTheTextAreTakenToItsEnds() {
        let document = Linter([]).document(Array("a".utf8), ReadingOptions(format: .plain, language: LanguageTag("en")))
        var counter = FingerprintCounter()
        let finding = Finding(rule: "a/b", level: .info, message: "", language: LanguageTag("en"), range: 5..<9)
        #expect(counter.fingerprint(of: finding, in: document).description.utf8.count == 16)
        let empty = Linter([]).document([], ReadingOptions(format: .plain, language: LanguageTag("en")))
        #expect(counter.fingerprint(of: finding, in: empty).description.utf8.count == 16)
    }
}
