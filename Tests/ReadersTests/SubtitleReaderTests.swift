import Bytes
import Prose
import Testing

@testable import Readers

/// What is shown of subtitles, and how cues hang together.
struct SubtitleReaderTests {
    private func blocks(_ file: String, _ format: TextFormat = .subRip) -> [String] {
        let passages = format.reader.read(Source(Array(file.utf8)), ReadingOptions(format: format)).passages
        guard let passage = passages.first else { return [] }
        #expect(passages.count == 1)
        return passage.blocks.map {
            (($0.gapBefore == .blankLine) ? "¶" : "") + String(decoding: passage.text.bytes[$0.content], as: UTF8.self)
        }
    }

    @Test(arguments: [
        ("1\n00:00:01,000 --> 00:00:02,000\nOne\ntwo\n\n2\n00:00:02,500 --> 00:00:03,000\nthree\n", ["One two", "three"]),
        // Who speaks on after more than two seconds begins anew.
        ("1\n00:00:01,000 --> 00:00:02,000\nOne\n\n2\n00:00:04,001 --> 00:00:05,000\nTwo", ["One", "¶Two"]),
        // A byte order mark, CR LF, full stops, hours of three digits, coordinates, no numbers and no blank lines.
        ("\u{FEFF}00:00:01.000 --> 000:00:02.0 X1:1 Y1:2\r\nOne\r\ntwo\r\n00:00:02,000-->00:00:03,000\r\nthree", ["One two", "three"]),
        (
            "1\n00:00:01,000 --> 00:00:02,000\nOne\n2\n00:00:02,000 --> 00:00:03,000\n3\n\n3\n00:00:03,000 --> 00:00:04,000\nfour\n",
            ["One", "3", "four"]
        ),
        ("1\n00:00:01,000 --> 00:00:02,000\n<i>One</i> <b>t</b>wo <FONT color=\"a>\">x\n", ["One two \">x"]),
        ("1\n00:00:01,000 --> 00:00:02,000\n{\\an8}One {x} <y> a < b & c\n", ["One {x} <y> a < b & c"]),
        (
            "1\n00:00:01,000 --> 00:00:02,000\n- One.\n- Two.\n–Three.\n\n2\n00:00:02,000 --> 00:00:03,000\n-5 degrees\n",
            ["One.", "Two.", "Three.", "-5 degrees"]
        ),
        ("1\n00:00:01,000 --> 00:00:02,000\n<i>- One.\n-</i> Two.\n", ["One.", "Two."]),
        ("1\n00:00:01,000 --> 00:00:02,000\n漢字\n続く\n", ["漢字\n続く"]),
        ("1\n00:00:01,000 --> 00:00:02,000\na well-\nknown\n", ["a well-\nknown"]),
        // A cue that ends before it begins, and one without text.
        (
            "1\n00:00:05,000 --> 00:00:02,000\nOne\n\n2\n00:00:02,000 --> 00:00:03,000\n\n3\n00:00:03,000 --> 00:00:04,000\nTwo\n",
            ["One", "Two"]
        ),
        ("1\n00:00:01,000 --> 00:00:02,000\nOne\n\nstray\n\n2\n00:00:02,000 --> 00:00:03,000\nTwo\n", ["One", "Two"]),
    ])
    func whatIsShownIsRead(_ file: String, _ expected: [String]) { #expect(blocks(file) == expected) }

    @Test(arguments: [
        (
            "WEBVTT - x\nKind: y\n\nNOTE no\n\nSTYLE\n::cue { a: b }\n\nREGION\nid:x\n\nid 1\n00:01.000 --> 00:02.000 align:start\n<v Ann>One &amp; <c.x>two</c></v> <00:01.500>three&lrm;\n\n00:02.000 --> 00:03.000\nfour",
            ["One & two three\u{200E}", "four"]
        ),
        ("WEBVTT\r\n\r\n01:00:01.000 --> 01:00:02.000\r\n<lang fr>a</lang>\r\nb\r\n", ["a b"]),
    ])
    func webVTTIsRead(_ file: String, _ expected: [String]) { #expect(blocks(file, .webVTT) == expected) }

    /// What is another language depends on the one that was named, also where a fixed file is read again.
    @Test func aFixedCueIsReadInTheLanguageThatWasNamed() throws {
        let file = Array("WEBVTT\n\n00:01.000 --> 00:02.000\n<lang fr>Il  attend</lang>\n".utf8)
        var passage = try #require(
            WebVTTReader.read(Source(file), ReadingOptions(format: .webVTT, language: LanguageTag("fr-CH"))).passages.first)
        passage.origin?.language = LanguageTag("fr-CH")
        let again = try #require(passage.origin.flatMap { WebVTTReader.passage(from: $0) })
        #expect(again.markup.map(\.range) == passage.markup.map(\.range))
        // And so in each round after that.
        let third = try #require(again.origin.flatMap { WebVTTReader.passage(from: $0) })
        #expect(third.markup.map(\.range) == passage.markup.map(\.range))
        passage.origin?.language = LanguageTag("de")
        let other = try #require(passage.origin.flatMap { WebVTTReader.passage(from: $0) })
        #expect(other.markup.map(\.range) != passage.markup.map(\.range))
    }

    /// All of what is in another language is left alone, references in it as well.
    @Test func referencesInAnotherLanguageAreProtected() throws {
        let file = "WEBVTT\n\n00:01.000 --> 00:02.000\nHe said <lang fr>il dit&laquo;oui&raquo; et</lang> so&amp;so.\n"
        let passage = try #require(
            WebVTTReader.read(Source(Array(file.utf8)), ReadingOptions(format: .webVTT, language: .english)).passages.first)
        #expect(passage.markup.map { String(decoding: passage.text.bytes[$0.range], as: UTF8.self) } == ["il dit«oui» et"])
    }

    @Test func soundsAreProtected() throws {
        let file = "1\n00:00:01,000 --> 00:00:02,000\n[door  slams] ♪ la la ♪\n"
        let passage = try #require(SubRipReader.read(Source(Array(file.utf8)), ReadingOptions(format: .subRip)).passages.first)
        #expect(passage.markup.map { String(decoding: passage.text.bytes[$0.range], as: UTF8.self) } == ["[door  slams]", "♪", "♪"])
        #expect(passage.blocks.map(\.kind) == [.verse])
    }

    @Test func whatHasNoCueIsAProblem() {
        for (file, format, isProblem) in [
            ("Hello there.\n", TextFormat.subRip, true), ("", .subRip, false), ("{\"a\": 1}", .webVTT, true),
            ("WEBVTT\n\nNOTE x\n", .webVTT, false),
            ("99999999999:00:00,000 --> 00:00:01,000\nx", .subRip, true),
        ] {
            let reading = format.reader.read(Source(Array(file.utf8)), ReadingOptions(format: format))
            #expect(reading.problems.isEmpty != isProblem, "\(file)")
            #expect(reading.passages.isEmpty)
        }
    }

    @Test func placesAreThoseOfTheFile() throws {
        let file = "1\r\n00:00:01,000 --> 00:00:02,000\r\nOne\r\n<i>two</i>\r\n"
        let passage = try #require(SubRipReader.read(Source(Array(file.utf8), start: 50), ReadingOptions(format: .subRip)).passages.first)
        let place = { (range: ByteRange) in
            passage.text.map.file(range).map { String(decoding: Array(file.utf8)[$0.lowerBound - 50..<$0.upperBound - 50], as: UTF8.self) }
        }
        #expect(place(0..<7) == "One\r\n<i>two")
        #expect(place(3..<4) == "\r\n<i>")
        #expect(passage.text.map.atoms(in: 3..<4).first?.isMarkup == true)
    }
}
