import Bytes
import Prose
import Testing

@testable import Linting

/// Edits of a text as edits of its file, where the file holds markup and references.
struct FileEditTests {
    /// `He <b>said</b>: &ldquo;yes &amp` + `no`, of which `<b>`, `</b>` are markup that nobody sees.
    private static func text(_ escape: Escape = .html(asciiOnly: false)) -> Text {
        Text(
            Array("He said: “yes &no".utf8),
            map: SourceMap(
                start: 100,
                atoms: [
                    SourceMap.Atom(text: 3..<3, file: 103..<106, kind: .markup),
                    SourceMap.Atom(text: 7..<7, file: 110..<114, kind: .markup),
                    SourceMap.Atom(text: 9..<12, file: 116..<123),
                    SourceMap.Atom(text: 16..<17, file: 127..<131, kind: .unfinishedText),
                ]), escape: escape)
    }

    @Test func placesAreThoseOfTheFile() {
        let map = Self.text().map
        // A range takes no markup at its ends along, and an insertion is before it.
        #expect(map.file(3..<7) == 106..<110)
        #expect(map.file(0..<3) == 100..<103)
        #expect(map.file(0..<7) == 100..<110)
        #expect(map.file(7..<7) == 110..<110)
        #expect(map.file(7..<9) == 114..<116)
        #expect(map.file(9..<12) == 116..<123)
        #expect(map.file(10..<12) == nil)
        #expect(map.file(around: 10..<11) == 116..<123)
        for offset in 100..<104 { #expect(map.text(offset) == min(3, offset - 100)) }
        #expect(map.text(106) == 3)
        #expect(map.text(115) == 8)
        #expect(map.text(118) == 9)
    }

    @Test(arguments: [
        // Around markup: what goes, goes on both sides of it; what comes is before it.
        (Edit(2..<4, "X"), [Edit(102..<103, "X"), Edit(106..<107, "")]),
        (Edit(0..<8, "He said"), [Edit(114..<115, "")]),
        (Edit(7..<9, " "), [Edit(114..<115, "")]),
        (Edit(6..<7, "t"), [Edit(109..<110, "t")]),
        // Spelled as the format spells it.
        (Edit(5..<6, "<&>"), [Edit(108..<109, "&lt;&amp;&gt;")]),
        // A reference stays as it is, or goes as a whole.
        (Edit(8..<12, "“ "), [Edit(115..<116, ""), Edit(123..<123, " ")]),
        (Edit(9..<12, "\""), [Edit(116..<123, "\"")]),
    ])
    func editsFallOnText(_ edit: Edit, _ expected: [Edit]) {
        #expect(Self.text().fileEdits([edit]) == expected)
    }

    /// A mark is spelled twice also where a combining mark comes after it, with which it is one character.
    @Test func marksWithCombiningMarksAreDoubled() {
        let field = Text(Array("a b".utf8), map: SourceMap(start: 5), escape: .csv(delimiter: UInt8(ascii: ",")))
        let edits = field.fileEdits([Edit(1..<2, "\"\u{301}")]) ?? []
        #expect(String(decoding: Edit.apply(edits, to: Array("1234,a b".utf8)), as: UTF8.self) == "1234,\"a\"\"\u{301}b\"")
        #expect(Escape.quotedCSV.encoded("\"\u{301}").map { Array($0.utf8) } == Array("\"\"\u{301}".utf8))
        #expect(Escape.yamlSingle.encoded("'\u{301}").map { Array($0.utf8) } == Array("''\u{301}".utf8))
        // A line end would be a row's.
        #expect(Escape.quotedCSV.encoded("a\nb") == nil)
    }

    /// After an edit the rest of the text is where it was in the file, and what the edit put in may be edited at any place in it.
    @Test(arguments: [Edit(2..<4, "X"), Edit(0..<8, "He said"), Edit(7..<7, "yy"), Edit(9..<12, "<<"), Edit(5..<6, ""), Edit(0..<0, "a")])
    func theRestStaysWhereItWas(_ edit: Edit) throws {
        let text = Self.text()
        let edited = text.edited(by: [edit])
        #expect(edited.bytes == Edit.apply([edit], to: text.bytes))
        let shift = edit.replacement.utf8.count - edit.range.count
        for offset in 0..<text.bytes.count where !edit.range.contains(offset) {
            let place = offset < edit.range.lowerBound ? offset : offset + shift
            #expect(edited.map.file(place..<place + 1) == text.map.file(offset..<offset + 1), "\(offset)")
        }
        for offset in edit.range.lowerBound..<edit.range.lowerBound + edit.replacement.utf8.count {
            #expect(edited.fileEdits([Edit(offset..<offset, "-")]) != nil, "\(offset)")
        }
    }

    @Test(arguments: [
        Edit(10..<12, ""),  // half a reference
        Edit(5..<6, "\n"),  // a line end would be a space
        Edit(17..<17, "x"),  // `&ampx`
        Edit(17..<18, ""),  // `&ampo`
    ])
    func someEditsCannotBeWritten(_ edit: Edit) {
        #expect(Self.text().fileEdits([edit]) == nil)
    }

    @Test func noReferenceAndNoTagComesToBe() {
        let text = Text(Array("a & amp; b < i c".utf8), map: SourceMap(start: 1), escape: .html(asciiOnly: false))
        #expect(text.fileEdits([Edit(3..<4, "")]) == nil)
        #expect(text.fileEdits([Edit(12..<13, "")]) == nil)
        #expect(text.fileEdits([Edit(10..<11, "")]) == [Edit(11..<12, "")])
        let title = Text(Array("a </ti-tle> b".utf8), map: SourceMap(start: 7), escape: .html(asciiOnly: false))
        #expect(title.fileEdits([Edit(6..<7, "")]) == nil)
        #expect(title.fileEdits([Edit(12..<13, "c")]) != nil)
        #expect(Text(Array("a & amp;".utf8), map: SourceMap(start: 1), escape: .none).fileEdits([Edit(3..<4, "")]) != nil)
    }

    @Test func markupThatReadersSeeStays() {
        // `One.</p><p>Two` as `One.\n\nTwo`
        let text = Text(
            Array("One.\n\nTwo".utf8),
            map: SourceMap(start: 3, atoms: [SourceMap.Atom(text: 4..<6, file: 7..<14, kind: .markup)]), escape: .html(asciiOnly: false))
        #expect(text.fileEdits([Edit(3..<6, "!")]) == nil)
        #expect(text.fileEdits([Edit(3..<7, "!\n\nZ")]) == [Edit(6..<7, "!"), Edit(14..<15, "Z")])
        #expect(text.fileEdits([Edit(4..<5, "")]) == nil)
    }

    @Test(arguments: [
        (Escape.html(asciiOnly: false), Edit(0..<2, " "), false),  // a space that begins a block
        (.html(asciiOnly: false), Edit(0..<3, ""), false),  // a space that comes to begin it
        (.html(asciiOnly: false), Edit(5..<5, " "), false),  // one that ends it
        (.html(asciiOnly: false), Edit(4..<4, " "), false),  // two in a row
        (.html(asciiOnly: false), Edit(4..<4, "x"), true), (.html(asciiOnly: false), Edit(3..<4, ""), true),
        (.html(asciiOnly: false), Edit(7..<8, ""), false),  // a block without text
        (.html(asciiOnly: false), Edit(7..<8, "x"), true),
        (.subRip, Edit(4..<4, " "), true), (.subRip, Edit(5..<5, " "), false), (.webVTT, Edit(7..<8, ""), false),
        (.json(asciiOnly: false), Edit(7..<8, ""), true),
    ])
    func spacesThatAreNoneAreNotWritten(_ escape: Escape, _ edit: Edit, _ isWritten: Bool) {
        // `b b b</p><p>c`, the first of them a no-break space: as `\u{A0}b c\n\nd`
        let text = Text(
            Array("\u{A0}b c\n\nd".utf8),
            map: SourceMap(start: 3, atoms: [SourceMap.Atom(text: 5..<7, file: 8..<15, kind: .markup)]), escape: escape)
        #expect((text.fileEdits([edit]) != nil) == isWritten)
    }

    @Test func linesOfCuesStayLinesOfCues() {
        // `a {b` and `5 x` and `y -z` on a line each
        let text = Text(
            Array("a {b 5 x y -z".utf8),
            map: SourceMap(
                start: 9,
                atoms: [
                    SourceMap.Atom(text: 4..<5, file: 13..<14, kind: .markup), SourceMap.Atom(text: 8..<9, file: 17..<18, kind: .markup),
                ]), escape: .subRip)
        #expect(text.fileEdits([Edit(3..<4, "c")]) == nil)  // behind a brace that might begin a tag
        #expect(text.fileEdits([Edit(0..<1, "c")]) != nil)
        #expect(text.fileEdits([Edit(6..<8, "")]) == nil)  // a number
        #expect(text.fileEdits([Edit(9..<11, "")]) == nil)  // a dash that begins a line
        #expect(text.fileEdits([Edit(9..<10, "zz")]) != nil)
        #expect(text.fileEdits([Edit(12..<13, "<")]) == nil)
    }

    @Test func formatsSpellWhatMeansSomethingToThem() {
        #expect(Escape.xml(asciiOnly: true).encoded("<é\r\n&>") == "&lt;&#233;&#13;\n&amp;&gt;")
        #expect(Escape.xml(asciiOnly: false).encoded("a\u{1}") == nil)
        #expect(Escape.html(asciiOnly: false).encoded("a\nb") == nil)
        #expect(Escape.webVTT.encoded("a --> b & c") == "a --&gt; b &amp; c")
        #expect(Escape.subRip.encoded("<i>&") == "<i>&")
        #expect(Escape.subRip.encoded("a\n\nb") == nil)
    }
}
