import Testing

/// What files are taken for, and long files of records.
@Suite struct FormatTests {
    private let folder = Workspace()

    @Test(
        arguments: [
            ("feed.xml", "<a>He said , no.</a>"), ("data.json", "{\"a\":\"He said , no.\"}"),
            ("de.po", "msgid \"a\"\nmsgstr \"He said , no.\"\n"),
            ("prog.py", "print('He said , no.')"), ("notes.rst", "He said , no."),
            ("notes.odd", "He said , no."), ("page.txt", "\u{FEFF}  <!doctype HTML><p>He said , no.</p>"),
            ("feed.txt", "<?xml version=\"1.0\"?><a>He said , no.</a>"), ("data.txt", "[\n  {\"a\":\"He said , no.\"}]"),
            ("cues.txt", "WEBVTT\n\n00:01.000 --> 00:02.000\nHe said , no."),
            ("cues2.txt", "1\r\n00:00:01,000 --> 00:00:02,000\r\nHe said , no."),
            ("catalog.txt", "# x\nmsgid \"a\"\nmsgstr \"He said , no.\"\n"), ("script.txt", "#!/bin/sh\necho He said , no.\n"),
            ("doc.pdf", "%PDF-1.4 He said , no."), ("page.md", "<html><p>He said , no.</p>"),
        ])
    func whatIsNoTextIsRefused(_ name: String, _ text: String) {
        folder.write(text, to: name)
        folder.write("He said , no.\n", to: "a.txt")
        let result = folder.run("fix", name, "a.txt")
        #expect(result.status == 2)
        #expect(result.errors.contains("obelus: \(name): "))
        #expect(result.errors.contains("--as plain"))
        #expect(folder.text(name) == text)
        #expect(folder.text("a.txt") == "He said, no.\n")
        #expect(folder.run("fix", "--as", "plain", name).status != 2)
        #expect(folder.text(name).contains("He said, no"))
    }

    @Test(
        arguments: [
            ("README", "He said , no.\n"), ("article.ru", "He said , no.\n"), ("a.1", "He said , no.\n"),
            ("x.md", "<p>a</p>\n\nHe said , no.\n"),
            ("page.html", "<p>He said , no.</p>"), ("film.srt", "1\n00:00:01,000 --> 00:00:02,000\nHe said , no.\n"),
            ("film.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nHe said , no.\n"), ("table.csv", "id,text\n1,\"He said , no.\"\n"),
            ("table.tsv", "id\ttext\n1\tHe said , no.\n"), ("x.xhtml", "<?xml version=\"1.0\"?><html><p>He said , no.</p></html>"),
            // Without a name that says it, a file says it itself.
            ("index", "<!DOCTYPE html><p>He said , no.<pre>a , b</pre>"), ("cues", "WEBVTT\n\n00:01.000 --> 00:02.000\nHe said , no.\n"),
            ("b.txt", "[Music] He said , no.\n"), ("c.txt", "{name} said , no.\n"), ("d.md", "#!important\n\nHe said , no.\n"),
        ])
    func textIsRead(_ name: String, _ text: String) {
        folder.write(text, to: name)
        #expect(folder.run("fix", "--language", "en", name).errors == "")
        #expect(folder.text(name) != text)
    }

    @Test(
        arguments: [
            ("a.html", "{\"a\": 1}", "is JSON"), ("b.html", "<meta charset='koi8-r'><p>\u{CF}\u{D0} , a", "koi8-r"),
            ("c.srt", "He said , no.\n", "is not SubRip"),
            ("d.vtt", "He said , no.\n", "is not WebVTT"), ("e.csv", "a,b\n1,He said\n", "has no column “text”"),
            ("f.csv", "id,text\n1,He said , no.\n", "has 3 fields"), ("g.csv", "id,text\n1,\"He said , no.\n", "quotation mark"),
        ])
    func whatCannotBeReadIsTold(_ name: String, _ text: String, _ message: String) {
        folder.write(text, to: name)
        folder.write("He said , no.\n", to: "a.txt")
        let result = folder.run("fix", "--language", "en", name, "a.txt")
        #expect(result.status == 2)
        #expect(result.errors.contains("obelus: \(name):"))
        #expect(result.errors.contains(message))
        #expect(folder.text(name) == text)
        #expect(folder.text("a.txt") == "He said, no.\n")
    }

    @Test func theConfigurationSaysWhatFilesAre() {
        folder.write(
            "formats:\n  \"data/*.csv\": { fields: [body, title], language-field: lang }\n  \"*.tpl\": html\n  \"raw/*.html\": { as: plain }\n",
            to: ".obelus.yml")
        folder.write("lang,body,title\nen,\"He said , no.\",\"She , too\"\n", to: "data/a.csv")
        folder.write("lang,body\nen,\"He said , no.\"\n", to: "b.csv")
        folder.write("<p title='a , b'>He said , no.", to: "x.tpl")
        folder.write("<p title='a , b'>He said , no.", to: "raw/x.html")
        let result = folder.run("fix", "--language", "en", ".", "x.tpl")
        #expect(result.status == 0)
        #expect(folder.text("data/a.csv") == "lang,body,title\nen,\"He said, no.\",\"She, too\"\n")
        // A table that somebody's folder happens to hold is left out; one that is named is not.
        #expect(folder.text("b.csv").contains(" , no"))
        #expect(result.errors.contains("b.csv: skipped: it has no column “text”"))
        #expect(folder.run("check", "b.csv").status == 2)
        #expect(folder.run("check", "--field", "2", "b.csv").status == 1)
        #expect(folder.text("x.tpl") == "<p title='a , b'>He said, no.")
        #expect(!folder.text("raw/x.html").contains("a , b"))
        folder.write("formats:\n  \"*.x\": { fields: [] , as: word }\n", to: ".obelus.yml")
        #expect(folder.run("check", "x.tpl").errors.contains(".obelus.yml:2"))
    }

    /// A table of more than 2 MiB is read and written in parts, whose rows have line ends in them.
    @Test func aLongTableIsFixedInParts() {
        let row = { (number: Int, comma: String) in
            "\(number),\"He said \"\"yes\(comma)\"\" and\nleft the old town hall, where nobody had spoken for \(number) minutes.\"\r\n"
        }
        let count = 24_000
        folder.write("id,text\r\n" + (0..<count).map { row($0, " ,") }.joined() + "1,2,3\r\n", to: "long.csv")
        let result = folder.run("fix", "--language", "en", "--quiet", "long.csv")
        #expect(
            result.errors == "obelus: long.csv:\(2 * count + 2): has 3 fields in this row, but 2 in its header; the row was left alone\n")
        #expect(folder.text("long.csv") == "id,text\r\n" + (0..<count).map { row($0, ",") }.joined() + "1,2,3\r\n")
    }

    private func record(_ number: Int) -> String {
        number % 3 == 0
            ? "{\"id\":\(number),\"text\":\"He said \\\"yes ,\\\" and left \\u201cNo. \(number)\\u201d.\"}\n"
            : "{\"id\":\(number),\"text\":\"The mayor met the council in the old town hall, and nobody spoke for \(number) minutes.\"}\n"
    }

    private func fixed(_ number: Int) -> String {
        number % 3 == 0 ? "{\"id\":\(number),\"text\":\"He said \\\"yes,\\\" and left \\u201cNo. \(number)\\u201d.\"}\n" : record(number)
    }

    /// A file of more than 2 MiB is read and written in parts.
    @Test func aLongFileIsFixedInParts() {
        let count = 24_000
        folder.write((0..<count).map(record).joined(), to: "long.jsonl")
        let check = folder.run("check", "--language", "en", "--select", "spaces/before-punctuation", "--format", "gcc", "long.jsonl")
        #expect(check.status == 1)
        #expect(check.output.split(separator: "\n").count == count / 3)
        #expect(check.output.contains("long.jsonl:\(count - 2):"))
        let diff = folder.run("fix", "--diff", "--language", "en", "--quiet", "long.jsonl").output
        #expect(diff.hasPrefix("--- long.jsonl\n+++ long.jsonl\n@@ -1,"))
        #expect(diff.contains("\n-" + record(count - 3).dropLast() + "\n+" + fixed(count - 3).dropLast() + "\n"))
        #expect(folder.run("fix", "--language", "en", "long.jsonl").output.contains(" 1 file"))
        #expect(folder.text("long.jsonl") == (0..<count).map(fixed).joined())
        #expect(folder.shell("ls").output == "long.jsonl\n")
    }

    @Test func recordsOfStandardInputAreFixed() {
        let input = (0..<5).map(record).joined() + "{bad\n" + record(6)
        let result = folder.run("fix", "--as", "jsonl", "--language", "en", "-", input: input)
        #expect(result.output == (0..<5).map(fixed).joined() + "{bad\n" + fixed(6))
        #expect(result.status == 2)
        #expect(result.errors.contains("obelus: -:6: "))
    }

    @Test func manyBadLinesAreSaidInFewWords() {
        folder.write(String(repeating: "{\"body\":\"x\"}\n", count: 100), to: "a.jsonl")
        let result = folder.run("check", "a.jsonl")
        #expect(result.errors.split(separator: "\n").count == 10)
        #expect(result.errors.contains("91 more lines up to line 100"))
        #expect(folder.run("check", "--field", "body", "a.jsonl").errors == "")
    }
}
