import Bytes
import CSV
import Prose
import TestSupport
import Testing

@testable import Readers

/// Texts in the columns of tables, and where they are.
struct TableReaderTests {
    private func read(_ table: String, _ format: TextFormat = .csv, text: [String] = ["text"], language: String? = nil) -> Reading {
        let options = ReadingOptions(format: format, fields: RecordFields(text: text, language: language))
        return format.reader.read(Source(Array(table.utf8)), options)
    }

    private func texts(_ reading: Reading) -> [String] { reading.passages.map { String(decoding: $0.text.bytes, as: UTF8.self) } }

    @Test(arguments: [
        ("id,text\n1,one\n2,\"two, \"\"three\"\"\"\n", ["text"], ["one", "two, \"three\""]),
        ("\u{FEFF}text\r\none\r\n\r\n\"two\r\nthree\"\r\n", ["text"], ["one", "two\r\nthree"]),
        ("id;text\n1; a, b \n", ["text"], [" a, b "]), ("id\ttext\n1\tone\n", ["text"], ["one"]),
        ("\"id\",\"text\"\n\"1\",\"\"\n2,x", ["text"], ["", "x"]), ("a,b,a\n1,2,3\n", ["b", "a"], ["2", "1"]),
        ("one,two\nthree,four\n", ["2"], ["two", "four"]), ("id,2\nthree,four\n", ["2"], ["four"]),
    ])
    func columnsAreRead(_ table: String, _ columns: [String], _ expected: [String]) {
        let reading = read(table, text: columns)
        #expect(texts(reading) == expected)
        #expect(reading.problems == [])
    }

    @Test func tabsSeparateWithoutQuoting() {
        #expect(texts(read("id\ttext\r\n1\tthe \"old\", man\r\n\r\n2\t\"x\r\n", .tsv)) == ["the \"old\", man", "\"x"])
    }

    @Test func languagesAreRead() {
        let reading = read("text,lang\nun,fr\none,\n", language: "lang")
        #expect(reading.passages.map { $0.language?.description } == ["fr", nil])
    }

    @Test func whatIsWrongIsTold() {
        let reading = read("id,text\n1,\"a\nb\"\n2,x,y\n3\n4,\"a\" b\n5,z\n")
        // Where a mark is out of place, the field goes on up to the next one, wherever that is.
        #expect(texts(reading) == ["a\nb"])
        #expect(reading.problems.map(\.line) == [4, 5, 6])
        #expect(reading.problems.first?.message == "has 3 fields in this row, but 2 in its header; the row was left alone")
        #expect(read("a,b\n1,2\n").problems.map(\.line) == [1])
        #expect(read("a,b\n1,2\n", text: ["3"]).problems.count == 1)
        #expect(read("").problems == [])
    }

    @Test func placesAreThoseOfTheFile() throws {
        let table = "id,text\n1,\"a \"\"b\"\" c\"\n2,de\n"
        let reading = CSVReader.read(Source(Array(table.utf8)), ReadingOptions(format: .csv))
        let texts = reading.passages.map(\.text)
        try #require(texts.count == 2)
        #expect(texts[0].map.file(0..<7) == 11..<20)
        #expect(texts[0].map.file(2..<3) == 13..<15)
        #expect(texts[1].map.file(0..<2) == 24..<26)
        #expect(texts[0].escape.encoded("a\"b") == "a\"\"b")
        #expect(texts[1].escape.encoded("a\"") == nil)
        #expect(texts[1].escape.encoded("a;") == "a;")
        #expect(texts[1].escape.encoded("a,") == nil)
        #expect(Escape.tsv.encoded("a\t") == nil)
    }

    /// The columns are known in the parts of a file after its first, and a part ends where a row does.
    @Test func partsOfAFileAreReadAsTheWhole() throws {
        let table = "id,text\n" + (0..<200).map { "\($0),\"a, \"\"b\"\"\nc \($0)\"\r\n" }.joined() + "x,y"
        let whole = read(table)
        #expect(whole.passages.count == 201)
        for size in [16, 100, 1000] {
            let ends = try #require(RecordEnds(.csv))
            var options = ReadingOptions(format: .csv)
            var (rest, start, lines): ([UInt8], Int, Int) = ([], 0, 0)
            var read: [Passage] = []
            let readPart = { (bytes: [UInt8]) in
                let source = Source(bytes, start: start, linesBefore: lines)
                read += CSVReader.read(source, options).passages
                if start == 0 { options = CSVReader.options(options, afterReading: source) }
                start += bytes.count
                lines += bytes.count(where: { $0 == 0x0A })
            }
            for piece in stride(from: 0, to: table.utf8.count, by: size).map({
                Array(Array(table.utf8)[$0..<min($0 + size, table.utf8.count)])
            }) {
                if let last = ends.last(in: piece) {
                    readPart(rest + piece[...last])
                    rest = Array(piece[(last + 1)...])
                } else {
                    rest += piece
                }
            }
            readPart(rest)
            #expect(read.map(\.text.bytes) == whole.passages.map(\.text.bytes), "\(size)")
            #expect(read.map { $0.text.map.file(0..<1) } == whole.passages.map { $0.text.map.file(0..<1) }, "\(size)")
        }
    }

    /// What a table of any fields holds is read, and each field is where the file has it.
    @Test(arguments: 0..<20)
    func anyFieldsAreRead(_ seed: Int) throws {
        var random = SplitMix(state: UInt64(seed))
        let letters = ["a", "é", "\"", ",", ";", "\n", "\r\n", " ", "漢"]
        let fields = (0..<40).map { _ in
            (0..<Int.random(in: 0...8, using: &random)).map { _ in letters[Int.random(in: 0..<letters.count, using: &random)] }.joined()
        }
        let table = "id,text\r\n" + fields.map { "1,\"\($0.replacing("\"", with: "\"\""))\"\r\n" }.joined()
        let reading = read(table)
        #expect(texts(reading) == fields)
        #expect(reading.problems == [])
        for (passage, field) in zip(reading.passages, fields) {
            let range = try #require(passage.text.map.file(0..<field.utf8.count))
            #expect(String(decoding: Array(table.utf8)[range], as: UTF8.self) == field.replacing("\"", with: "\"\""))
        }
        // As libcsv reads all of it at once.
        #expect(try CSVTable(Array(table.utf8)).rows.dropFirst().map { $0.fields[1] } == fields)
    }
}
