import Testing

@testable import Damage
import Prose

@Suite struct ProtectedSpansTests {
    static func find(_ bytes: [UInt8], _ range: Range<Int>? = nil) -> [ProtectedSpan] {
        bytes.withUnsafeBufferPointer { ProtectedSpans.find(in: $0, range: range ?? 0..<bytes.count) }
    }

    /// The spans of a text as `kind text`.
    static func found(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        return find(bytes).map { "\($0.kind) \(String(decoding: bytes[$0.range], as: UTF8.self))" }
    }

    @Test(
        arguments: [
            ("See https://example.com/a_(b)?c=d#e.", ["url https://example.com/a_(b)?c=d#e"]),
            ("(see http://example.com/x)", ["url http://example.com/x"]),
            ("“http://a.b/c”, «ftp://x.y/z».", ["url http://a.b/c", "url ftp://x.y/z"]),
            ("https://ru.wikipedia.org/wiki/Обелюс — тут", ["url https://ru.wikipedia.org/wiki/Обелюс"]),
            ("见https://example.com/a。然后", ["url https://example.com/a"]),
            ("见https://example.com/a的页面", ["url https://example.com/a"]),
            ("www.example.co.uk, and", ["url www.example.co.uk"]),
            ("Visit example.com/path?x=1!", ["url example.com/path?x=1"]),
            ("Visit example.com.", ["url example.com"]),
            ("Was it example.com? Yes", ["url example.com"]),
            ("At host.local:8080/x", ["url host.local:8080/x"]),
            ("<https://example.com>", ["url https://example.com"]),
            ("mailto:a@b.org", ["url mailto:a@b.org"]),
            ("Write to first.last+tag@mail.example.org.", ["email first.last+tag@mail.example.org"]),
            ("a@b is none", []),
            ("In /usr/local/bin/x.sh or ~/notes or ../up", ["path /usr/local/bin/x.sh", "path ~/notes", "path ../up"]),
            (#"Open C:\Users\Юра\x.txt, \\server\share"#, [#"path C:\Users\Юра\x.txt"#, #"path \\server\share"#]),
            ("src/main.swift and README.md, Node.js", ["path src/main.swift", "path README.md", "path Node.js"]),
            ("and/or, he/she, км/ч, either / or", []),
            ("By @jane_doe, @a@social.example.org!", ["handle @jane_doe", "handle @a@social.example.org"]),
            ("5 @ 3, well-@-known, @-@, @@", []),
            ("#swift #перевод #1 (#тег)", ["hashtag #swift", "hashtag #перевод", "hashtag #1", "hashtag #тег"]),
            ("用#标签 吧", ["hashtag #标签"]),
            ("C# and &#33; # x", []),
        ] as [(String, [String])])
    func addresses(_ text: String, _ expected: [String]) { #expect(Self.found(text) == expected) }

    @Test(
        arguments: [
            (
                "Hi {name}, {0} of {n:02} {items[0].x}",
                ["placeholder {name}", "placeholder {0}", "placeholder {n:02}", "placeholder {items[0].x}"]
            ),
            ("{{ user.name }} and ${a b} or ⟦ x ⟧", ["placeholder {{ user.name }}", "placeholder ${a b}", "placeholder ⟦ x ⟧"]),
            (
                "%s, %1$d of %.2f %@ %(n)s %{m} %ld",
                [
                    "placeholder %s", "placeholder %1$d", "placeholder %.2f", "placeholder %@", "placeholder %(n)s", "placeholder %{m}",
                    "placeholder %ld",
                ]
            ),
            ("50% des gens, 50%d, 5 %discount, 100 % sure", []),
            ("{a, b} { x } {unclosed", []),
            (
                "<b>x</b><br/> <a href=\"y z\">q</a> <0>w</0>",
                ["element <b>", "element </b>", "element <br/>", "element <a href=\"y z\">", "element </a>", "element <0>", "element </0>"]
            ),
            ("a <!-- obelus-ignore x --> b", ["element <!-- obelus-ignore x -->"]),
            ("a < b > c, 3<4, <b", []),
            ("Run `ls -l` and ``a`b`` now", ["code `ls -l`", "code ``a`b``"]),
            ("``Quoted'' and ``again'', `one' or `two'", []),
            ("a ` b", []),
            ("See {% include foo , bar %} and {% if x %}", ["placeholder {% include foo , bar %}", "placeholder {% if x %}"]),
            ("{% unclosed and {% x", []),
            ("If $x , y$, then $\\alpha = \\frac{a}{b}$ and $f (x)$.", ["code $x , y$", "code $\\alpha = \\frac{a}{b}$", "code $f (x)$"]),
            // Prices, names of variables, and whatever reads as prose.
            ("From $5 , to $6, $5–$6, $10/$20 or $7 and 8$ , A$AP$ , $HOME/x$ $ a $", []),
            ("Цена $5 , а не 6$ за штуку", []),
            // TeX's own brackets, each backslash written twice in Markdown; and a displayed formula within a paragraph.
            (#"Let \\( a \\mod  n \\) and \\[ x , y \\] be so."#, [#"code \\( a \\mod  n \\)"#, #"code \\[ x , y \\]"#]),
            (#"Если \( x ≤ a_1 , b \), то $$ x  = 1 $$."#, [#"code \( x ≤ a_1 , b \)"#, "code $$ x  = 1 $$"]),
            // Escaped brackets of prose, prices, and one that is never closed.
            (#"The bridge \( old , but sound \) is open. \\( x"#, []),
            ("Prices: $$ – $$$, a $$ inn , the old $$ hotel", []),
        ] as [(String, [String])])
    func delimited(_ text: String, _ expected: [String]) { #expect(Self.found(text) == expected) }

    @Test(
        arguments: [
            ("At 14:30, 9:05:00 and 9:05:00.25.", ["time 14:30", "time 9:05:00", "time 9:05:00.25"]),
            ("won 3:1 at 16:9", ["number 3:1", "number 16:9"]),
            (
                "1,234.5 and 1 234,5; 1\u{A0}234\u{202F}567 or 1’000",
                ["number 1,234.5", "number 1 234,5", "number 1\u{A0}234\u{202F}567", "number 1’000"]
            ),
            ("1.234.567, 24/7, 31.12.2024, 2024-05-31", ["number 1.234.567", "number 24/7", "number 31.12.2024", "number 2024-05-31"]),
            ("In 2020 300 people, 12 in 5, 1, 2 and 3. Then", []),
            ("10-12 people, year 1984.", []),
            ("v1.2.3, 10.4.1 and v2.0-rc.1", ["version v1.2.3", "version 10.4.1", "version v2.0-rc.1"]),
            ("192.168.0.1 or fe80::1 or 2001:db8:0:0:0:0:0:1", ["address 192.168.0.1", "address fe80::1", "address 2001:db8:0:0:0:0:0:1"]),
            (
                "Commit 1f3870be27 of 550e8400-e29b-41d4-a716-446655440000",
                ["hash 1f3870be27", "hash 550e8400-e29b-41d4-a716-446655440000"]
            ),
            ("decade, 1000000, facade1", []),
            (
                "ISBN 978-3-16-148410-0, ISBN: 0-306-40615-2, 979-10-90636-07-1",
                ["identifier ISBN 978-3-16-148410-0", "identifier ISBN: 0-306-40615-2", "identifier 979-10-90636-07-1"]
            ),
            ("To DE89 3704 0044 0532 0130 00 please", ["identifier DE89 3704 0044 0532 0130 00"]),
            ("To GB82WEST12345698765432.", ["identifier GB82WEST12345698765432"]),
            ("To DE00 3704 0044 0532 0130 00", []),
            ("ISBN is a number", []),
        ] as [(String, [String])])
    func numbers(_ text: String, _ expected: [String]) { #expect(Self.found(text) == expected) }

    @Test(
        arguments: [
            ("Yes :) no :-( and ;-) :D", ["emoticon :)", "emoticon :-(", "emoticon ;-)", "emoticon :D"]),
            ("^_^ <3 ¯\\_(ツ)_/¯ -_- >:(", ["emoticon ^_^", "emoticon <3", "emoticon ¯\\_(ツ)_/¯", "emoticon -_-", "emoticon >:("]),
            ("Ну да))) и (да))) жаль(((", ["emoticon )))", "emoticon ))", "emoticon ((("]),
            ("Thanks:)", ["emoticon :)"]),
            ("(see above:) and as follows:(a) a:b, x=3, (a;b)", []),
            ("((a)) (b (c)) d)", []),
            ("time :3a and :Dog", []),
            ("it[3]:p and |:---|:---|, 'http' :// x", []),
        ] as [(String, [String])])
    func emoticons(_ text: String, _ expected: [String]) { #expect(Self.found(text) == expected) }

    @Test(arguments: [
        "e.g. this, i.e. that, U.S. and A.C. Milan, z.B. so, p.m.", "He left.It was late.and dark", "Привет.Она ушла",
        "fin.es decir", "Mr.Smith", "well-known, 1st, 20th-century", "“Quoted,” she said: ‘no’; 5% — maybe…", "",
        "Wait...what? No!!Yes", "a,b;c", "x – y — z",
    ])
    func `prose is not protected`(_ text: String) { #expect(Self.found(text) == []) }

    @Test func `a range is not left`() {
        let bytes = Array("a@b.com/c 1,234 x".utf8)
        #expect(Self.find(bytes, 2..<5).isEmpty)
        #expect(Self.find(bytes, 2..<9) == [ProtectedSpan(range: 2..<9, kind: .url)])
        #expect(Self.find(bytes, 10..<13) == [ProtectedSpan(range: 10..<13, kind: .number)])
        #expect(Self.find(bytes, 16..<99).isEmpty)
        #expect(Self.find([]).isEmpty)
    }

    @Test(arguments: 0..<20)
    func `spans ascend and lie in the range, whatever the bytes`(_ batch: UInt64) {
        let pieces =
            [
                "a", "b.c", "@", "#", "{", "}", "{{", "{%", "%}", "%", "s", "$", "<", ">", "`", "``", ":", ")", "(", "1", "2,3", " ", "/",
                "~", ".", "\\", "-", "http://", "www.", "é", "д", "中", "⟦", "⟧", "¯", "ISBN", "978-", "DE89", "::", "f", "\n",
            ].map { Array($0.utf8) } + [[0xE2], [0xC2], [0xFF], [0x80]]
        for seed in batch * 500..<(batch + 1) * 500 {
            var random = SplitMix64(seed: UInt64(seed))
            let count = Int.random(in: 0...40, using: &random)
            let bytes = Array((0..<count).map { _ in pieces.randomElement(using: &random) ?? [] }.joined())
            let range = Int.random(in: 0...bytes.count / 2, using: &random)..<bytes.count
            var position = range.lowerBound
            for span in Self.find(bytes, range) {
                #expect(span.range.lowerBound >= position && !span.range.isEmpty, "\(seed)")
                position = span.range.upperBound
            }
            #expect(position <= range.upperBound, "\(seed)")
        }
    }

    /// A pass that looks at everything behind each place takes minutes for these, and nobody waits for it.
    @Test(
        arguments: [
            "a.", "a/", "a:", "a@", "@a", "#", "{", "{{", "{%", "${", "$a ", "$\\a", "%", "%(a", "<", "<a ", "<!--", "`", "`a``b```c",
            "``a ", ":(",
            ":)", ")", "(", "http://", "http://(", "a.b/", "1 ", "1 234 ", "1,", "1:", "1-", "fe80:", "978-1", "DE89 ", "/a", "/",
            "~/", "./", "../", "\\\\", "\\\\a", "C:\\", "⟦", "¯", "^", "-", "www.", "a-b_", "mailto:", "é@", "д", "ISBN ", ".a",
            "a1", "``a''", "`a' ",
        ])
    func `spans of odd texts ascend and do not overlap`(_ piece: String) {
        let unit = Array(piece.utf8)
        let bytes = Array(repeatElement(unit, count: (1 << 17) / unit.count).joined())
        var position = 0
        for span in Self.find(bytes) {
            #expect(span.range.lowerBound >= position && span.range.upperBound <= bytes.count, "\(piece): \(span.range)")
            position = span.range.upperBound
        }
    }
}
