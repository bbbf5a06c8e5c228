import Bytes
import TestSupport
import Testing

@testable import UnicodeText

@Suite struct PatternTests {
    private func ranges(
        _ pattern: String, _ text: String, options: Pattern.Options = [], range: Range<Int>? = nil,
        startingAt start: Int? = nil
    ) throws -> [Range<Int>] {
        try Pattern(pattern, options: options).makeMatcher()
            .matches(in: Array(text.utf8), range: range, startingAt: start)
    }

    @Test(arguments: [
        ("é", "aéb", [1..<3]),
        ("e\u{301}", "ae\u{301}b", [1..<4]),
        ("漢", "x漢字漢", [1..<4, 7..<10]),
        ("👩‍👩‍👧", "a👩‍👩‍👧b", [1..<19]),
        ("\\x{1F469}", "👩‍👩‍👧", [0..<4, 7..<11]),
        (".", "é漢👩", [0..<2, 2..<5, 5..<9]),
        ("[а-я]+", "Мир труд", [2..<6, 7..<15]),
        ("(?<=é)b", "ébb", [2..<3]),
        ("(?<=漢字)。", "字。漢字。", [12..<15]),
        ("(?<!👩)!", "👩! !", [6..<7]),
        ("(?<=\\p{Emoji_Presentation}{1,3}) ", "👩👩 a", [8..<9]),
        ("é(?=漢)", "éé漢", [2..<4]),
        ("$", "é漢", [5..<5]),
        ("x*", "éx", [0..<0, 2..<3, 3..<3]),
        ("\\b\\w+\\b", "né à", [0..<3, 4..<6]),
        ("\\X", "e\u{301}👩‍👩‍👧", [0..<3, 3..<21]),
        ("(.)\\1", "a漢漢", [1..<7]),
    ])
    func offsetsAreUTF8(pattern: String, text: String, expected: [Range<Int>]) throws {
        let found = try ranges(pattern, text)
        #expect(found == expected, "\(pattern) in \(inspect(Array(text.utf8), found))")
    }

    @Test func rangeIsATextOfItsOwn() throws {
        let text = "éab漢éab漢"
        // The second half: é begins at 7, its end is 14.
        let half = 7..<14
        #expect(try ranges("é", text, range: half) == [7..<9])
        #expect(try ranges("^é", text, range: half) == [7..<9])
        #expect(try ranges("漢$", text, range: 0..<7) == [4..<7])
        #expect(try ranges("(?<=漢)é", text, range: half) == [])
        #expect(try ranges("(?<!漢)é", text, range: half) == [7..<9])
        #expect(try ranges("漢(?=é)", text, range: 0..<7) == [])
        #expect(try ranges("漢(?!é)", text, range: 0..<7) == [4..<7])
        #expect(try ranges("\\bb", "abc", range: 1..<3) == [1..<2])
        #expect(try ranges("a", text, range: 3..<3) == [])
        #expect(try ranges("^$", "", range: 0..<0) == [0..<0])
    }

    @Test func searchBeginsWhereItIsTold() throws {
        let text = "é1 é2 é3"
        #expect(try ranges("(?<=é)\\d", text, startingAt: 6) == [6..<7, 10..<11])
        #expect(try ranges("^é", text, startingAt: 4) == [])
        // In a range, the start counts in the whole array, too.
        #expect(try ranges("(?<=é)\\d", text, range: 4..<11, startingAt: 6) == [6..<7, 10..<11])
        #expect(try ranges("\\d", text, startingAt: 11) == [])
    }

    @Test func groups() throws {
        let bytes = Array("« l’été »".utf8)
        let pattern = try Pattern("(?<open>«)(\\s)(?<text>[^»]*?)(?<never>x)?\\s»")
        #expect(pattern.groupCount == 4)
        var isCalled = false
        try bytes.withUnsafeBufferPointer { buffer in
            try pattern.makeMatcher().forEachMatch(in: buffer, range: 0..<buffer.count) { match in
                isCalled = true
                #expect(text(bytes, match.range(group: 0)) == "« l’été »")
                #expect(text(bytes, match.range(named: "open")) == "«")
                #expect(match.range(group: 2) == 2..<3)
                #expect(text(bytes, match.range(named: "text")) == "l’été")
                #expect(match.range(named: "never") == nil)
                #expect(match.range(named: "absent") == nil)
                #expect(match.range(named: "é") == nil)
                #expect(match.range(group: 5) == nil)
                #expect(match.range(group: -1) == nil)
                #expect(match.range(group: .max) == nil)
                return true
            }
        }
        #expect(isCalled)
    }

    @Test func bodyEndsTheSearch() throws {
        let bytes = Array("aaaa".utf8)
        var count = 0
        try bytes.withUnsafeBufferPointer { buffer in
            try Pattern("a").makeMatcher().forEachMatch(in: buffer, range: 0..<4) { _ in
                count += 1
                return count < 2
            }
        }
        #expect(count == 2)
    }

    @Test func options() throws {
        #expect(try ranges("STRASSE", "straße", options: .caseInsensitive) == [0..<7])
        #expect(try ranges("a b # c", "ab", options: .comments) == [0..<2])
        #expect(try ranges("^b", "a\nb", options: .multiline) == [2..<3])
        #expect(try ranges("a.c", "abc a.c", options: .literal) == [4..<7])
        #expect(try ranges("a.b", "a\nb", options: .dotMatchesLineEnds) == [0..<3])
        #expect(try ranges("\\b", "can't", options: .unicodeWordBoundaries) == [0..<0, 5..<5])
    }

    @Test(arguments: [
        ("a(b", "unbalanced parentheses", 3),
        ("é[漢", "missing ]", 3),
        ("ab\\q", "unknown escape after \\", 4),
        ("(?<=a*)b", "a lookbehind must have a bounded length", 7),
        ("x{3,2}", "in {min,max}, max is less than min", 6),
        ("👩(?<n>a)(?<n>b)", "invalid or repeated group name", 13),
        ("\\p{Nonsense}", "unknown Unicode property", 12),
    ])
    func syntaxErrorsTellWhere(pattern: String, message: String, offset: Int) {
        #expect(throws: UnicodeError.invalidPattern(message: message, offset: offset)) { try Pattern(pattern) }
    }

    @Test(arguments: ["\n", "\r\n", "\r", "\u{85}", "\u{2028}"])
    func syntaxErrorsCountLines(lineEnd: String) {
        let before = "é # 漢\(lineEnd)\(lineEnd)b"
        let offset = before.unicodeScalars.count + 2
        do {
            _ = try Pattern(before + "\\q", options: .comments)
            Issue.record("no error")
        } catch {
            guard case .invalidPattern(_, let found) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(found == offset, "\(inspect(Array(before.utf8)))")
        }
    }

    @Test func catastrophicPatternReachesTheTimeLimit() throws {
        let matcher = try Pattern("(a+)+b").makeMatcher(limits: .init(time: 20, stackBytes: 0))
        let bytes = [UInt8](repeating: 0x61, count: 5000)
        #expect(throws: UnicodeError.timeLimitExceeded) { try matcher.matches(in: bytes) }
        // The matcher is none the worse for it.
        #expect(try matcher.matches(in: Array("é aab".utf8)) == [3..<6])
    }

    @Test func deepPatternReachesTheStackLimit() throws {
        let matcher = try Pattern("(?:a|b)*c").makeMatcher(limits: .init(time: 0, stackBytes: 10_000))
        #expect(throws: UnicodeError.stackLimitExceeded) {
            try matcher.matches(in: [UInt8](repeating: 0x61, count: 100_000))
        }
        #expect(try matcher.matches(in: Array("abc".utf8)) == [0..<3])
    }

    @Test func longTextOfShortMatchesIsWithinTheStandardLimits() throws {
        let matcher = try Pattern("(?<=\\s)[“”]\\w*").makeMatcher()
        let bytes = Array(String(repeating: "The mayor said “yes to it. ", count: 40_000).utf8)
        #expect(try matcher.matches(in: bytes).count == 40_000)
    }

    /// ICU and `decodeScalar` have to divide ill-formed text alike, or offsets would drift apart.
    @Test(arguments: illFormedTexts)
    func illFormedTextMatchesAsReplacementCharacters(bytes: [UInt8]) throws {
        var expected: [Range<Int>] = []
        bytes.withUnsafeBufferPointer { buffer in
            var offset = 0
            while let decoded = buffer.decodeScalar(at: offset) {
                expected.append(offset..<offset + decoded.length)
                offset += decoded.length
            }
        }
        let found = try Pattern(".", options: .dotMatchesLineEnds).makeMatcher().matches(in: bytes)
        // CR LF is one `.`
        let joined = bytes.suffix(2) == [0x0D, 0x0A] ? 1 : 0
        #expect(found.count == expected.count - joined, "\(inspect(bytes, found))")
        #expect(Set(found.map(\.lowerBound)).isSubset(of: Set(expected.map(\.lowerBound))), "\(inspect(bytes, found))")
        // A lookbehind steps back over it.
        _ = try Pattern("(?<=.{1,3})[^a]").makeMatcher().matches(in: bytes)
    }

    @Test func matchersOfOnePatternWorkOnManyThreads() async throws {
        let pattern = try Pattern("(?<=é)漢+")
        let bytes = Array("é漢漢 é漢".utf8)
        let counts = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    let matcher = try pattern.makeMatcher()
                    return try (0..<200).reduce(0) { count, _ in try count + matcher.matches(in: bytes).count }
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(counts == 8 * 200 * 2)
    }
}
