import Bytes
import Prose
import TestSupport
import Testing

@testable import Readers

/// What readers see of a page, and where it is in the file.
struct HTMLReaderTests {
    private func passages(_ page: String) -> [Passage] { HTMLReader.read(Source(Array(page.utf8)), ReadingOptions(format: .html)).passages }

    /// The blocks of the first text; an object as `□`, and what is protected between `‹` and `›`.
    private func blocks(_ page: String) -> [String] {
        guard let passage = passages(page).first else { return [] }
        return passage.blocks.map { block in
            var text = ""
            var position = block.range.lowerBound
            for span in passage.markup[block.markup] {
                text += String(decoding: passage.text.bytes[position..<span.range.lowerBound], as: UTF8.self)
                let inner = String(decoding: passage.text.bytes[span.range], as: UTF8.self)
                text += inner == "\u{FFFC}" ? "□" : "‹\(inner)›"
                position = span.range.upperBound
            }
            return text + String(decoding: passage.text.bytes[position..<block.range.upperBound], as: UTF8.self)
        }
    }

    /// Marks of punctuation that a fix may put in are no letters of a script without spaces.
    @Test func quotationMarksDoNotSayHowLinesAreJoined() {
        let texts = { (file: String) in
            HTMLReader.read(Source(Array(file.utf8)), ReadingOptions(format: .html)).passages.map {
                String(decoding: $0.text.bytes, as: UTF8.self)
            }
        }
        #expect(texts("<p>a\nb “c”</p>") == ["a b “c”"])
        #expect(texts("<p>a\nb 「c」</p>") == ["a b 「c」"])
        #expect(texts("<p>a\nb 漢</p>") == ["a\nb 漢"])
    }

    @Test(arguments: [
        ("plain", ["plain"]),
        ("<p>one <b>two</b> three</p>", ["one two three"]),
        ("<p>one<p>two<div>three</div>four", ["one", "two", "three", "four"]),
        ("<p>\n  one\n\ttwo  three \n</p>\n", ["one two three"]),
        ("<p>a <b> b </b> c", ["a b c"]),
        ("<p>a<b> b</b>", ["a b"]),
        ("<p>a&nbsp; b", ["a\u{A0} b"]),
        ("<p>漢字が\n  続く<b>\n語</b>", ["漢字が\n続く\n語"]),
        ("<p>a<br>b<br/><br>c", ["a\nb", "c"]),
        ("<p>a<wbr>b<!-- x > y -->c<!>d<?php echo '>' ?>e", ["abcd' ?>e"]),
        ("<p title=\"a > b\" x='<p>' y=a/b>text", ["text"]),
        ("<p>x <img src=a alt='> no'> y<img>", ["x □ y□"]),
        ("<p><img src=a></p><p>x", ["x"]),
        ("<p><img> x", ["□ x"]),
        ("a <code>b <i>c</code> d", ["a □ d"]),
        ("<pre>a <b>b</pre>c", ["c"]),
        ("<p>a<kbd>b</p><p>c", ["a□", "c"]),
        ("a<script>if (x < 1) '</p>' + '<!--' </script>b", ["ab"]),
        ("a<script><!-- <script> </script> no --></script>b", ["ab"]),
        ("a<script><!-- </script>b", ["ab"]),
        ("a<style></p> & </styles></style>b", ["ab"]),
        ("<title>a &amp; <b></title>b", ["a & <b>", "b"]),
        ("a<textarea></p>b</textarea>c", ["a□c"]),
        ("a<svg><style></svg>b", ["a□b"]),
        ("a<svg><![CDATA[</svg>]]></svg>b", ["a□b"]),
        ("a<svg><title>t</title><p>b", ["a□", "b"]),
        ("a<svg><foreignObject><p>x</p></foreignObject></svg>b", ["a□b"]),
        ("a<![CDATA[b]]>c", ["ac"]),
        ("a<!-->b<!--->c<!-- --!>d<!-- --", ["abcd"]),
        ("a < b <3 </ c> <", ["a < b <3 <"]),
        ("a</>b", ["ab"]),
        ("<p>a<p", ["a"]),
        ("<p>a <b x='", ["a"]),
        ("a<plaintext>b</p>", ["a"]),
        ("<select><option>a</select><p>b", ["b"]),
        ("<noscript>a</noscript><template><p>b</template>c", ["ac"]),
        ("<nav><a href=x>A</a><a href=y>B</a> <a>C</a>", ["A□B C"]),
        ("<ruby>漢<rp>(</rp><rt>kan</rt></ruby>字", ["漢字"]),
        ("\u{FEFF}<p>a", ["a"]),
        ("<P>A<BR>B</P><DIV>C", ["A\nB", "C"]),
        ("<table><tr><td>a<td>b<tr><th>c</table>d", ["a", "b", "c", "d"]),
        ("<p>a<x-y>b</x-y>c", ["abc"]),
    ])
    func whatReadersSeeIsRead(_ page: String, _ expected: [String]) { #expect(blocks(page) == expected) }

    @Test(arguments: [
        ("&amp;&AMP&lt;&gt;&quot;", "&&<>\""), ("&rdquo;x&hellip;", "”x…"), ("&copy2020 &copy;", "©2020 ©"), ("&notit; &notin;", "¬it; ∉"),
        ("&#8221;&#x201D;&#X201d;&#8221x", "””””x"), ("&#147;&#x85;", "“…"),
        ("&#0;&#xD800;&#x110000;&#99999999999999;", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
        ("&;&x;&#;&#x;&nosuchname;& a", "&;&x;&#;&#x;&nosuchname;& a"), ("&amp;quot;", "&quot;"), ("a&#32;&#10; b", "a b"),
        ("&NotEqualTilde;", "\u{2242}\u{338}"), ("&CounterClockwiseContourIntegral;", "∳"), ("AT&T &ampx", "AT&T &x"), ("&Atilde", "Ã"),
    ])
    func referencesAreRead(_ page: String, _ expected: String) { #expect(blocks("<p>" + page) == [expected]) }

    @Test func blocksHaveTheirKinds() throws {
        let page = """
            <title>t</title><h1>h</h1><p>p</p><ul><li>i<p>i2</p><li>j</ul><p>q</p><table><caption>c</caption><tr><td>d<td>e</table>
            <figure><img><figcaption>f</figcaption></figure><dl><dt>k<dd>l</dl>m<p>* * *</p><blockquote><p>n</blockquote>
            """
        let passage = try #require(passages(page).first)
        let kinds = passage.blocks.map { (String(decoding: passage.text.bytes[$0.content], as: UTF8.self), $0.kind, $0.gapBefore) }
        let expected: [(String, Block.Kind, Block.Gap)] = [
            ("t", .heading, .startOfText), ("h", .heading, .blankLine), ("p", .paragraph, .blankLine), ("i", .listItem, .blankLine),
            ("i2", .listItem, .lineBreak), ("j", .listItem, .lineBreak), ("q", .paragraph, .blankLine), ("c", .tableCell, .blankLine),
            ("d", .tableCell, .lineBreak), ("e", .tableCell, .lineBreak), ("f", .tableCell, .lineBreak), ("k", .listItem, .blankLine),
            ("l", .listItem, .lineBreak), ("m", .paragraph, .blankLine), ("* * *", .separator, .blankLine), ("n", .paragraph, .blankLine),
        ]
        #expect(kinds.map { "\($0)" } == expected.map { "\($0)" })
    }

    @Test func languagesAreTextsOfTheirOwn() throws {
        let found = passages(
            "<html lang=en><p>one<p lang='fr-CA'>deux<p>three <i lang=la>et cetera</i> <i lang=en-GB>four</i><div xml:lang=de><p>fünf</div>six"
        )
        #expect(found.map { $0.language?.description } == ["en", "fr-CA", "de"])
        #expect(found.map { String(decoding: $0.text.bytes, as: UTF8.self) } == ["one\n\nthree et cetera four\n\nsix", "deux", "fünf"])
        #expect(blocks("<html lang=en>three <i lang=la>et cetera</i> <b translate=no>Foo</b> x") == ["three ‹et cetera› ‹Foo› x"])
        #expect(found.map { $0.origin?.index } == [0, 1, 2])
    }

    /// Each byte of the text that is no white space is the file's, or a reference of it is.
    @Test func placesAreThoseOfTheFile() throws {
        let page = "<p>Ein &bdquo;<b>altes</b>&ldquo;\n  H&auml;us &lt; 5.</p>\r\n<p>Zwei"
        let passage = try #require(passages(page).first)
        let map = passage.text.map
        let place = { (text: String) throws -> String in
            let bytes = passage.text.bytes
            let start = try #require(bytes.firstRange(of: Array(text.utf8))).lowerBound
            let range = try #require(map.file(start..<start + text.utf8.count))
            return String(decoding: Array(page.utf8)[range], as: UTF8.self)
        }
        #expect(try place("„altes“") == "&bdquo;<b>altes</b>&ldquo;")
        #expect(try place("altes") == "altes")
        #expect(try place("“ H") == "&ldquo;\n  H")
        #expect(try place("äus < 5.") == "&auml;us &lt; 5.")
        #expect(try place("\n\n") == "</p>\r\n<p>")
        #expect(try place("Zwei") == "Zwei")
        #expect(Reading([passage]).passages[0].text.bytes.count < page.utf8.count)
    }

    @Test func aPartOfAFileKnowsWhereItIs() throws {
        let reading = HTMLReader.read(Source(Array("<p>a&amp;b".utf8), start: 1000), ReadingOptions(format: .html))
        let passage = try #require(reading.passages.first)
        #expect(passage.text.map.file(0..<3) == 1003..<1010)
        #expect(passage.origin?.start == 1000)
    }

    @Test(arguments: [
        ("<meta charset='windows-1251'><p>\u{CF}", true), ("<meta charset=utf-8><p>é", false), ("<meta charset=\"UTF8\"><p>é", false),
        ("<meta http-equiv=content-type content='text/html; charset=iso-8859-1'><p>é", true), ("<meta charset=latin1><p>e", false),
        ("<?xml version='1.0' encoding=\"ISO-8859-1\"?><html/>é", true), ("<?xml version='1.0' encoding='utf-8'?><p>é</p>", false),
        ("<!-- <meta charset=koi8-r> --><p>é", false), ("<meta charset=utf-16><p>é", false),
    ])
    func anotherCharsetIsAProblem(_ page: String, _ isProblem: Bool) {
        let reading = HTMLReader.read(Source(Array(page.utf8)), ReadingOptions(format: .html))
        #expect(reading.problems.isEmpty != isProblem)
        #expect(reading.passages.isEmpty == isProblem)
    }

    @Test func xmlClosesTagsItself() {
        #expect(blocks("<?xml version='1.0'?><html><title/><p>a<script src='x'/>b<![CDATA[<c>]]></p></html>") == ["ab<c>"])
        #expect(blocks("<p>a<script src='x'/>b") == ["a"])
    }

    @Test(arguments: [
        ("<p>&eacute;", true), ("<p>é &eacute;", false), ("<meta charset=utf-8><p>e", false), ("<p>e", true),
        ("<meta charset=utf-8><p>&eacute;", true),
    ])
    func aFileInASCIIStaysSo(_ page: String, _ asciiOnly: Bool) throws {
        #expect(try #require(passages(page).first).text.escape == .html(asciiOnly: asciiOnly))
    }

    @Test func deepNestingAndLongLinesAreRead() {
        let deep = String(repeating: "<div><b><ul><li lang=fr>", count: 3000) + "x" + String(repeating: "</li></p></ul></i>", count: 3000)
        #expect(passages(deep).count == 1)
        let open = String(repeating: "<h1>", count: 20_000) + String(repeating: "</li>", count: 20_000)
        #expect(passages(open + "y").count == 1)
        #expect(passages(String(repeating: "<", count: 100_000)).count == 1)
        #expect(passages("<p>" + String(repeating: "<!--", count: 100_000)).isEmpty)
        #expect(passages("<p " + String(repeating: "a='", count: 100_001)).isEmpty)
        #expect(passages(String(repeating: "<code>", count: 100_000)).isEmpty)
    }

    /// No bytes lead anywhere that is not in the file, and reading is the same wherever the file is cut.
    @Test(arguments: 0..<40)
    func anyBytesAreReadWithoutHarm(_ seed: Int) {
        var random = SplitMix(state: UInt64(seed))
        let pieces = [
            "<p>", "</p>", "<b ", "a='", "'>", ">", "<!--", "-->", "<script>", "</script", "<svg>", "<![CDATA[", "]]>", "&amp", "&#x", ";",
            " ", "\n",
            "<li lang=de>", "<a>", "</a>", "<br>", "<img>", "<code>", "</code>", "é", "\u{FEFF}", "漢", "x", "<title>", "<table>", "<td>",
            "</", "<", "\0",
        ]
        for _ in 0..<60 {
            let page = (0..<Int.random(in: 1...30, using: &random)).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }
                .joined()
            let bytes = Array(page.utf8)
            for passage in passages(page) {
                var position = 0
                for block in passage.blocks {
                    #expect(block.range.lowerBound >= position && block.range.upperBound <= passage.text.bytes.count, "\(page)")
                    position = block.range.upperBound
                    for span in passage.markup[block.markup] { #expect(block.range.contains(span.range.lowerBound), "\(page)") }
                }
                for offset in 0..<passage.text.bytes.count where passage.text.map.atoms(in: offset..<offset + 1).isEmpty {
                    // A byte of a run is the file's.
                    let place = passage.text.map.file(offset..<offset + 1)
                    #expect(
                        place.map { bytes.indices.contains($0.lowerBound) && bytes[$0.lowerBound] == passage.text.bytes[offset] } == true,
                        "\(page)")
                }
            }
        }
    }
}
