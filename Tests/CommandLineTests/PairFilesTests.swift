import Testing

/// What files of pairs say besides their texts: comments, columns, files of sources, a team's terms, the same source twice.
@Suite struct PairFilesTests {
    private let folder = Workspace()

    private static let header = "msgid \"\"\nmsgstr \"Language: de\\nContent-Type: text/plain; charset=UTF-8\\n\"\n\n"

    private func found(_ arguments: String...) -> [String] {
        folder.run(["check", "--format", "gcc", "--quiet"] + arguments).output.split(separator: "\n").map(String.init)
    }

    // MARK: Comments

    @Test(arguments: [("obelus-disable", "obelus-enable"), ("obelus-ignore-start", "obelus-ignore-end")])
    func commentsOfTranslatorsSuppress(_ start: String, _ end: String) {
        folder.write(
            Self.header + """
                # obelus-ignore spaces/before-punctuation: as printed
                msgid "Rise, sun!"
                msgstr "Steig , Sonne!"

                # obelus-ignore spaces/before-punctuation: not needed
                msgid "Rise, moon!"
                msgstr "Steig, Mond!"

                # obelus-ignroe spaces: a slip
                msgid "Rise, star!"
                msgstr "Steig , Stern!"

                # \(start) spaces
                msgid "One, two."
                msgstr "Eins , zwei."

                # obelus-ignore spaces
                #~ msgid "gone"
                #~ msgstr "weg"

                msgid "Three, four."
                msgstr "Drei , vier."

                # \(end) spaces
                msgid "Five, six."
                msgstr "Fünf , sechs."
                """, to: "de.po")
        let lines = found("de.po", "--select", "spaces,suppressions")
        #expect(lines.count == 4, "\(lines)")
        #expect(lines.first?.hasPrefix("de.po:10:") == true && lines.first?.contains("suppressions/unused") == true)
        #expect(lines.contains { $0.hasPrefix("de.po:14:") && $0.contains("suppressions/invalid") })
        #expect(lines.contains { $0.hasPrefix("de.po:14:") && $0.contains("before-punctuation") })
        #expect(lines.last?.hasPrefix("de.po:29:") == true)
        // A fix that takes a second look does not forget them.
        folder.write(folder.text("de.po").replacing("Steig , Sonne!", with: "Steig , Sonne  !"), to: "de.po")
        _ = folder.run("fix", "de.po", "--select", "spaces")
        #expect(folder.text("de.po").contains("Steig , Sonne"))
        #expect(folder.text("de.po").contains("Fünf, sechs"))
    }

    @Test func commentsAndNotesOfXMLSuppress() {
        let unit = { (text: String, more: String) in
            "<trans-unit id=\"1\"><source>A, b.</source><target>\(text)</target>\(more)</trans-unit>\n"
        }
        folder.write(
            "<xliff version=\"1.2\"><file source-language=\"en\" target-language=\"de\" original=\"a\" datatype=\"x\"><body>\n"
                + "<!-- obelus-ignore spaces: a -->" + unit("Er kam , sah.", "")
                + unit("Er kam , ging.", "<note>obelus-ignore spaces</note>")
                + unit("Er kam , blieb.", "<note>say , so</note>") + "</body></file></xliff>", to: "a.xlf")
        #expect(found("a.xlf", "--select", "spaces,suppressions").map { $0.prefix(8) } == ["a.xlf:4:"])
        folder.write(
            "<xliff version=\"2.0\" srcLang=\"en\" trgLang=\"de\"><file id=\"f\"><unit id=\"u\"><notes><note>obelus-ignore spaces</note></notes>\n"
                + "<segment><source>A, b.</source><target>Er kam , sah.</target></segment>\n"
                + "<segment><source>A, c.</source><target>Er kam , ging.</target></segment></unit>\n"
                + "<unit id=\"v\"><segment><source>A, d.</source><target>Er kam , blieb.</target></segment></unit></file></xliff>",
            to: "b.xliff")
        #expect(found("b.xliff", "--select", "spaces,suppressions").map { $0.prefix(10) } == ["b.xliff:4:"])
    }

    // MARK: Where sources are

    @Test func aColumnOfATableMayHoldTheSource() {
        folder.write("en;de;lang\n\"It cost 1,250 euros.\";\"Es kostete 1.520 Euro.\";de\nFine;Gut;de\n", to: "a.csv")
        let lines = found("--select", "pairs", "--source-field", "en", "--target-field", "de", "--language-field", "lang", "a.csv")
        #expect(lines.map { $0.prefix(10) } == ["a.csv:2:36"])
        folder.write("It cost 1,250 euros.\tEs kostete 1.520 Euro.\n", to: "b.tsv")
        #expect(found("--select", "pairs", "--source-field", "1", "--field", "2", "--language", "de", "b.tsv").count == 1)
        #expect(folder.run("check", "--source-field", "fr", "--field", "de", "a.csv").errors.contains("has no column “fr”"))
    }

    @Test func theConfigurationSaysWhereSourcesAre() {
        folder.write(
            "language: de\nformats:\n  \"*.jsonl\": { fields: [de], source-field: en }\n  \"mt/*.de.txt\": { source: ../src/*.en.txt }\n",
            to: ".obelus.yml")
        folder.write("{\"en\":\"It cost 1,250 euros.\",\"de\":\"Es kostete 1.520 Euro.\"}\n", to: "a.jsonl")
        folder.write("It cost 1,250 euros.\nFine.\n", to: "src/news.en.txt")
        folder.write("Es kostete 1.520 Euro.\nGut.\n", to: "mt/news.de.txt")
        folder.write("Gut.\n", to: "mt/other.de.txt")
        #expect(found("--select", "pairs", "a.jsonl", "mt/news.de.txt").count == 2)
        let other = folder.run("check", "--select", "pairs", "mt")
        #expect(other.status == 2)
        #expect(other.errors.contains("mt/other.de.txt: the file with its sources, “mt/../src/other.en.txt”, cannot be read"))
        folder.write("formats:\n  \"*.x*\": { source: \"*.y\" }\n", to: ".obelus.yml")
        #expect(folder.run("check", "a.jsonl").errors.contains(".obelus.yml:2: “source” has a “*”"))
    }

    // MARK: A team's terms

    /// As the pattern of a card is, which runs away.
    @Test func aTermThatTakesTooLongIsNamed() {
        folder.write("rule-paths: [rules]\n", to: ".obelus.yml")
        folder.write("source,target\n/z(a+)+b/,Zaun\n", to: "rules/house/terms.de.csv")
        folder.write(Self.header + "msgid \"A zzz\(String(repeating: "a", count: 40)) here.\"\nmsgstr \"Ein Zaun.\"\n", to: "de.po")
        let result = folder.run("check", "de.po", "--select", "house/terms-de")
        #expect(result.status == 2)
        #expect(result.errors.contains("the pattern of house/terms-de took too long here"), "\(result.errors)")
    }

    @Test func termsOfATeamAreLookedForInBothTexts() {
        folder.write("rule-paths: [rules]\n", to: ".obelus.yml")
        folder.write(
            """
            source,target,not,note
            ferry,Fähre,,
            port,/H[aä]fen(s|e|n)?/,Anschluss,of ships
            port number,Portnummer,,
            keeper,Wärter,,
            keeper,Hüter,,
            """, to: "rules/house/terms.de.csv")
        folder.write(
            Self.header
                + [
                    ("The ferry left the port.", "Die Fähre verließ den Hafen."), ("The ferry waits.", "Das Schiff wartet."),
                    ("Two ports are closed.", "Zwei Anschlüsse sind zu."), ("The port is closed.", "Der Anschluss ist zu."),
                    ("A port number", "Eine Portnummer"), ("The Keeper sleeps.", "Der Hüter schläft."),
                    ("The keepers sleep.", "Die Leute schlafen."),
                ].map { "msgid \"\($0)\"\nmsgstr \"\($1)\"\n\n" }.joined(), to: "de.po")
        let lines = found("de.po", "--select", "house/terms-de")
        #expect(
            lines == [
                "de.po:8:27: warning: The team translates “ferry” as “Fähre”, which is not here [house/terms-de]",
                "de.po:14:13: warning: The team translates “port” as “H[aä]fen(s|e|n)?”, not “Anschluss” (of ships) [house/terms-de]",
            ])
        #expect(folder.run("test", "rules").status == 0)
        folder.write("source,target\nport,/H(/\n", to: "rules/house/terms.de.csv")
        #expect(folder.run("check", "de.po").errors.contains("terms.de.csv:2: “/H(/”"))
    }

    // MARK: All pairs of a file

    @Test func oneSourceInTwoWaysIsToldOnce() {
        let pairs = [
            ("The ferry leaves at noon.", "Die Fähre fährt mittags ab."), ("Fine.", "Gut."),
            ("The ferry leaves at noon!", "Das Schiff legt ab."),
            ("the ferry leaves at noon.", "Das Schiff legt ab!"), ("Fine.", "Schön."),
        ]
        folder.write(pairs.map { "{\"s\":\"\($0)\",\"text\":\"\($1)\"}\n" }.joined(), to: "a.jsonl")
        let lines = found("a.jsonl", "--select", "pairs", "--language", "de", "--source-field", "s")
        #expect(
            lines == [
                "a.jsonl:1:42: note: The same source is also translated as “Das Schiff legt ab.” (lines 3, 4) [pairs/same-source]"
            ])
    }

    @Test func oneMarkThatIsLostIsToldOnce() {
        folder.write(
            Self.header
                + "msgid \"He called it “a good year” (or two) and left.\"\nmsgstr \"Er nannte es „ein gutes Jahr (oder zwei und ging.\"\n",
            to: "de.po")
        let lines = found("de.po", "--select", "pairs,quotes,punctuation")
        #expect(lines.count { $0.contains("de.po:5:22:") } == 1, "\(lines)")
        #expect(lines.count == 2, "\(lines)")
        #expect(found("de.po", "--select", "pairs").count == 2)
    }

    /// Findings that readers of fresh catalogs took for mistakes of the rule.
    @Test(
        arguments: [
            ("%a, %b %-d %Y at %-I:%M %p", "%a, %b %-d %Y at %-I:%M %p"), ("Symbol x-by-dt of the list", "Symbol x-by-dt"),
            ("{count} entries in {path}", "{count:L} Einträge in {path}"),
            (
                "This value is too long. It should have {{ limit }} letter or less.|This value is too long. It should have {{ limit }} letters or less.",
                "Der Wert ist zu lang. Er darf höchstens {{ limit }} Zeichen haben."
            ),
            ("If this is 0, no lines are numbered.", "Bei \\\"0\\\" werden keine Zeilen nummeriert."), ("&quot;", "\\\""),
            ("Override for I18N of texts", "Vorgabe für Texte in anderen Sprachen"),
            ("[ 'UTF-8', 'CURRENT', 'ISO-8859-15' ]", "[ 'UTF-8', 'CURRENT', 'ISO-8859-2' ]"),
            (
                "This is free software; you can redistribute it under the terms of the GNU General Public License as published by others.",
                "This is free software; you can redistribute it under the terms of the GNU General Public License as published by many."
            ),
        ])
    func whatIsRightIsNotReported(_ source: String, _ target: String) {
        folder.write(Self.header + "msgid \"\(source)\"\nmsgstr \"\(target)\"\n", to: "de.po")
        #expect(found("de.po", "--select", "pairs").filter { !$0.contains(": note:") } == [])
    }

    /// The same of machine output.
    @Test(
        arguments: [
            ("ja", "１日に２，３回です。", "Two or three times a day."), ("ja", "８月２６日AM9:45まで半額です。", "Half price until 9.45 a.m. on August 26."),
            ("zh", "请在第１，２页上签名。", "Please sign on both of the first pages."),
        ])
    func whatIsRightBesideASourceWithoutSpacesIsNotReported(_ language: String, _ source: String, _ target: String) {
        folder.write(source + "\n", to: "a.src")
        folder.write(target + "\n", to: "a.en.txt")
        #expect(
            found("a.en.txt", "--select", "pairs", "--source", "a.src", "--source-language", language).filter { !$0.contains(": note:") }
                == [])
    }

    // MARK: Pages, cues, tables

    @Test func whatAPageHasAroundItsTextIsNoFurnitureOfIt() {
        let line = "<p>Share this article</p><p>Read also: the ferry is late</p>"
        folder.write("<html lang=en><body><article><p>The ferry left the pier at noon.</p>\(line)</article></body>", to: "a.html")
        #expect(!found("a.html", "--select", "scraping").isEmpty)
        for name in ["nav", "footer", "header"] {
            folder.write(
                "<html lang=en><body><\(name)>\(line)</\(name)><article><p>The ferry left the pier at noon.</p></article></body>",
                to: "a.html")
            #expect(found("a.html", "--select", "scraping") == [], "\(name)")
        }
        // The header of an article is its own.
        folder.write(
            "<html lang=en><body><article><header>\(line)</header><p>The ferry left the pier at noon.</p></article></body>", to: "a.html")
        #expect(!found("a.html", "--select", "scraping").isEmpty)
    }

    @Test func wordsOfACueInAnotherLanguageAreLeftAlone() {
        folder.write(
            "WEBVTT\n\n00:01.000 --> 00:02.000\nHe said <lang fr>Venez , monsieur</lang> , and left.\n", to: "a.vtt")
        _ = folder.run("fix", "--language", "en", "a.vtt")
        #expect(folder.text("a.vtt").hasSuffix("He said <lang fr>Venez , monsieur</lang>, and left.\n"))
    }

    @Test func aFieldGetsQuotationMarksWhereAFixNeedsThem() {
        folder.write("id,text\n1,He said &quot;yes&quot; to \"us\" and left&comma; at last\n2,fine\n", to: "a.csv")
        let result = folder.run("fix", "--language", "en", "--select", "characters/html-entity", "a.csv")
        #expect(result.errors == "")
        #expect(folder.text("a.csv") == "id,text\n1,\"He said \"\"yes\"\" to \"\"us\"\" and left, at last\"\n2,fine\n")
    }
}

/// Files of pairs that are not what they should be: told with file, line and what, and nothing is written; the others are done.
@Suite struct BadPairFilesTests {
    private let folder = Workspace()

    private static let depth = 100_000

    private static func exchange(_ target: String, before: String = "", attributes: String = "") -> String {
        before + "<xliff version=\"1.2\"><file source-language=\"en\" target-language=\"de\"\(attributes)><body>\n"
            + "<trans-unit id=\"1\"><source>He came, he saw.</source><target>\(target)</target></trans-unit></body></file></xliff>"
    }

    /// Ten entities, each ten times the one before.
    private static var bomb: String {
        let names = Array("abcdefghij")
        let entities = zip(names.dropFirst(), names).map { "<!ENTITY \($0) \"\(String(repeating: "&\($1);", count: 10))\">" }
        return "<!DOCTYPE x [<!ENTITY a \"ha , ha\">\(entities.joined())]>\n"
    }

    @Test(
        arguments: [
            ("a.xlf", Array(exchange("Er kam , sah").dropLast(40)), 2, "is not well-formed XML"),
            ("b.tmx", Array("<tmx version=\"1.4\"><header srclang=\"en\"/><body><tu>"), 1, "is not well-formed XML"),
            ("c.xlf", Array("{\"a\":\"Er kam , sah\"}"), 1, "is not well-formed XML"),
            ("d.po", Array("{\"a\":\"Er kam , sah\"}"), 1, "neither a comment, a keyword nor a string"),
            ("e.xlf", Array("<html><p>Er kam , sah</p></html>"), 1, "its root element is “html”"),
            ("f.xlf", Array(exchange("Er kam , sah", before: bomb, attributes: " original=\"&j;\"")), 2, "amplification"),
            ("h.po", Array("msgid \"\"\nmsgstr \"\"\n\nmsgid \"\"\nmsgstr \"\"\n"), 4, "a second header; the first is on line 1"),
            ("i.po", Array("msgid \"A, b.\"\nmsgstr \"Er kam , sah\n"), 2, "a string does not end on its line"),
        ])
    func isToldAndNothingIsWritten(_ name: String, _ text: [Character], _ line: Int, _ message: String) {
        folder.write(String(text), to: name)
        expectRefusal(name, line, message)
    }

    @Test(
        arguments: [
            (
                "a.xlf", exchange("Er kam , s\u{E1}h", before: "<?xml version=\"1.0\" encoding=\"x-none\"?>"),
                "declares the encoding “x-none”"
            ),
            (
                "b.po",
                "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=ISO-8859-2\\n\"\n\nmsgid \"A, b.\"\nmsgstr \"Er kam , s\u{E1}h\"\n",
                "declares the character set “ISO-8859-2”"
            ),
        ])
    func anotherCharacterSetIsTold(_ name: String, _ text: String, _ message: String) {
        folder.write(text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }, to: name)
        expectRefusal(name, 1, message)
    }

    private func expectRefusal(_ name: String, _ line: Int, _ message: String) {
        let before = folder.bytes(name)
        folder.write("He said , no.\n", to: "other.txt")
        let result = folder.run("fix", "--language", "en", name, "other.txt")
        #expect(result.status == 2)
        #expect(result.errors.contains("obelus: \(name):\(line): "), "\(result.errors)")
        #expect(result.errors.contains(message), "\(result.errors)")
        #expect(folder.bytes(name) == before)
        #expect(folder.text("other.txt") == "He said, no.\n")
    }

    /// Entities of the file are not looked into, and none outside it is read.
    @Test(arguments: [bomb, "<!DOCTYPE x [<!ENTITY j SYSTEM \"file:///etc/hosts\">]>\n"])
    func entitiesStandForThemselves(_ declaration: String) {
        folder.write(Self.exchange("&j; Er kam , sah .", before: declaration), to: "a.xlf")
        #expect(folder.run("fix", "a.xlf", "--select", "spaces,characters").errors == "")
        #expect(folder.text("a.xlf") == Self.exchange("&j; Er kam, sah.", before: declaration))
    }

    @Test func deepNestingIsRead() {
        let (open, close) = (String(repeating: "<g id=\"1\">", count: Self.depth), String(repeating: "</g>", count: Self.depth))
        folder.write(Self.exchange(open + "Er kam , sah." + close), to: "a.xlf")
        #expect(folder.run("fix", "a.xlf", "--select", "spaces").errors == "")
        #expect(folder.text("a.xlf") == Self.exchange(open + "Er kam, sah." + close))
        let divisions = String(repeating: "<div lang=en>", count: Self.depth)
        folder.write(divisions + "He said , no.", to: "a.html")
        #expect(folder.run("fix", "a.html", "--select", "spaces").errors == "")
        #expect(folder.text("a.html") == divisions + "He said, no.")
        let arrays = String(repeating: "[", count: Self.depth) + String(repeating: "]", count: Self.depth)
        folder.write("{\"a\":\(arrays),\"text\":\"He said , no.\"}\n{\"text\":\"He said , no.\"}\n", to: "a.jsonl")
        let result = folder.run("fix", "--language", "en", "a.jsonl", "--select", "spaces")
        #expect(result.status == 2)
        #expect(result.errors.contains("obelus: a.jsonl:1: is not a JSON object: the JSON document was too deep"))
        #expect(folder.text("a.jsonl").hasSuffix("\"He said , no.\"}\n{\"text\":\"He said, no.\"}\n"))
    }

    @Test func aCueThatEndsBeforeItBeginsIsRead() {
        folder.write("1\n00:00:05,000 --> 00:00:02,000\nHe said , no.\n", to: "a.srt")
        #expect(folder.run("fix", "--language", "en", "a.srt").status == 0)
        #expect(folder.text("a.srt") == "1\n00:00:05,000 --> 00:00:02,000\nHe said, no.\n")
    }

    /// A line of some megabytes, in each format that has lines; docs/performance.md has the figures of one of a hundred.
    @Test(.enabled(if: Workspace.has("awk")))
    func aVeryLongLineIsRead() {
        let words = "awk 'BEGIN { for (i = 0; i < 160000; i++) printf \"the old town hall is open \"; print \"he said , no.\" }'"
        let files = [
            ("a.jsonl", "printf '{\"text\":\"'; \(words) | tr -d '\\n'; printf '\"}\\n'"),
            ("a.csv", "printf 'text\\n\"'; \(words) | tr -d '\\n'; printf '\"\\n'"),
            ("a.po", "printf 'msgid \"a\"\\nmsgstr \"'; \(words) | tr -d '\\n'; printf '\"\\n'"),
        ]
        for (name, make) in files {
            _ = folder.shell("{ \(make); } > \(name)")
            let size = folder.shell("wc -c < \(name)").output
            let result = folder.run("fix", "--quiet", "--language", "en", "--select", "spaces/before-punctuation", name)
            #expect(result.status == 0, "\(name): \(result.errors)")
            let fixed = folder.shell("tail -c 16 \(name); wc -c < \(name)").output
            #expect(fixed.contains("he said, no.\""), "\(name)")
            #expect(Int(fixed.split(separator: "\n").last?.filter(\.isNumber) ?? "") == (Int(size.filter(\.isNumber)) ?? 0) - 1)
            _ = folder.shell("rm \(name)")
        }
    }
}
