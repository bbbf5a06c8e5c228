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
        // Of these whole files are taken, and mutants are to be small: a table of all findings is none of them.
        seeds = others.mapValues { $0.filter { $0.count <= 1 << 16 } }
        texts.removeAll(where: \.isEmpty)
        seeds[.texts] = texts
        seeds[.cards] = cards + [Array(Self.card.utf8)]
        seeds[.settings] = [Self.settings, Self.ignoreList].map { Array($0.utf8) }
        seeds[.tables] = [Self.table, Self.list].map { Array($0.utf8) }
        seeds[.pairs, default: []] += [Self.catalog, Self.exchange, Self.exchange2, Self.memory].map { Array($0.utf8) }
        seeds[.pages, default: []].append(Array(Self.page.utf8))
        seeds[.subtitles, default: []].append(Array(Self.cues.utf8))
        seeds[.rows, default: []].append(Array(Self.rows.utf8))
        seeds[.records, default: []].append(Array(Self.records.utf8))
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
            case .file where [".po", ".xlf", ".xliff", ".mqxliff", ".tmx"].contains(where: path.hasSuffix):
                others[.pairs, default: []].append(try Files.read(path))
            case .file where path.hasSuffix(".jsonl"): others[.records, default: []].append(try Files.read(path))
            case .file where path.hasSuffix(".csv") || path.hasSuffix(".tsv"): others[.rows, default: []].append(try Files.read(path))
            default: break
            }
        }
    }

    private static let catalog = #"""
        msgid ""
        msgstr ""
        "Language: de\n"
        "Content-Type: text/plain; charset=UTF-8\n"
        "Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 ? 1 : 2);\n"

        #, c-format, fuzzy
        msgctxt "m\t"
        msgid "%d of %2$s, {name} costs $1,250.50 (5%%)"
        msgid_plural "%d files \"x\" cost 1.5 million, see https://a.example/en/x."
        msgstr[0] "% d , {name } ｛0｝ kostet 1.520,50 € („x"
        msgstr[1] ""
        "zwei \101\x41"
          "drei <b>vier</ b>, 5億4千万 ."
        #~ msgid "old"

        msgid "Press <b>Save</b>. The F-16 waits until 13:30; 5 miles."
        msgstr "Drücken Sie <b >Sichern. Die F-15, bis 1.30 Uhr,"

        """#

    private static let exchange = """
        <?xml version="1.0" encoding="utf-8"?><!DOCTYPE xliff [<!ENTITY e "x&amp;">]>
        <xliff version="1.2"><file original="a" source-language="en" target-language="de"><body><trans-unit id="1" approved="yes">
        <source>He said “go” &amp; went <g id="1">20 miles<x id="2"/></g> in 1987.</source>
        <seg-source><mrk mtype="seg" mid="0">He said “go”</mrk> <mrk mtype="seg" mid="1">&#x201c;x&#8221;</mrk></seg-source>
        <target state="translated"><mrk mtype="seg" mid="0">Er sagte „geh ” &amp; ging</mrk> <mrk mtype="seg" mid="1"><![CDATA[a <b]]>&e;&lt;b</mrk></target>
        </trans-unit></body></file></xliff>
        """

    private static let exchange2 = """
        <xliff version="2.0" srcLang="en" trgLang="ja"><file id="f"><unit id="u" translate="yes"><segment state="final"><source>Wait <pc id="1">5%</pc>
        (<ph id="2"/>).</source><target><pc id="1">５％</pc>（<cp hex="0041"/><sc id="3"/></target></segment></unit></file></xliff>
        """

    private static let memory = """
        <tmx version="1.4"><header srclang="en"/><body><tu tuid="1"><tuv xml:lang="en-US"><seg>It is <bpt i="1">&lt;i></bpt>done<ept i="1"/>.</seg></tuv>
        <tuv xml:lang="ru"><seg>Это  сделано <hi>of the old</hi> .</seg></tuv></tu></body></tmx>
        """

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
