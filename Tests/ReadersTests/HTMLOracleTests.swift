import Bytes
import Prose
import SystemGumbo
import TestSupport
import Testing

@testable import Readers

/// Gumbo builds the tree that browsers build, and says where each text of it is: the same bytes must be text to the reader.
struct HTMLOracleTests {
    /// Elements that nest as they are written; those whose end tags may be missing are left to browsers' rules, which a reader without
    /// a tree does not know.
    private static let pieces = [
        "<p>one</p>", "<div class='a > b'>two <b>three</b></div>", "<!-- a > b -- c -->", "<!---->", "<!-->", "<!doctype html>",
        "<?php a ?>",
        "<script>if (a < b && c > d) '<p>no</p>'</script>", "<script><!-- <script>x</script> y --></script>", "<style>p > a { }</style>",
        "<title>four &amp; <b></title>", "<textarea><p>no</textarea>", "<h2>five</h2>", "<ul><li>six</li><li>seven</li></ul>",
        "<a href=x>eight</a>", "<img alt='>'>", "nine &lt; ten", " &#8221; ", "&nbsp;", "AT&T", "a < b", "<>", "</ x>", "<code>no</code>",
        "<em x=\"'>'\">eleven</em>", "<svg><path d='>'/><text>no</text></svg>", "<svg><![CDATA[ > ]]></svg>", "<br>", "\n", "é漢",
        "<blockquote>twelve</blockquote>", "<span\n>thirteen</span\n>", "<I>fourteen</I>", "&copy2", "<!x>", "</br>",
        "<template>no</template>",
        "<table><tr><td>fifteen</td></tr></table>", "<noscript>sixteen</noscript>", "<pre>no</pre>", "<b/>", "</nothing>", "<a b/>x</a>",
    ]

    @Test(arguments: 0..<60)
    func textIsWhereGumboHasIt(_ seed: Int) {
        var random = SplitMix(state: UInt64(seed) &* 77 &+ 5)
        for _ in 0..<25 {
            let count = Int.random(in: 1...20, using: &random)
            let page = "<body>" + (0..<count).map { _ in Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &random)] }.joined()
            #expect(Self.read(page) == Self.expected(page), "\(page)")
        }
    }

    /// The text of the reader without white space.
    private static func read(_ page: String) -> String {
        let passages = HTMLReader.read(Source(Array(page.utf8)), ReadingOptions(format: .html)).passages
        return passages.map { passage in
            passage.blocks.map { String(decoding: passage.text.bytes[$0.range], as: UTF8.self) }.joined()
        }.joined().filter { !$0.isWhitespace && $0 != "\u{FFFC}" }
    }

    /// The text of the tree without white space, and without what is not read.
    private static func expected(_ page: String) -> String {
        var text = ""
        page.withCString { source in
            var options = kGumboDefaultOptions
            guard let output = gumbo_parse_with_options(&options, source, page.utf8.count) else { return }
            defer { gumbo_destroy_output(&options, output) }
            add(output.pointee.root, to: &text)
        }
        return text.filter { !$0.isWhitespace }
    }

    private static let unread: Set<String> = ["script", "style", "template", "textarea", "code", "svg", "pre", "head"]

    private static func add(_ node: UnsafeMutablePointer<GumboNode>, to text: inout String) {
        switch node.pointee.type {
        case GUMBO_NODE_TEXT, GUMBO_NODE_CDATA: text += String(cString: node.pointee.v.text.text)
        case GUMBO_NODE_ELEMENT, GUMBO_NODE_TEMPLATE:
            let element = node.pointee.v.element
            let name = String(cString: gumbo_normalized_tagname(element.tag))
            // A title is read wherever it is; the rest of the head has no text.
            guard !unread.contains(name) else { return }
            for index in 0..<Int(element.children.length) {
                guard let child = element.children.data[index] else { continue }
                add(child.assumingMemoryBound(to: GumboNode.self), to: &text)
            }
        default: break
        }
    }
}
