import Prose
import Testing

@testable import Readers

@Suite struct MarkdownReaderTests {
    /// A text's blocks in a notation for tests: the kind, then the text with `{…}` around transparent markup and `⟦…⟧`
    /// around opaque markup.
    static func notation(_ text: String) -> [String] { notation(Array(text.utf8)) }

    static func notation(_ bytes: [UInt8]) -> [String] {
        let (blocks, markup) = MarkdownReader.read(bytes)
        return blocks.map { block in
            var result = "\(block.kind): "
            var position = block.range.lowerBound
            for span in markup[block.markup] {
                result += String(decoding: bytes[position..<span.range.lowerBound], as: UTF8.self)
                let inner = String(decoding: bytes[span.range], as: UTF8.self)
                result += span.isOpaque ? "⟦\(inner)⟧" : "{\(inner)}"
                position = span.range.upperBound
            }
            return result + String(decoding: bytes[position..<block.range.upperBound], as: UTF8.self)
        }
    }

    @Test(
        arguments: [
            ("Plain words.", ["paragraph: Plain words."]),
            ("**Bold** and *thin* and ~~gone~~.", ["paragraph: {**}Bold{**} and {*}thin{*} and {~~}gone{~~}."]),
            ("So ***both***", ["paragraph: So {***}both{***}"]),
            ("See [the page](/u \"t (x)\") now", ["paragraph: See {[}the page{](/u \"t (x)\")} now"]),
            ("See [the page](/u(1) 'it) s')", ["paragraph: See {[}the page{](/u(1) 'it) s')}"]),
            ("See [the page](\n  /u)\nnow", ["paragraph: See {[}the page{](\n  /u)}\nnow"]),
            ("See [the page](\n  /u)", ["paragraph: See {[}the page{](\n  /u)}"]),
            ("See [it][ref], [ref].\n\n[ref]: /u", ["paragraph: See {[}it{][ref]}, {[}ref{]}."]),
            ("![alt *text*](a.png) **x**", ["paragraph: ⟦![alt *text*](a.png)⟧ {**}x{**}"]),
            ("![](a.png) is it", ["paragraph: ⟦![](a.png)⟧ is it"]),
            ("![](a.png)\nis it", ["paragraph: ⟦![](a.png)⟧\nis it"]),
            ("One\n![a\nb](c)\ntwo", ["paragraph: One\n⟦![a\nb](c)⟧\ntwo"]),
            ("Run `x  y` and ``a`b``.", ["paragraph: Run ⟦`x  y`⟧ and ⟦``a`b``⟧."]),
            ("Ends with `code`", ["paragraph: Ends with ⟦`code`⟧"]),
            ("A `b\nc` d", ["paragraph: A ⟦`b\nc`⟧ d"]),
            ("A <b class=\"x\">b</b><br/>c", ["paragraph: A {<b class=\"x\">}b{</b>}{<br/>}c"]),
            ("A <b\n  class=\"x\">b</b>", ["paragraph: A {<b\n  class=\"x\">}b{</b>}"]),
            ("A <!-- obelus-ignore x --> b", ["paragraph: A {<!-- obelus-ignore x -->} b"]),
            ("At <http://a.b/c?d> or <a@b.c>.", ["paragraph: At ⟦<http://a.b/c?d>⟧ or ⟦<a@b.c>⟧."]),
            ("At http://a.b/c", ["paragraph: At http://a.b/c"]),
            ("Fish &amp; chips&#33;", ["paragraph: Fish ⟦&amp;⟧ chips⟦&#33;⟧"]),
            (#"\*not\* it"#, [#"paragraph: {\}*not{\}* it"#]),
            ("One  \ntwo\\\nthree \n   four", ["paragraph: One{  }\ntwo{\\}\nthree{ }\n{   }four"]),
            ("*One\ntwo*\n*three*", ["paragraph: {*}One\ntwo{*}\n{*}three{*}"]),
            ("One\r\n  two\r\n\r\nthree\r\n", ["paragraph: One\r\n{  }two", "paragraph: three"]),
            ("> One\n> two\n>\n> three", ["paragraph: One\n{> }two", "paragraph: three"]),
            ("> One\nlazy", ["paragraph: One\nlazy"]),
            ("# Title #\n\n## *Next* ##", ["heading: Title", "heading: {*}Next{*}"]),
            ("Title\n=====\nText", ["heading: Title", "paragraph: Text"]),
            ("- one\n- **two**\n  more\n\ntext", ["listItem: one", "listItem: {**}two{**}\n{  }more", "paragraph: text"]),
            ("1. one\n\n   two\n2. > three", ["listItem: one", "listItem: two", "paragraph: three"]),
            ("- [ ] *do* it\n- [x] done", ["listItem: {*}do{*} it", "listItem: done"]),
            ("- a\n  - b\n    1) c", ["listItem: a", "listItem: b", "listItem: c"]),
            (
                "| *a* | b |\n|-----|---|\n| c | `d` |\n| ![x](y) e |",
                ["tableCell: {*}a{*}", "tableCell: b", "tableCell: c", "tableCell: ⟦`d`⟧", "tableCell: ⟦![x](y)⟧ e"]
            ),
            ("Text\n\n```sh\nrun \"it\"\n```\nMore", ["paragraph: Text", "code: run \"it\"", "paragraph: More"]),
            ("Text\n\n    indented\n      more\n", ["paragraph: Text", "code: indented\n      more"]),
            ("<div>\n*x*\n</div>\n\nText", ["markup: <div>\n*x*\n</div>", "paragraph: Text"]),
            ("<!-- obelus-ignore x -->\nText", ["markup: <!-- obelus-ignore x -->", "paragraph: Text"]),
            ("One\n\n* * *\n\nTitle\n---\n\n---", ["paragraph: One", "separator: * * *", "heading: Title", "separator: ---"]),
            ("---\na: \"b\"\n---\nText", ["frontMatter: ---\na: \"b\"\n---", "paragraph: Text"]),
            ("---\na: 1\n...\n# T", ["frontMatter: ---\na: 1\n...", "heading: T"]),
            ("+++\na = 1\n+++\n", ["frontMatter: +++\na = 1\n+++"]),
            ("---\nText", ["separator: ---", "paragraph: Text"]),
            ("\u{FEFF}# Title", ["heading: Title"]),
            ("\u{FEFF}---\na: 1\n---\r\nText", ["frontMatter: ---\na: 1\n---", "paragraph: Text"]),
            ("", []), ("\n\n", []), ("![](a.png)", []),
        ] as [(String, [String])])
    func `the blocks and the markup`(_ text: String, _ expected: [String]) {
        #expect(Self.notation(text) == expected)
    }

    @Test func `what stands between blocks`() {
        let gaps = { (text: String) in MarkdownReader.read(Array(text.utf8)).blocks.map(\.gapBefore) }
        #expect(gaps("One\n\ntwo\n# Three") == [.startOfText, .blankLine, .blankLine])
        #expect(gaps("Text\n\n- a\n- b\n  - c") == [.startOfText, .blankLine, .lineBreak, .lineBreak])
        #expect(gaps("- a\n\n- b") == [.startOfText, .blankLine])
        #expect(gaps("Text\n\n|a|b|\n|---|---|\n|c|d|") == [.startOfText, .blankLine, .lineBreak, .lineBreak, .lineBreak])
        #expect(gaps("---\na: 1\n---\nText") == [.startOfText, .blankLine])
    }

    @Test func `the content is the range without white space at its ends`() {
        let bytes = Array("a\n\n![x](y) b\t\n".utf8)
        let blocks = MarkdownReader.read(bytes).blocks
        #expect(blocks.map(\.content) == [0..<1, 3..<12])
    }

    @Test func `ill-formed bytes stay where they are`() {
        #expect(Self.notation([0x61, 0xFF, 0x2A, 0xC3, 0x2A, 0xE2, 0x80]).count == 1)
        let bytes: [UInt8] = [0x2A, 0x2A, 0xFF, 0x2A, 0x2A, 0x20, 0x00, 0xC3, 0x0A]
        let (blocks, markup) = MarkdownReader.read(bytes)
        #expect(blocks.map(\.range) == [0..<8])
        #expect(markup.map(\.range) == [0..<2, 3..<5])
    }
}
