import Prose
import Readers
import Testing

@Suite struct JSONLinesReaderTests {
    private func read(_ file: String, _ fields: RecordFields = RecordFields()) -> Reading {
        JSONLinesReader.read(Source(Array(file.utf8)), ReadingOptions(format: .jsonLines, fields: fields))
    }

    private func texts(_ file: String, _ fields: RecordFields = RecordFields()) -> [String] {
        read(file, fields).passages.map { String(decoding: $0.text.bytes, as: UTF8.self) }
    }

    @Test(
        arguments: [
            (#"a\"b"#, "a\"b"), (#"a\\b"#, "a\\b"), (#"a\/b"#, "a/b"), (#"a\nb\tc\rd\be\ff"#, "a\nb\tc\rd\u{8}e\u{C}f"),
            (#"\u201cHi\u201D"#, "“Hi”"), (#"\ud83d\ude00!"#, "😀!"), (#"\u0000"#, "\u{0}"), ("日本語", "日本語"), ("", ""),
        ])
    func undoesEscapes(_ spelled: String, _ text: String) {
        #expect(texts(#"{"text":"\#(spelled)"}"#) == [text])
    }

    @Test func keepsHalfOfASurrogatePairAsIllFormedBytes() throws {
        let reading = read(#"{"text":"a\ud83db","\udc00":1}"#)
        #expect(reading.problems == [])
        #expect(reading.passages.map(\.text.bytes) == [[0x61, 0xED, 0xA0, 0xBD, 0x62]])
    }

    @Test func mapsEveryCharacterToItsSpelling() throws {
        let file = #"  { "id": 7, "text" : "é\u00e9\"\ud83d\ude00x" }"#
        let text = try #require(read(file).passages.first?.text)
        let bytes = Array(file.utf8)
        var offset = 0
        var spellings: [String] = []
        for scalar in String(decoding: text.bytes, as: UTF8.self).unicodeScalars {
            let range = try #require(text.map.file(offset..<offset + UTF8.width(scalar)))
            spellings.append(String(decoding: bytes[range], as: UTF8.self))
            offset += UTF8.width(scalar)
        }
        #expect(spellings == ["é", "\\u00e9", "\\\"", "\\ud83d\\ude00", "x"])
        // Half an escape is nothing that could be replaced.
        let start = text.bytes.count - 5
        #expect(text.map.file(start + 1..<start + 4) == nil)
        #expect(text.map.file(around: start + 1..<start + 3) == text.map.file(start..<start + 4))
        #expect(text.map.text(try #require(text.map.file(start..<start + 4)).lowerBound + 5) == start)
    }

    @Test func writesAsTheStringIsWritten() throws {
        func escape(_ file: String) throws -> Escape { try #require(read(file).passages.first?.text.escape) }
        #expect(try escape(#"{"text":"\u201cHi\u201d"}"#) == .json(asciiOnly: true))
        #expect(try escape(#"{"text":"\u201cHi” "}"#) == .json(asciiOnly: false))
        #expect(try escape(#"{"text":"Hi\n"}"#) == .json(asciiOnly: false))
        #expect(Escape.json(asciiOnly: true).encoded("“\"\\\n\u{1}😀") == #"\u201c\"\\\n\u0001\ud83d\ude00"#)
        #expect(Escape.json(asciiOnly: false).encoded("“\"\u{0}") == #"“\"\u0000"#)
    }

    @Test func readsEachLineAlone() {
        let reading = read("{\"text\":\"a\"}\r\n\n{bad\n[1]\n{\"x\":1}\n{\"text\":3}\n{\"text\":null}\n{\"text\":\"b\"}")
        #expect(reading.passages.map(\.text.bytes) == [[0x61], [0x62]])
        #expect(reading.problems.map(\.line) == [3, 4, 5, 6])
        #expect(reading.problems[2].message.contains("“text”"))
    }

    @Test(
        arguments: [
            "{\"text\":\"a\"} x", "{\"text\":\"a\",}", "{\"text\":\"a\" \"b\":1}", "{\"text\":\"\\x\"}", "{\"text\":\"\\u12\"}",
            "{\"text\":\"a\"",
            "{\"text\":\"a\tb\"}", "{\"text\":\"\\ud800\",\"b\":[1,}", "{\"text\":\"\\ud800\",\"b\":\"\\q\"}",
            "{\"text\":\"\\ud800\",\"b\":01}",
            "{\"text\":\"a\",\"b\":tru}", "\"text\"", "{\"text\":\"a\"}{\"text\":\"b\"}",
        ])
    func refusesWhatIsNoObject(_ line: String) {
        let reading = read(line + "\n{\"text\":\"good\"}\n")
        #expect(reading.passages.count == 1, "\(line)")
        #expect(reading.problems.map(\.line) == [1], "\(line)")
    }

    @Test func followsPathsAndTakesTheLastOfTwoFields() {
        let fields = RecordFields(text: ["article.body", "title"], language: "meta.lang")
        let file = #"{"title":"T","article":{"body":"old"},"article":{"x":1,"body":"B"},"meta":{"lang":"pt-BR"}}"#
        let reading = read(file, fields)
        #expect(reading.passages.map { String(decoding: $0.text.bytes, as: UTF8.self) } == ["B", "T"])
        #expect(reading.passages.map(\.language) == [LanguageTag("pt-BR"), LanguageTag("pt-BR")])
        #expect(read(#"{"article":"x"}"#, fields).problems.map(\.line) == [1])
        #expect(read(#"{"text":"a","lang":"auto"}"#, RecordFields(language: "lang")).passages.map(\.language) == [nil])
    }

    @Test func nestingMayBeDeepButNotEndless() {
        let deep = { (depth: Int) in String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
        #expect(read("{\"text\":\"a\",\"b\":\(deep(500))}").passages.count == 1)
        #expect(read("{\"text\":\"a\",\"b\":\(deep(100_000))}").problems.map(\.line) == [1])
    }

    @Test func aPartOfAFileKnowsItsPlace() throws {
        let line = Array("{\"text\":\"a\"}\n{bad}\n".utf8)
        let reading = JSONLinesReader.read(Source(line, start: 1000, linesBefore: 50), ReadingOptions(format: .jsonLines))
        #expect(try #require(reading.passages.first).text.map.file(0..<1) == 1009..<1010)
        #expect(reading.problems.map(\.line) == [52])
    }
}
