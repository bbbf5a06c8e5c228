import TestSupport
import Testing

@testable import UnicodeText

/// Our break tests, and the Unicode Consortium's where `OBELUS_UCD` names a folder that holds them.
@Suite struct BreakTests {
    static let files: [(String, Segmenter.Kind, Int)] = [
        ("GraphemeBreakTest", .graphemeCluster, 60),
        ("WordBreakTest", .word, 60),
        ("SentenceBreakTest", .sentence, 40),
    ]

    @Test(arguments: files)
    func ownFile(name: String, kind: Segmenter.Kind, least: Int) throws {
        let file = try BreakTestFile.own(name)
        #expect(file.tests.count == file.lineCount)
        #expect(file.tests.count >= least)
        try check(file.tests, kind, name)
    }

    @Test(.enabled(if: BreakTestFile.ucd != nil), arguments: files)
    func unicodeFile(name: String, kind: Segmenter.Kind, least: Int) throws {
        let folder = try #require(BreakTestFile.ucd)
        let file = try BreakTestFile(path: "\(folder)/\(name).txt")
        #expect(file.tests.count >= least)
        // CLDR takes the colon between letters out of UAX #29's MidLetter, for all languages but a few.
        try check(file.tests.filter { kind != .word || !$0.bytes.contains(UInt8(ascii: ":")) }, kind, name)
    }

    /// A line in the middle of other text has the boundaries that it has alone, at offsets in the whole.
    @Test(arguments: files)
    func rangeIsATextOfItsOwn(name: String, kind: Segmenter.Kind, least: Int) throws {
        let segmenter = try Segmenter(kind, locale: "und")
        for test in try BreakTestFile.own(name).tests {
            let before = Array("a漢👩\u{200D}".utf8)
            let bytes = before + test.bytes + Array("\u{301}b".utf8)
            let range = before.count..<before.count + test.bytes.count
            let found = segmenter.segments(in: bytes, range: range)
            let expected = test.segments.map { $0.lowerBound + before.count..<$0.upperBound + before.count }
            #expect(found == expected, "line \(test.line), \(test.comment): \(inspect(bytes, found))")
        }
    }

    private func check(_ tests: [BreakTest], _ kind: Segmenter.Kind, _ name: String) throws {
        let segmenter = try Segmenter(kind, locale: "und")
        for test in tests {
            let found = segmenter.segments(in: test.bytes)
            #expect(
                found == test.segments,
                """
                \(name).txt:\(test.line): \(test.comment)
                expected \(inspect(test.bytes, test.segments))
                found \(inspect(test.bytes, found))
                """)
        }
    }
}
