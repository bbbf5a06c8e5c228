import Platform
import Testing

/// The fixtures of formats with markup: what is found in them and where, and the fixed files byte for byte.
@Suite struct FormatFixtureTests {
    private static let folder = String(#filePath.dropLast("Tests/CommandLineTests/FormatFixtureTests.swift".count)) + "fixtures/formats/"
    private let workspace = Workspace()

    /// Rules about places in a line, which are the same in any format; so that a new rule changes no fixture of formats.
    private static let rules = [
        "spaces/before-punctuation", "spaces/wrong-side", "spaces/doubled", "quotes/space-after-opening", "quotes/space-before-closing",
        "repetition/doubled-word", "characters/html-entity", "punctuation/doubled-mark", "pairs/placeholder", "pairs/tag",
        "pairs/address", "pairs/number-changed", "pairs/quote", "pairs/bracket",
    ].joined(separator: ",")

    private static let names: [String] = {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasSuffix(".findings") { names.append(String(name.dropLast(".findings".count))) }
        }
        return names.sorted()
    }()

    private func options(_ name: String) -> [String] {
        let isTable = name.hasSuffix(".csv") || name.hasSuffix(".tsv")
        let head = Workspace.text(at: Self.folder + name).prefix { $0 != "\n" && $0 != "\r\n" }
        let hasLanguages = isTable && head.contains("lang")
        let hasSources = name.hasSuffix(".jsonl") || isTable && head.contains("source")
        return ["--language", String(name.prefix { $0 != "-" }), "--select", Self.rules]
            + (hasLanguages ? ["--language-field", "lang"] : []) + (hasSources ? ["--source-field", "source"] : [])
            + (name.hasSuffix(".segments") ? ["--as", "segments", "--source", name + ".source"] : [])
    }

    private static func fixedName(_ name: String) -> String {
        let dot = name.lastIndex(of: ".") ?? name.endIndex
        return name[..<dot] + ".fixed" + name[dot...]
    }

    /// The number that follows a key in a line of JSON.
    private static func number(_ line: Substring, _ key: String, after start: String) -> String {
        guard let from = line.firstRange(of: start)?.upperBound, let place = line[from...].firstRange(of: "\"\(key)\":") else { return "?" }
        return String(line[place.upperBound...].prefix { $0.isNumber })
    }

    @Test func thereAreFixturesOfEachFormat() {
        for ending in [".html", ".srt", ".vtt", ".csv", ".po", ".tmx", ".segments", ".jsonl"] {
            #expect(Self.names.count { $0.hasSuffix(ending) } > 6, "\(ending)")
        }
        #expect(Self.names.count { $0.contains("xlf") || $0.contains("xliff") } > 7)
    }

    @Test(arguments: names)
    func findingsAreAtTheirPlacesAndFixesInTheirBytes(_ name: String) {
        workspace.write(Workspace.bytes(at: Self.folder + name), to: name)
        if name.hasSuffix(".segments") { workspace.write(Workspace.bytes(at: Self.folder + name + ".source"), to: name + ".source") }
        let check = workspace.run(["check", "--format", "jsonl"] + options(name) + [name])
        let found = check.output.split(separator: "\n").map { line in
            let rule = line.firstRange(of: "\"rule\":\"").map { line[$0.upperBound...].prefix { $0 != "\"" } } ?? "?"
            let (start, end) = ("\"start\":{", "\"end\":{")
            return Self.number(line, "line", after: start) + ":" + Self.number(line, "column", after: start) + " "
                + Self.number(line, "offset", after: start) + "-" + Self.number(line, "offset", after: end) + " " + rule
        }
        #expect(found == Workspace.text(at: Self.folder + name + ".findings").split(separator: "\n").map(String.init))
        _ = workspace.run(["fix"] + options(name) + [name])
        let fixed = workspace.bytes(name)
        #expect(fixed == Workspace.bytes(at: Self.folder + Self.fixedName(name)))
        _ = workspace.run(["fix"] + options(name) + [name])
        #expect(workspace.bytes(name) == fixed)
    }

    /// What other parsers than ours read in a fixture and in the fixed one: the same pieces, of which only texts that were fixed differ, and
    /// these by little.
    @Test(.enabled(if: Workspace.has("python3")))
    func otherParsersReadTheSameApartFromWhatWasFixed() {
        workspace.write(Self.otherParsers, to: "parsers.py")
        let result = workspace.shell("python3 parsers.py '\(Self.folder)'")
        #expect(result.output.hasPrefix("compared "), "\(result.errors)")
        #expect(result.output.split(separator: "\n").count == 1, "\(result.output)")
    }

    private static let otherParsers = #"""
        import csv, difflib, gettext, glob, html.parser, json, os, shutil, subprocess, sys, xml.etree.ElementTree as tree

        class Page(html.parser.HTMLParser):
            def __init__(self):
                super().__init__(convert_charrefs=True)
                self.pieces = []
            def handle_starttag(self, tag, attributes): self.pieces.append(("start", tag, attributes))
            def handle_endtag(self, tag): self.pieces.append(("end", tag))
            def handle_data(self, data): self.pieces.append(data)
            def handle_comment(self, data): self.pieces.append(("comment", data))

        def pieces(path):
            ending = path.rsplit(".", 1)[1]
            data = open(path, "rb").read()
            if ending in ("xlf", "xliff", "mqxliff", "tmx", "xhtml"):
                parser = tree.XMLParser(target=tree.TreeBuilder(insert_comments=True))
                return [p for e in tree.fromstring(data, parser).iter() for p in (str(e.tag), sorted(e.attrib.items()), e.text, e.tail)]
            text = data.decode("utf-8-sig")
            if ending in ("html", "htm"):
                page = Page()
                page.feed(text)
                page.close()
                return page.pieces
            if ending == "jsonl":
                return [p for line in text.splitlines() for item in sorted(json.loads(line).items()) for p in item]
            if ending in ("csv", "tsv"):
                delimiter = "\t" if ending == "tsv" else max(",;\t", key=text.split("\n")[0].count)
                quoting = csv.QUOTE_NONE if ending == "tsv" else csv.QUOTE_MINIMAL
                lines = text.split("\n") if ending == "tsv" else text.splitlines(True)
                return [p for row in csv.reader(lines, delimiter=delimiter, quoting=quoting) for p in row]
            if ending == "po" and shutil.which("msgfmt"):
                # msgfmt knows no byte order mark.
                run = subprocess.run(["msgfmt", "-o", "-", "-"], input=data[3:] if data[:1] == b"\xef" else data, capture_output=True)
                if run.returncode: raise ValueError(run.stderr)
                open("x.mo", "wb").write(run.stdout)
                return [p for item in sorted(gettext.GNUTranslations(open("x.mo", "rb"))._catalog.items(), key=str) for p in item]
            if ending in ("srt", "vtt", "segments"):
                return text.splitlines()
            return []

        compared = 0
        for path in sorted(glob.glob(sys.argv[1] + "*.fixed.*")):
            try:
                before, after = pieces(path.replace(".fixed.", ".")), pieces(path)
            except Exception as error:
                print(os.path.basename(path), "cannot be read:", error)
                continue
            compared += len(before)
            if len(before) != len(after):
                print(os.path.basename(path), "has", len(after), "pieces, not", len(before))
            for old, new in zip(before, after):
                if old == new: continue
                if not isinstance(old, str) or difflib.SequenceMatcher(None, old, new).ratio() < 0.6:
                    print(os.path.basename(path), repr(old), "became", repr(new))
        print("compared", compared, "pieces")
        """#

    /// The same texts in each format have the same findings and come out as the same texts.
    @Test func aTextIsTheSameInEachFormat() {
        let paragraphs = [
            "She said , quite rightly, that the ferry would not leave before the tide came in again .",
            "“ I have waited for forty years ,” he answered, “and I can wait for one more night. ”",
            "The harbour master laughed at at that ,loudly enough to wake the gulls on the pier.",
            "Nobody knew who had paid for the ticket ; it was found & kept in a drawer for years < and years.",
        ]
        func escaped(_ text: String) -> String { text.replacing("&", with: "&amp;").replacing("<", with: "&lt;") }
        func quoted(_ text: String) -> String { text.replacing("\"", with: "\"\"") }
        func time(_ number: Int) -> String { "00:00:\(10 + 4 * number).000 --> 00:00:\(13 + 4 * number).000\n" }
        func cues(_ texts: [String]) -> String { texts.enumerated().map { time($0) + $1 + "\n\n" }.joined() }
        let formats: [(String, ([String]) -> String)] = [
            ("a.txt", { $0.joined(separator: "\n\n") + "\n" }),
            ("a.md", { $0.joined(separator: "\n\n").replacing("<", with: "\\<") + "\n" }),
            ("a.html", { "<html lang=en><meta charset=utf-8>" + $0.map { "<p class='a , b'>\(escaped($0))</p>\n" }.joined() }),
            (
                "b.html",
                { texts in
                    "<html lang=en><meta charset=utf-8>"
                        + texts.map {
                            "<div>\n  " + escaped($0).replacing("“", with: "&ldquo;").replacing(" he ", with: " <b>he</b>\n ") + "\n"
                        }.joined()
                }
            ),
            ("a.srt", { cues($0) }), ("a.vtt", { "WEBVTT\n\n" + cues($0.map(escaped)) }),
            ("a.csv", { texts in "text\n\"" + quoted(texts.joined(separator: "\n\n")) + "\"\n" }),
            ("b.csv", { texts in "id,text\n" + texts.map { "1,\"\(quoted($0))\"\n" }.joined() }),
            ("a.tsv", { texts in "id\ttext\n" + texts.map { "1\t\($0)\n" }.joined() }),
            ("a.jsonl", { texts in texts.map { "{\"text\":\"\($0)\"}\n" }.joined() }),
        ]
        // Cues are no paragraphs, so what paragraphs alone have is not asked.
        let select = ["--language", "en", "--select", Self.rules]
        var expected: [Substring]?
        for (name, write) in formats {
            workspace.write(write(paragraphs), to: name)
            let found = workspace.run(["check", "--format", "gcc"] + select + [name]).output.split(separator: "\n").map {
                $0.drop { $0 != " " }
            }
            #expect(!found.isEmpty)
            #expect(found == expected ?? found, "\(name)")
            expected = expected ?? found
            _ = workspace.run(["fix"] + select + [name])
        }
        let fixed = workspace.text("a.txt").split(separator: "\n").map(String.init)
        for (name, write) in formats { #expect(workspace.text(name) == write(fixed), "\(name)") }
    }

    /// Lines, columns and bytes of a page, also beyond the basic plane.
    @Test func positionsAreThoseOfTheFileInAllUnits() {
        workspace.write("<p>x</p>\n<!-- 😀 --><p>&#x1F600;é😀 <b>said</b> , yes\n", to: "a.html")
        let select = ["--language", "en", "--select", "spaces/before-punctuation"]
        // 9 bytes and a line before; 12 signs, a reference of 9, é, 😀, a space, 11 bytes of markup and text.
        #expect(workspace.run(["check", "--format", "gcc"] + select + ["a.html"]).output.hasPrefix("a.html:2:44:"))
        let sarif = workspace.run(["check", "--format", "sarif"] + select + ["a.html"]).output
        #expect(sarif.contains("\"startLine\":2,\"startColumn\":37,\"endLine\":2,\"endColumn\":39,\"byteOffset\":52,\"byteLength\":2"))
        let json = workspace.run(["check", "--format", "jsonl"] + select + ["a.html"]).output
        #expect(json.contains("\"offset\":52,\"line\":2,\"column\":37"))
    }
}
