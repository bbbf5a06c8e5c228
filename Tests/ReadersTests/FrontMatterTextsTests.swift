import Bytes
import Catalog
import Linting
import Prose
import Readers
import Testing

/// The titles and descriptions in a Markdown file's metadata.
@Suite struct FrontMatterTextsTests {
    private static func passages(_ metadata: String) -> [Passage] {
        MarkdownReader.read(Source(Array("---\n\(metadata)\n---\n\nThe ferry waits.\n".utf8)), ReadingOptions(format: .markdown)).passages
    }

    @Test(arguments: [
        ("title: The old ferry", "The old ferry"), ("title: \"The \\\"old\\\" ferry\"", "The \"old\" ferry"),
        ("summary: 'The captain''s ferry'", "The captain's ferry"), ("description:   Eine Fähre, die wartet  ", "Eine Fähre, die wartet"),
        ("title: \"渡船\"", "渡船"),
    ])
    func valuesAreRead(line: String, text: String) throws {
        let passages = Self.passages("layout: post\n\(line)\ntags: [a b, c d]")
        try #require(passages.count == 2)
        let value = passages[1].text
        #expect(String(decoding: value.bytes, as: UTF8.self) == text)
        // The first letter is where the file has it.
        let file = Array("---\nlayout: post\n\(line)\n".utf8)
        #expect(file[value.map.file(around: 0..<1).lowerBound] == value.bytes[0])
    }

    @Test(arguments: [
        "author: The old ferry", "title: |\n  The old ferry", "title: The old ferry\n  and the new one", "title: >-\n  The old",
        "title: The ferry # old",
        "title: [The old ferry]", "title: Ferry: the old one", "title: \"The \\u0041 ferry\"", "title: \"The\" ferry\"", "title: 12:30",
        "title: yes",
        "  title: The old ferry", "title:The old ferry", "title: \"\"", "title: \"", "title:", "title: '", "title: &a The ferry",
        "title: ''''",
    ])
    func whatIsNotWholeIsLeftAlone(line: String) {
        #expect(Self.passages(line).count == (line == "title: ''''" ? 2 : 1))
    }

    @Test func valuesOfTOMLAreRead() {
        let bytes = Array(
            "+++\ntitle = \"Die alte Fähre\"\ndescription = 'Wie sie ist'\n[params]\ntitle = \"Nicht die\"\n+++\n\nText.\n".utf8)
        let passages = MarkdownReader.read(Source(bytes), ReadingOptions(format: .markdown)).passages
        #expect(passages.dropFirst().map { String(decoding: $0.text.bytes, as: UTF8.self) } == ["Die alte Fähre"])
    }

    /// Each is written as its value is spelled, and what YAML would read in another way is not written.
    @Test(arguments: [
        ("title: The old ferry", Edit(4..<7, "“new”"), "title: The “new” ferry"), ("title: The old ferry", Edit(4..<7, "old:"), nil),
        ("title: The old ferry", Edit(0..<4, "\""), nil), ("title: The old ferry", Edit(3..<13, ""), nil),
        ("title: The old ferry", Edit(13..<13, ":"), nil),
        ("title: The old ferry", Edit(3..<4, " #"), nil),
        ("title: 'The old ferry'", Edit(4..<7, "captain's"), "title: 'The captain''s ferry'"),
        ("title: \"The old ferry\"", Edit(4..<7, "\"new\":"), "title: \"The \\\"new\\\": ferry\""),
    ])
    func editsAreSpelledAsTheValueIs(line: String, edit: Edit, written: String?) throws {
        let passage = try #require(Self.passages(line).last)
        let edits = passage.text.fileEdits([edit])
        #expect((edits != nil) == (written != nil))
        guard let edits, let written else { return }
        let fixed = Edit.apply(edits, to: Array("---\n\(line)\n".utf8))
        #expect(String(decoding: fixed, as: UTF8.self) == "---\n\(written)\n")
    }

    /// They are in the page's language, and fixing them changes nothing else and is done at once.
    @Test func theyAreCheckedInThePagesLanguage() throws {
        let linter = Linter(rules: Catalog.rules)
        let body = "Die Fähre lag seit dem Frühjahr am Kai, und niemand im Dorf konnte sagen, wem sie gehörte.\n"
        let file = Array("---\ntitle: \"Die \\\"Fähre\\\" , die wartet\"\nauthor: A , B\n---\n\n\(body)".utf8)
        let documents = linter.read(Source(file), ReadingOptions(format: .markdown)).documents
        try #require(documents.count == 2)
        #expect(documents[1].language == documents[0].language)
        let findings = linter.check(documents[1])
        #expect(findings.map(\.rule) == ["spaces/before-punctuation"])
        #expect(linter.check(documents[0]).isEmpty)
        let edits = try #require(linter.fix(documents[1], choosing: FixChoice()).fileEdits)
        let fixed = Edit.apply(edits, to: file)
        #expect(String(decoding: fixed, as: UTF8.self) == "---\ntitle: \"Die \\\"Fähre\\\", die wartet\"\nauthor: A , B\n---\n\n\(body)")
        #expect(linter.read(Source(fixed), ReadingOptions(format: .markdown)).documents.allSatisfy { linter.check($0).isEmpty })
    }
}
