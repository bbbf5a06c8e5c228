import Testing

/// What files are taken for, and long files of records.
@Suite struct FormatTests {
    private let folder = Workspace()

    @Test(
        arguments: [
            ("page.html", "<p>He said , no.</p>"), ("feed.xml", "<a>He said , no.</a>"), ("data.json", "{\"a\":\"He said , no.\"}"),
            ("film.srt", "1\n00:00:01,000 --> 00:00:02,000\nHe said , no.\n"),
            ("messages.strings", "msgid \"a\"\nmsgstr \"He said , no.\"\n"),
            ("prog.py", "print('He said , no.')"), ("table.csv", "1,\"He said , no.\""), ("notes.rst", "He said , no."),
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
            ("b.txt", "[Music] He said , no.\n"), ("c.txt", "{name} said , no.\n"), ("d.md", "#!important\n\nHe said , no.\n"),
        ])
    func textIsRead(_ name: String, _ text: String) {
        folder.write(text, to: name)
        #expect(folder.run("fix", "--language", "en", name).errors == "")
        #expect(folder.text(name) != text)
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
