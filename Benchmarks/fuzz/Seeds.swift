import LanguageServer
import Platform

/// What mutants are made of.
struct Corpus {
    private var seeds: [Target.Seeds: [[UInt8]]] = [:]

    /// - Parameter folders: texts (`.txt`, `.md`), cards and other YAML (`.yml`), in folders and those in them.
    init(_ folders: [String]) throws(PlacedError) {
        var (texts, cards): ([[UInt8]], [[UInt8]]) = ([], [])
        var others: [Target.Seeds: [[UInt8]]] = [:]
        for folder in folders { try Self.add(folder, &texts, &cards, &others) }
        seeds = others
        texts.removeAll(where: \.isEmpty)
        seeds[.texts] = texts
        seeds[.cards] = cards + [Array(Self.card.utf8)]
        seeds[.settings] = [Self.settings, Self.ignoreList].map { Array($0.utf8) }
        seeds[.tables] = [Self.table, Self.list].map { Array($0.utf8) }
        seeds[.pages, default: []].append(Array(Self.page.utf8))
        seeds[.subtitles, default: []].append(Array(Self.cues.utf8))
        seeds[.rows, default: []].append(Array(Self.rows.utf8))
        seeds[.records] = [Array(Self.records.utf8)]
        seeds[.sessions] = [Self.session, Self.toolSession]
    }

    subscript(_ kind: Target.Seeds) -> [[UInt8]] { seeds[kind] ?? [] }

    private static func add(
        _ folder: String, _ texts: inout [[UInt8]], _ cards: inout [[UInt8]], _ others: inout [Target.Seeds: [[UInt8]]]
    ) throws(PlacedError) {
        for entry in try Files.entries(of: folder) {
            let path = folder + "/" + entry.name
            switch entry.kind {
            case .folder: try add(path, &texts, &cards, &others)
            case .file where path.hasSuffix(".txt") || path.hasSuffix(".md"): texts.append(try Files.read(path))
            case .file where path.hasSuffix(".yml"): cards.append(try Files.read(path))
            case .file where path.hasSuffix(".html") || path.hasSuffix(".xhtml"): others[.pages, default: []].append(try Files.read(path))
            case .file where path.hasSuffix(".srt") || path.hasSuffix(".vtt"): others[.subtitles, default: []].append(try Files.read(path))
            case .file where path.hasSuffix(".csv") || path.hasSuffix(".tsv"): others[.rows, default: []].append(try Files.read(path))
            default: break
            }
        }
    }

    private static let card = """
        summary: "Two spaces"
        why: "One is enough."
        level: warning
        languages: [en, de]
        fix: safe
        touches: marks
        title: "Remove one"
        pattern: "(?<before>\\\\w) {2,}(?=[a-z]|\\\\p{L}+?)"
        replace: "${before} "
        anchors: ["  "]
        message: "There are two spaces after “$1”"
        examples:
          - bad: "One⟦  ⟧two.\\n"
            good: "One two.\\n"
          - ok: "One two.\\n"

        """

    private static let settings = """
        extends: ../shared.yml
        language: pt-BR
        source-language: ru
        presets: [artifacts, typography]
        quotes: locale
        paragraphs: wrapped
        rules: {quotes/*: error, "captions/credit": off}
        rule-paths: [.obelus/rules]
        exclude: ["vendor/**", "*.{txt,md}", "!keep[a-z0-9]?.txt", "a/**/b/**/c*d*e"]
        overrides:
          - files: ["content/{ru,uk}/**", &x "**/x"]
            language: ru
          - files: [*x]
            rules: {names/*: info}

        """

    private static let ignoreList = """
        # comment
        *.txt
        !/keep.txt
        a/**/b/*/c?d
        [!a-z]*[[:digit:]]
        foo/
        \\#x\\ \u{20}
        **/{a,b}/**

        """

    private static let table = "write,not,note\nferry,“ferry boat”,\nharbor,harbour,\"American, “always”\nand\"\nSportler,Athlet,\n"
    private static let list =
        "- {write: ferry, not: ferry boat, note: one word}\n- write: harbor\n  not: [harbour, harbours]\n- {write: \"\", not: \"zero\\u200bwidth\"}\n"
    private static let page = """
        <!doctype html><html lang=en><title>A , b</title><script>x<!--<script></script>--></script><p>One <b>two</b>&nbsp;, <i lang=fr>un un</i>
        &ldquo; x &rdquo; &lt;b&gt; &amp;quot; &copy<br>y<br><br>z <img src=a> <code>c</code><p lang=de>Das , das &#8222;<ul><li>a ,<li>b</ul>
        <svg><title>t</title></svg><textarea></p></textarea><table><td>c<td>d</table><!-- e --!>f < g & h <![CDATA[ i ]]>
        """
    private static let cues = """
        1
        00:00:01,000 --> 00:00:02,000
        <i>- One , two</i>
        - {\\an8}Three [four] ♪ &amp; <b>five</b>

        2
        00:00:02.500 --> 000:00:04.000 X1:1
        the the
        six . <c.x>seven</c>
        3
        00:00:05,000 --> 00:00:04,000
        “ eight ”
        """
    private static let rows = "id,text\n1,\"He said \"\"no\"\" , and\nleft .\"\r\n2,a , b\n3,“ c ” .\n4,\"d\" e,f\n\n5,\"g"

    private static let records =
        #"{"text":"She said \u201cno\u201d , and \"left\".\nThen \ud83d\ude00 \ud83d.","id":1}"# + "\n"
        + #"{"id":2,"a":{"text":[1,{"b":"\\"}]},"text":"Er sagte: „Nein“  — 5 %\t.","language":"de"}"# + "\r\n\n"
        + #"{"text":null}"# + "\n" + #"[{"text":"x"}]"# + "\n" + #"{"text":"\u0000\u001b[0m \/ \b"}"#

    /// What a client says to a language server.
    private static let session: [UInt8] = [
        #"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{"general":{"positionEncodings":["utf-16"]},"textDocument":{"codeAction":{"codeActionLiteralSupport":{}}}}}}"#,
        #"{"jsonrpc":"2.0","method":"initialized","params":{}}"#,
        #"{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///a.md","languageId":"markdown","version":1,"text":"It is the the \ud83d\ude00 ,house.\r\nShe said “no” .\r\u2028\n"}}}"#,
        #"{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///a.md","version":2},"contentChanges":[{"range":{"start":{"line":0,"character":14},"end":{"line":1,"character":3}},"text":"👩‍👧 ,x"},{"text":"all\n"}]}}"#,
        #"{"jsonrpc":"2.0","id":2,"method":"textDocument/codeAction","params":{"textDocument":{"uri":"file:///a.md"},"range":{"start":{"line":0,"character":0},"end":{"line":9,"character":0}},"context":{"only":["source"]}}}"#,
        #"{"jsonrpc":"2.0","id":3,"method":"textDocument/hover","params":{"textDocument":{"uri":"file:///a.md"},"position":{"line":0,"character":7}}}"#,
        #"{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":3}}"#,
        #"{"jsonrpc":"2.0","id":4,"method":"workspace/diagnostic","params":{"previousResultIds":[]}}"#,
        #"{"jsonrpc":"2.0","id":5,"method":"textDocument/formatting","params":{"textDocument":{"uri":"file:///a.md"}}}"#,
        #"{"jsonrpc":"2.0","id":6,"method":"shutdown"}"#,
    ].flatMap { MessageFramer.framed(Array($0.utf8)) }

    /// What a client says to a server of tools, a line each.
    private static let toolSession = Array(
        [
            #"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{}}}"#,
            #"{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"fix","arguments":{"text":"The the house ,he said.","format":"markdown","unsafe":true}}}"#,
            #"{"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"explain","arguments":{"rule":"quotes/split"}}}"#,
        ].joined(separator: "\n").utf8)
}
