import Linting
import Prose
@testable import Readers
import Testing

@Suite struct POReaderTests {
    private static let header = #"""
        msgid ""
        msgstr ""
        "Language: cs\n"
        "Content-Type: text/plain; charset=UTF-8\n"
        "Plural-Forms: nplurals=3; plural=(n==1) ? 0 : (n>=2 && n<=4) ? 1 : 2;\n"

        """#

    private func read(_ file: String, header: String = header) -> Reading {
        POReader.read(Source(Array((header + "\n" + file).utf8)), ReadingOptions(format: .po))
    }

    private func texts(_ file: String) -> [String] { read(file).passages.map { String(decoding: $0.text.bytes, as: UTF8.self) } }

    @Test(
        arguments: [
            (#"a\"b\\c"#, "a\"b\\c"), (#"a\nb\tc\rd"#, "a\nb\tc\rd"), (#"\a\b\f\v"#, "\u{7}\u{8}\u{C}\u{B}"), (#"\101\x42C"#, "AB"),
            (#"\1012"#, "A2"), ("čeština", "čeština"),
        ])
    func undoesEscapes(_ spelled: String, _ text: String) {
        // “\x” takes as many digits as there are.
        let spelled = spelled == #"\101\x42C"# ? #"\101\x42"# : spelled
        #expect(texts("msgid \"x\"\nmsgstr \"\(spelled)\"\n") == [text])
    }

    @Test func joinsWrappedStringsAndKnowsTheirPlaces() throws {
        let file = Self.header + "\nmsgid \"one two\"\nmsgstr \"\"\n\"jedna \"\n  \"dvě\"\n"
        let text = try #require(POReader.read(Source(Array(file.utf8)), ReadingOptions(format: .po)).passages.first?.text)
        #expect(String(decoding: text.bytes, as: UTF8.self) == "jedna dvě")
        let bytes = Array(file.utf8)
        let word = try #require(text.map.file(6..<10))
        #expect(String(decoding: bytes[word], as: UTF8.self) == "dvě")
        // An edit over the wrap leaves it where it is.
        let edits = try #require(text.fileEdits([Edit(4..<7, "ou D")]))
        var fixed = bytes
        for edit in edits.reversed() { fixed.replaceSubrange(edit.range, with: edit.replacement.utf8) }
        #expect(String(decoding: fixed, as: UTF8.self).hasSuffix("msgstr \"\"\n\"jednou \"\n  \"Dvě\"\n"))
    }

    @Test func writesAsAStringOfC() throws {
        let text = try #require(read("msgid \"x\"\nmsgstr \"a b\"\n").passages.first?.text)
        let edits = try #require(text.fileEdits([Edit(1..<2, "\"\\\n\t\u{1}č")]))
        #expect(edits.map(\.replacement) == [#"\"\\\n\t\001č"#])
    }

    @Test func leavesOutWhatIsNoTranslation() {
        let file = """
            #, fuzzy
            msgid "a"
            msgstr "fuzzy"

            #~ msgid "b"
            #~ msgstr "obsolete"

            msgid "c"
            msgstr ""

            msgid "translator-credits"
            msgstr "Jana"

            #. a comment
            #: file.c:12
            #, c-format, no-wrap
            #| msgid "old"
            msgctxt "menu"
            msgid "d"
            msgstr "kept"
            """
        let passages = read(file).passages
        #expect(passages.map { String(decoding: $0.text.bytes, as: UTF8.self) } == ["kept"])
        #expect(passages.first?.counterpart?.context == PairContext(id: "menu", meaning: "menu", formats: ["c-format"]))
        #expect(passages.first?.language == LanguageTag("cs"))
        #expect(passages.first?.counterpart?.language == .english)
    }

    /// A catalog in another character set has no way to spell a letter that its own does not have.
    @Test(arguments: [("ISO-8859-2", false), ("us-ascii", false), ("UTF-8", true), ("CHARSET", true)])
    func lettersBeyondASCIIAreWrittenInUTF8Alone(_ charset: String, _ isWritten: Bool) throws {
        let file = "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=\(charset)\\n\"\n\nmsgid \"a\"\nmsgstr \"b\"\n"
        let text = try #require(POReader.read(Source(Array(file.utf8)), ReadingOptions(format: .po)).passages.first?.text)
        #expect((text.fileEdits([Edit(0..<1, "“")]) != nil) == isWritten)
        #expect(text.fileEdits([Edit(0..<1, "\"")])?.map(\.replacement) == ["\\\""])
    }

    /// What is handed to a reader is UTF-8: expat would read UTF-16 in positions of its own, and edits would be written in the wrong place.
    @Test(arguments: [true, false])
    func bytesOfUTF16AreNoUTF8(_ isLittleEndian: Bool) {
        let tmx =
            "\u{FEFF}<?xml version=\"1.0\" encoding=\"UTF-16\"?><tmx version=\"1.4\"><header srclang=\"en\"/><body><tu><tuv xml:lang=\"en\"><seg>a</seg></tuv>"
            + "<tuv xml:lang=\"de\"><seg>é , b</seg></tuv></tu></body></tmx>"
        let bytes = tmx.utf16.flatMap { unit in
            let pair = [UInt8(truncatingIfNeeded: unit >> 8), UInt8(truncatingIfNeeded: unit)]
            return isLittleEndian ? pair.reversed() : pair
        }
        let reading = TMXReader.read(Source(bytes), ReadingOptions(format: .tmx))
        #expect(reading.passages.isEmpty)
        #expect(reading.problems.map(\.line) == [1])
        // Decoded, it is read whatever it declares.
        let encoding = FileEncoding.utf16(littleEndian: isLittleEndian)
        let decoded = TMXReader.read(Source(encoding.decoded(bytes), encoding: encoding), ReadingOptions(format: .tmx))
        #expect(decoded.passages.map { String(decoding: $0.text.bytes, as: UTF8.self) } == ["é , b"])
    }

    /// XML can: by references.
    @Test(arguments: [("ISO-8859-1", "&#8220;"), ("UTF-8", "“")])
    func lettersBeyondASCIIAreReferencesInXML(_ encoding: String, _ written: String) throws {
        let file =
            "<?xml version=\"1.0\" encoding=\"\(encoding)\"?><tmx version=\"1.4\"><header srclang=\"en\"/><body><tu><tuv xml:lang=\"en\"><seg>a</seg></tuv>"
            + "<tuv xml:lang=\"de\"><seg>b</seg></tuv></tu></body></tmx>"
        let text = try #require(TMXReader.read(Source(Array(file.utf8)), ReadingOptions(format: .tmx)).passages.first?.text)
        #expect(text.fileEdits([Edit(0..<1, "“")])?.map(\.replacement) == [written])
    }

    @Test func pairsPluralFormsWithTheirSources() {
        let file = """
            msgid "%d file"
            msgid_plural "%d files"
            msgstr[0] "soubor"
            msgstr[1] "%d soubory"
            msgstr[2] "%d souborů"
            """
        let sources = read(file).passages.compactMap(\.counterpart)
        #expect(sources.map { String(decoding: $0.text.bytes, as: UTF8.self) } == ["%d file", "%d files", "%d files"])
        #expect(sources.map(\.context.pluralForm) == [0, 1, 2])
        #expect(sources.map(\.context.isForFewNumbers) == [true, false, false])
        #expect(sources.map { $0.otherForm.map { String(decoding: $0, as: UTF8.self) } } == ["%d files", "%d file", "%d file"])
    }

    /// In French one and none have the same form, and either may be said in words; in Czech two to four may not.
    @Test(
        arguments: [
            ("nplurals=2; plural=(n > 1);", [true, false]), ("nplurals=2; plural=n != 1;", [true, false]),
            (
                "nplurals=3; plural=n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2;",
                [false, false, false]
            ),
            ("nplurals=1; plural=0;", [false]),
            ("nplurals=4; plural=n%100==1 ? 0 : n%100==2 ? 1 : n%100<5 ? 2 : 3;", [false, false, false, false]),
        ])
    func knowsFormsThatMaySayTheirNumberInWords(_ header: String, _ isForFew: [Bool]) throws {
        let forms = try #require(PluralForms(header))
        #expect(isForFew.indices.map { forms.isForFewNumbers($0) } == isForFew)
    }

    @Test(
        arguments: [
            ("msgid \"a\nmsgstr \"b\"\n\nmsgid \"c\"\nmsgstr \"d\"\n", 7, "a string does not end on its line"),
            ("msgid \"a\"\nmsgstr \"b\\q\"\n\nmsgid \"c\"\nmsgstr \"d\"\n", 8, "“\\q” is not an escape"),
            ("msgid \"a\"\nmsgsrt \"b\"\n\nmsgid \"c\"\nmsgstr \"d\"\n", 8, "“msgsrt” is not a keyword of a message catalog"),
            ("msgid \"\"\nmsgstr \"\"\n\nmsgid \"c\"\nmsgstr \"d\"\n", 7, "a second header; the first is on line 1"),
            ("msgid \"c\"\nmsgstr \"d\"\n\nmsgid \"c\"\nmsgstr \"e\"\n", 10, "the message is defined twice; the first is on line 7"),
            ("msgstr \"a\"\n\nmsgid \"c\"\nmsgstr \"d\"\n", 7, "the message has “msgstr” twice"),
        ])
    func namesWhatIsWrongAndReadsTheRest(_ file: String, _ line: Int, _ message: String) {
        let reading = read(file)
        #expect(reading.problems.map(\.line) == [line])
        #expect(reading.problems.map(\.message) == [message])
        #expect(reading.passages.map { String(decoding: $0.text.bytes, as: UTF8.self) } == ["d"])
    }

    @Test func refusesOtherCharacterSets() {
        let reading = read(
            "msgid \"x\"\nmsgstr \"\u{E1}\"\n", header: "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=ISO-8859-2\\n\"\n")
        #expect(reading.passages.isEmpty)
        #expect(reading.problems.first?.message.contains("ISO-8859-2") == true)
    }
}

@Suite struct XMLReaderTests {
    private func read(_ file: String, _ format: TextFormat) -> Reading {
        format.reader.read(Source(Array(file.utf8)), ReadingOptions(format: format))
    }

    private func text(_ passage: Passage) -> String { String(decoding: passage.text.bytes, as: UTF8.self) }
    private func source(_ passage: Passage) -> String { passage.counterpart.map { $0.text(0..<$0.text.bytes.count) } ?? "" }

    private static let old = """
        <?xml version="1.0" encoding="utf-8"?>
        <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
        <file original="a" datatype="html" source-language="en" target-language="fr-CA"><body>
        <trans-unit id="1"><source>Press <g id="1">Save</g> &amp; wait<x id="2"/></source><target>Appuyez sur <g id="1">Sauver</g> &amp; attendez<x id="2"/></target>
          <alt-trans><source>no</source><target>non</target></alt-trans><note>nothing</note></trans-unit>
        <trans-unit id="2" translate="no"><source>K</source><target>K2</target></trans-unit>
        <trans-unit id="3"><source>New</source><target state="needs-translation">New</target></trans-unit>
        <trans-unit id="4"><source>A. B.</source><seg-source><mrk mtype="seg" mid="0">A.</mrk> <mrk mtype="seg" mid="1">B.</mrk></seg-source>
          <target><mrk mtype="seg" mid="0">Un.</mrk> <mrk mtype="seg" mid="1">De<bpt id="3">&lt;b></bpt>ux<ept id="3"/>.</mrk></target></trans-unit>
        <trans-unit id="5"><source>Raw</source><target><![CDATA[a < b]]> &#233;</target></trans-unit>
        <trans-unit id="6" approved="yes"><source>Gone</source><target/></trans-unit>
        <trans-unit id="7"><source>Open</source><target/></trans-unit>
        </body></file></xliff>
        """

    @Test func readsXLIFF12() throws {
        let reading = read(Self.old, .xliff)
        #expect(reading.problems == [])
        #expect(reading.passages.map(text) == ["Appuyez sur Sauver & attendez\u{FFFC}", "Un.", "Deux.", "a < b é", ""])
        #expect(reading.passages.map(source) == ["Press Save & wait\u{FFFC}", "A.", "B.", "Raw", "Gone"])
        #expect(reading.passages.allSatisfy { $0.language == LanguageTag("fr-CA") })
        #expect(reading.passages.compactMap(\.counterpart?.context.id) == ["1", "4/0", "4/1", "5", "6"])
        #expect(reading.passages[0].counterpart?.targetCodes.map(\.id) == ["1", "2"])
        // Each character is where the file has it.
        let bytes = Array(Self.old.utf8)
        let map = reading.passages[0].text.map
        #expect(String(decoding: bytes[try #require(map.file(12..<18))], as: UTF8.self) == "Sauver")
        #expect(String(decoding: bytes[try #require(map.file(19..<20))], as: UTF8.self) == "&amp;")
        // Markup stays, and what is in a CDATA section is left alone.
        #expect(reading.passages[0].text.fileEdits([Edit(29..<32, "")]) == nil)
        #expect(reading.passages[3].text.fileEdits([Edit(0..<1, "x")]) == nil)
        #expect(reading.passages[3].text.fileEdits([Edit(6..<8, "<")])?.map(\.replacement) == ["&lt;"])
    }

    @Test func readsXLIFF2() {
        let file = """
            <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="ja"><file id="f"><unit id="u">
            <notes><note>n</note></notes>
            <segment id="s1"><source>Hello <pc id="1">you</pc> <ph id="2"/></source><target><pc id="1">あなた</pc>、<ph id="2"/><cp hex="0007"/></target></segment>
            <ignorable><source> </source></ignorable>
            <segment id="s2" state="initial"><source>Bye</source><target>Bye</target></segment>
            </unit></file></xliff>
            """
        let reading = read(file, .xliff)
        #expect(reading.passages.map(text) == ["あなた、\u{FFFC}\u{7}"])
        #expect(reading.passages.map(source) == ["Hello you \u{FFFC}"])
        #expect(reading.passages.first?.language == .japanese)
    }

    /// What is put behind an element that stands for something comes behind its end tag, not among what it holds.
    @Test(arguments: [
        ("<ph id=\"1\">{0}</ph>", TextFormat.xliff), ("<ph id=\"1\"/>", .xliff), ("<x id=\"1\"></x>", .xliff),
        ("<ph id=\"1\"><sub>a <x/></sub></ph>", .xliff),
        ("<ph x=\"1\">&lt;br/&gt;</ph>", .tmx),
    ])
    func placeholdersAreWholes(_ placeholder: String, _ format: TextFormat) throws {
        func file(_ target: String) -> String {
            format == .tmx
                ? "<tmx version=\"1.4\"><header srclang=\"en\"/><body><tu><tuv xml:lang=\"en\"><seg>It</seg></tuv><tuv xml:lang=\"de\"><seg>\(target)</seg></tuv></tu></body></tmx>"
                : "<xliff version=\"1.2\"><file source-language=\"en\" target-language=\"de\"><trans-unit id=\"1\"><source>It</source><target>\(target)</target></trans-unit></file></xliff>"
        }
        let old = file("Die \(placeholder) kam")
        let passage = try #require(read(old, format).passages.first)
        #expect(text(passage) == "Die \u{FFFC} kam")
        let edits = try #require(passage.text.fileEdits([Edit(4..<4, "("), Edit(7..<7, ")")]))
        #expect(String(decoding: Edit.apply(edits, to: Array(old.utf8)), as: UTF8.self) == file("Die (\(placeholder)) kam"))
    }

    @Test func readsTMX() {
        let file = """
            <tmx version="1.4"><header srclang="en-US" adminlang="en"/><body><tu tuid="t1">
            <tuv xml:lang="de"><seg>Drücken <bpt i="1">&lt;b&gt;</bpt>Sie<ept i="1"/></seg></tuv>
            <tuv xml:lang="en"><seg>Press <hi>it</hi></seg></tuv><tuv xml:lang="cs"><seg>Stiskněte</seg></tuv></tu></body></tmx>
            """
        let reading = read(file, .tmx)
        #expect(reading.passages.map(text) == ["Drücken Sie", "Stiskněte"])
        #expect(reading.passages.map(source) == ["Press it", "Press it"])
        #expect(reading.passages.map(\.language) == [.german, .czech])
    }

    @Test func namesTheLineOfBrokenXML() {
        let half = String(Self.old.prefix(Self.old.count / 2))
        let reading = read(half, .xliff)
        #expect(reading.passages.isEmpty)
        #expect(reading.problems.count == 1)
        #expect(reading.problems.first?.message.contains("is not well-formed XML") == true)
        #expect((reading.problems.first?.line ?? 0) > 3)
        #expect(read("<html><p>a</p></html>", .xliff).problems.first?.message.contains("root element is “html”") == true)
    }

    @Test func expandsNoEntities() {
        var file = "<!DOCTYPE xliff [<!ENTITY a0 \"lol\">"
        for level in 1...20 { file += "<!ENTITY a\(level) \"\(String(repeating: "&a\(level - 1);", count: 10))\">" }
        file += "<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
        file +=
            "<xliff><file source-language=\"en\" target-language=\"de\"><trans-unit id=\"1\"><source>x</source><target>a&a20;b&e;c</target></trans-unit></file></xliff>"
        let reading = read(file, .xliff)
        #expect(reading.problems == [])
        #expect(reading.passages.map(text) == ["a\u{FFFC}b\u{FFFC}c"])
        // In an attribute they would be expanded: there expat sets limits.
        let attribute = file.replacing("id=\"1\"", with: "id=\"&a20;\"")
        #expect(read(attribute, .xliff).problems.count == 1)
    }

    @Test func readsDeepNesting() {
        let depth = 100_000
        let file =
            "<xliff><trans-unit id=\"1\"><source>x</source><target>a" + String(repeating: "<g id=\"1\">", count: depth) + "b"
            + String(repeating: "</g>", count: depth) + "</target></trans-unit></xliff>"
        #expect(read(file, .xliff).passages.map(text) == ["ab"])
    }

    @Test func refusesOtherEncodings() {
        var bytes = Array(
            "<?xml version=\"1.0\" encoding=\"windows-1252\"?><xliff><trans-unit id=\"1\"><source>x</source><target>\u{E9}</target></trans-unit></xliff>"
                .utf8)
        #expect(XLIFFReader.read(Source(bytes), ReadingOptions(format: .xliff)).problems.first?.message.contains("windows-1252") == true)
        bytes.removeAll { $0 >= 0x80 }
        #expect(XLIFFReader.read(Source(bytes), ReadingOptions(format: .xliff)).problems == [])
    }
}
