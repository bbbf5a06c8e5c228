import Platform
import Testing

/// The page of `--format html` in a browser, where there is one.
@Suite struct PageTests {
    let folder = Workspace()

    static let browser: String? = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/google-chrome"].first {
        (path: String) in access(path, X_OK) == 0
    }

    static let text = """
        # The “bridge ”is closed

        He said , hello <b>to</b> the the mayor&amp; 👩‍👩‍👧 and 𝔘 ,who left .

        שלום , עולם  .

        </script><script>window.hacked = 1</script> <img src=x onerror="window.hacked = 2"> one , two.
        <!-- --> & &lt; "quoted" 'too' , here ]]>

        """

    /// Lets a script look at the page that is made of a text, and returns what it puts into `result`.
    private func look(_ text: String, name: String = "a.md", options: String = "", script: String) -> [String] {
        folder.write(text, to: name)
        _ = folder.shell("$OBELUS check --no-config --language en \(options) --format html=page.html \(name)")
        let driver = """
            <script>window.onload = async () => {
            const result = [], o = window.obelus, $ = s => document.querySelector(s), all = s => [...document.querySelectorAll(s)];
            try { \(script) } catch (error) { result.push("error: " + error); }
            const pre = document.createElement("pre"); pre.id = "result";
            pre.textContent = result.map(value => encodeURIComponent(String(value))).join(" "); document.body.append(pre); }</script></body>
            """
        folder.write(folder.text("page.html").replacing("</body>\n</html>", with: driver + "</html>"), to: "driven.html")
        let line =
            "\(Self.browser ?? "false") --headless --no-sandbox --disable-gpu --virtual-time-budget=10000 --dump-dom file://\(folder.path)/driven.html"
        let dump = folder.shell(line).output
        guard let start = dump.firstRange(of: "<pre id=\"result\">"), let end = dump[start.upperBound...].firstRange(of: "</pre>") else {
            return [String(dump.suffix(500))]
        }
        return dump[start.upperBound..<end.lowerBound].split(separator: " ", omittingEmptySubsequences: false).map { Self.decoded($0) }
    }

    /// The way back from encodeURIComponent.
    private static func decoded(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%") {
                bytes.append(UInt8(String(Substring(rest.prefix(2))), radix: 16) ?? 0)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func fixed(_ name: String = "a.md") -> String {
        folder.shell("cp \(name) copy-\(name) && $OBELUS fix -q --no-config --language en --fail-on never copy-\(name)").errors == ""
            ? folder.text("copy-" + name) : ""
    }

    @Test(.enabled(if: browser != nil, "there is no browser"))
    func theFixedTextIsThatOfFix() {
        let result = look(
            Self.text,
            script: """
                const blobs = []; const make = URL.createObjectURL; URL.createObjectURL = blob => { blobs.push(blob); return make.call(URL, blob); };
                result.push(o.result(o.texts[0]));
                $("#views input[value=both]").click(); result.push($(".fixed").textContent, $(".original").textContent);
                all(".tools button")[1].click(); result.push(await blobs[0].text(), window.hacked, all("img").length);
                for (const box of all("li input")) if (box.checked) box.click(); result.push(o.result(o.texts[0]), $(".fixed").textContent);
                """)
        let fixed = fixed()
        #expect(fixed != Self.text && !fixed.isEmpty)
        #expect(result == [fixed, fixed, Self.text, fixed, "undefined", "0", Self.text, Self.text])
    }

    @Test(.enabled(if: browser != nil, "there is no browser"))
    func severalRoundsAndCarriageReturnsAreThoseOfFix() {
        let text = "\u{FEFF}“So , he said ”,and left .  \r\n\r\nAnd then ,,he came back  .\r\n“ What ?”he asked.\r\n"
        let result = look(text, name: "b.txt", script: "result.push(o.result(o.texts[0]));")
        #expect(result == [fixed("b.txt")])
    }

    @Test(.enabled(if: browser != nil, "there is no browser"))
    func filtersAndKeysWork() {
        let result = look(
            "One , two.\n\nThe the bridge.\n\nThree , four.\n", name: "c.txt",
            script: """
                const shown = () => all("li:not([hidden])").length, press = key => document.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
                result.push(shown(), all("#rules label").map(label => label.textContent.trim()).join("|"), all("#levels label").length);
                $("#rules input").click(); result.push(shown(), all("a.mark.off").length); $("#rules input").click();
                press("n"); press("n"); result.push(all("li").findIndex(item => item.classList.contains("current")), document.activeElement.dataset.rule);
                press("x"); result.push(all("li input")[1].checked, o.result(o.texts[0]).split("\\n")[2]);
                press("v"); result.push($(".original").hidden, $(".fixed").hidden);
                $("#shortcuts").click(); press("p"); result.push(all("li").findIndex(item => item.classList.contains("current")));
                all("a.mark")[2].click(); result.push(all("li").findIndex(item => item.classList.contains("current")));
                """)
        #expect(
            result == [
                "3", "spaces/before-punctuation2|repetition/doubled-word1", "2", "1", "2", "1", "repetition/doubled-word", "true",
                "The bridge.",
                "true", "false", "1", "2",
            ])
    }

    @Test(.enabled(if: browser != nil, "there is no browser"))
    func fiveThousandFindingsAreShown() {
        let text = (0..<5000).map { "Sentence \($0) , and more.\n\n" }.joined()
        let result = look(
            text, name: "d.txt",
            script: "result.push(all('li[data-level]').length, all('a.mark').length, o.result(o.texts[0]).includes(' ,'));")
        let shown = folder.shell("$OBELUS check --no-config --language en --format jsonl d.txt 2>/dev/null | wc -l").output.filter(
            \.isNumber)
        #expect(result == [shown, shown, "false"])
        #expect(Int(shown) ?? 0 >= 1000)
    }

    /// Also where there is no browser: nothing of a text is markup, and the page asks for nothing.
    @Test func nothingOfTheTextIsMarkup() {
        folder.write(Self.text, to: "a.md")
        _ = folder.run("check", "--no-config", "--language", "en", "--format", "html=page.html", "a.md")
        let page = folder.text("page.html")
        #expect(!page.contains("window.hacked = 1</script>"))
        #expect(!page.contains("<img"))
        #expect(!page.contains("http://") && !page.contains("https://"))
        #expect(page.contains("default-src 'none'"))
        #expect(page.split(separator: "<script").count == 4)
        #expect(page.contains("&lt;/script&gt;&lt;script&gt;"))
    }
}
