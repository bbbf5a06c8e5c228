import TestSupport
import Testing

@testable import UnicodeText

@Suite struct SegmenterTests {
    private func sentences(_ text: String, _ locale: String, abbreviations: [String] = []) throws -> [String] {
        let bytes = Array(text.utf8)
        return try Segmenter(.sentence, locale: locale, abbreviations: abbreviations)
            .segments(in: bytes).map { String(decoding: bytes[$0], as: UTF8.self) }
    }

    @Test(arguments: [
        ("en", ["Mr. Smith and Prof. Lee met Mrs. Gray. ", "They left."]),
        ("en-GB", ["Mr. Smith left. ", "He was late."]),
        ("en_US", ["In Sept. Mr. Smith left."]),
        ("en", ["It was in the U.S. Army."]),
        ("en", ["He said “Mr. Smith.” ", "She left."]),
        ("de", ["Das war v. Chr. und z.B. auch Dr. Müllers Sache. ", "Er kam."]),
        ("de", ["Er lebte 300 v. Chr. Dann kam er."]),
        ("fr", ["M. Dupont est là. ", "Oui."]),
        ("es", ["El Sr. Pérez y la Sra. Gil. ", "Fin."]),
        ("ru", ["В янв. Иванов и проф. Петров. ", "Конец."]),
        ("und", ["Mr. ", "Smith left."]),
        ("", ["Mr. ", "Smith left."]),
        // Languages without a list of their own have none, and not that of the environment's language.
        ("uk", ["Mr. ", "Smith left."]),
        ("tlh", ["Mr. ", "Smith left."]),
    ])
    func abbreviationsEndNoSentence(locale: String, expected: [String]) throws {
        #expect(try sentences(expected.joined(), locale) == expected, "\(locale)")
    }

    /// ICU's own filter for suppressions has each of these wrong.
    @Test(arguments: [
        ("de", ["Er fuhr ab. ", "Sie kam. ", "Er blieb."]),
        ("en", ["He wrote the app. ", "The end."]),
        ("en", ["She was called LMr. ", "He left."]),
    ])
    func endOfAWordIsNoAbbreviation(locale: String, expected: [String]) throws {
        #expect(try sentences(expected.joined(), locale) == expected, "\(locale)")
    }

    @Test func lineEndAfterAnAbbreviationEndsTheSentence() throws {
        #expect(try sentences("Mr.\nSmith left.", "en") == ["Mr.\n", "Smith left."])
        #expect(try sentences("Mr. \r\nSmith left.", "en") == ["Mr. \r\n", "Smith left."])
        #expect(try sentences("Mr.\u{A0}Smith left.", "en") == ["Mr.\u{A0}Smith left."])
    }

    @Test func abbreviationsCanBeAdded() throws {
        #expect(try sentences("Dr. No left.", "en") == ["Dr. ", "No left."])
        #expect(
            try sentences("Dr. No left. Mr. X came.", "en", abbreviations: ["Dr."]) == [
                "Dr. No left. ", "Mr. X came.",
            ])
        #expect(try sentences("To p. Nowak. Tak.", "pl", abbreviations: ["p."]) == ["To p. Nowak. ", "Tak."])
        // Every part of one with spaces goes on.
        let spaced = ["z. B. A."]
        #expect(try sentences("Er z. B. A. Meier. Ja.", "und", abbreviations: spaced) == ["Er z. B. A. Meier. ", "Ja."])
        #expect(
            try sentences("Er z. C. Meier. Ja.", "und", abbreviations: spaced)
                == ["Er z. ", "C. ", "Meier. ", "Ja."])
        #expect(try sentences("A. B.", "und", abbreviations: ["", ".", "no stop"]) == ["A. ", "B."])
    }

    @Test func abbreviationAtTheBoundsOfARange() throws {
        let segmenter = try Segmenter(.sentence, locale: "en")
        let bytes = Array("XMr. Smith. Mr. Smith.".utf8)
        // Without the X, "Mr." is whole; without what follows, it ends the text.
        #expect(segmenter.segments(in: bytes, range: 1..<12) == [1..<12])
        #expect(segmenter.segments(in: bytes) == [0..<5, 5..<12, 12..<22])
        #expect(segmenter.segments(in: bytes, range: 5..<16) == [5..<12, 12..<16])
    }

    @Test func wordsTellWhatTheyAreMadeOf() throws {
        let bytes = Array("Né 3,5 — カナ 漢字 한글, นา!".utf8)
        var found: [String] = []
        let segmenter = try Segmenter(.word, locale: "und")
        bytes.withUnsafeBufferPointer { buffer in
            segmenter.forEachWord(in: buffer, range: 0..<buffer.count) { range, kind in
                if kind != .none { found.append("\(text(bytes, range) ?? "") \(kind)") }
                return true
            }
        }
        #expect(found == ["Né letters", "3,5 number", "カナ ideographs", "漢字 ideographs", "한글 letters", "นา letters"])
    }

    @Test func bodyEndsTheEnumeration() throws {
        let segmenter = try Segmenter(.word, locale: "en")
        var count = 0
        Array("a b c".utf8).withUnsafeBufferPointer { buffer in
            segmenter.forEachSegment(in: buffer, range: 0..<5) { _ in
                count += 1
                return count < 2
            }
        }
        #expect(count == 2)
    }

    @Test func emptyRangeHasNoSegments() throws {
        for kind in Segmenter.Kind.allCases {
            let segmenter = try Segmenter(kind, locale: "en")
            #expect(segmenter.segments(in: []) == [])
            #expect(segmenter.segments(in: Array("abc".utf8), range: 2..<2) == [])
        }
    }

    @Test(arguments: Segmenter.Kind.allCases)
    func illFormedTextIsCoveredWithoutAGap(kind: Segmenter.Kind) throws {
        let segmenter = try Segmenter(kind, locale: "en")
        for bytes in illFormedTexts + [illFormedTexts.flatMap { $0 }] {
            for start in bytes.indices {
                for end in start...bytes.count {
                    let found = segmenter.segments(in: bytes, range: start..<end)
                    let isCovered = zip(found, found.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound }
                    let bounds = (found.first?.lowerBound ?? start, found.last?.upperBound ?? end)
                    #expect(isCovered && bounds == (start, end), "\(start)..<\(end) of \(inspect(bytes, found))")
                }
            }
        }
    }

    @Test(arguments: [
        "a-b-c-d-e-f", "x", "@", "en@ss=none", String(repeating: "a-", count: 400), "\u{0}", "日本", "-", "_",
    ])
    func anyLocaleIsTaken(locale: String) throws {
        let segmenter = try Segmenter(.sentence, locale: locale)
        #expect(segmenter.segments(in: Array("Yes. No.".utf8)) == [0..<5, 5..<8])
        _ = try Delimiters(locale: locale)
    }

    @Test func localesHaveTheirOwnRules() throws {
        // The Greek question mark ends a sentence (CLDR, el).
        #expect(try sentences("Τι; Ναι.", "el") == ["Τι; ", "Ναι."])
        #expect(try sentences("Τι; Ναι.", "en") == ["Τι; Ναι."])
    }
}
