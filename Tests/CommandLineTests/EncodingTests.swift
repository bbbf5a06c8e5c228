import Platform
import Readers
import Testing

/// Texts in UTF-16, and halves of surrogate pairs in it and in JSON.
@Suite struct EncodingTests {
    private let folder = Workspace()
    private static let orders = [true, false]

    private static func file(_ text: String, littleEndian: Bool) -> [UInt8] {
        // Only what decodes to this very text is taken for its spelling.
        FileEncoding.utf16(littleEndian: littleEndian).encoded(Array(("\u{FEFF}" + text).utf8)) ?? []
    }

    @Test(arguments: orders) func aFileIsFixedInItsOwnEncoding(littleEndian: Bool) {
        let text = "Grüße 🙂 \(CheckTests.broken)\r\nIt rained , then.\r\n"
        folder.write(Self.file(text, littleEndian: littleEndian), to: "a.txt")
        let result = folder.run("fix", "a.txt")
        #expect(result.errors == "")
        #expect(
            folder.bytes("a.txt")
                == Self.file("Grüße 🙂 \(CheckTests.fixed)\r\nIt rained, then.\r\n", littleEndian: littleEndian))
    }

    @Test(arguments: orders) func standardInputIsWrittenAsItCame(littleEndian: Bool) {
        folder.write(Self.file(CheckTests.broken, littleEndian: littleEndian), to: "a.txt")
        _ = folder.shell("$OBELUS fix - < a.txt > b.txt")
        #expect(folder.bytes("b.txt") == Self.file(CheckTests.fixed, littleEndian: littleEndian))
    }

    /// Line and column are what an editor shows; offsets are bytes of the file.
    @Test(arguments: orders) func offsetsAreThoseOfTheFile(littleEndian: Bool) {
        folder.write(Self.file("é🙂 One.\nIt rained , then.\n", littleEndian: littleEndian), to: "a.txt")
        let result = folder.run("check", "--format", "jsonl", "a.txt")
        // The mark, é, two units of the emoji, five more and a line end, and ten letters.
        let start = 2 * (1 + 1 + 2 + 6 + 9)
        #expect(result.output.contains("\"start\":{\"offset\":\(start),\"line\":2,\"column\":10}"))
        #expect(result.output.contains("\"edits\":[{\"start\":\(start),\"end\":\(start + 2),\"text\":\"\"}]"))
        let sarif = folder.run("check", "--format", "sarif", "a.txt").output
        #expect(sarif.contains("\"byteOffset\":\(start),\"byteLength\":4"))
    }

    @Test func halvesOfPairsAreToldAndKept() {
        let units: [UInt16] = [0xFEFF, 0xD83D, 0x200B, 0xDE00, 0x20, 0x61, 0x20, 0x2C, 0x20, 0x62, 0x0A, 0xDC00, 0x20, 0x2C, 0x0A]
        let bytes: [UInt8] = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } + [0x41]
        folder.write(bytes, to: "a.txt")
        let result = folder.run("fix", "--format", "gcc", "a.txt")
        #expect(result.output.contains("a.txt:1:1: error: U+D83D is half of a surrogate pair; its other half is missing"))
        #expect(result.output.contains("U+DE00 is half"))
        #expect(result.output.contains("U+DC00 is half"))
        #expect(result.errors == "")
        let fixed = folder.bytes("a.txt")
        // The first pair is not joined; the space before the comma goes; the odd byte stays the last.
        #expect(Array(fixed.prefix(8)) == Array(bytes.prefix(8)))
        #expect(fixed.last == 0x41 && fixed.count % 2 == 1)
        #expect(fixed.count == bytes.count - 4)
        #expect(folder.run("fix", "a.txt").errors == "")
        #expect(folder.bytes("a.txt") == fixed)
    }

    @Test func halvesOfPairsInJSONAreKept() {
        let record = #"{"text":"a \ud83d\#u{200B}\ude00 b , c \ud83d, x"}"#
        folder.write(record + "\n", to: "a.jsonl")
        let result = folder.run("fix", "--format", "gcc", "a.jsonl")
        #expect(result.output.contains("a.jsonl:1:12: error: U+D83D is half of a surrogate pair"))
        #expect(folder.text("a.jsonl") == record.replacing(" ,", with: ",") + "\n")
    }

    @Test func otherEncodingsAreRefused() {
        folder.write([0xFF, 0xFE, 0, 0, 0x41, 0, 0, 0], to: "32.txt")
        folder.write(Array("Some text.\n".utf8).flatMap { [$0, 0] }, to: "16.txt")
        folder.write(Self.file("a\u{0}b\n", littleEndian: true), to: "nul.txt")
        for (name, word) in [("32.txt", "UTF-32"), ("16.txt", "UTF-16LE without a byte order mark"), ("nul.txt", "NUL")] {
            let before = folder.bytes(name)
            let result = folder.run("fix", name)
            #expect(result.status == 2)
            #expect(result.errors.contains(word), "\(result.errors)")
            #expect(folder.bytes(name) == before)
        }
    }

    /// What is longer is read in parts, which begin and end with a line feed: in UTF-16 that is half of a character.
    @Test func longRecordsAreInUTF8() {
        let bytes = Self.file(String(repeating: #"{"text":"It rained , then."}"# + "\n", count: 50_000), littleEndian: false)
        folder.write(bytes, to: "a.jsonl")
        let result = folder.run("fix", "-q", "a.jsonl")
        #expect(result.status == 2)
        #expect(result.errors.split(separator: "\n").count == 1)
        #expect(result.errors.contains("a.jsonl: is UTF-16"))
        #expect(folder.bytes("a.jsonl") == bytes)
    }

    @Test func aDiffIsInUTF8() {
        folder.write(Self.file(CheckTests.broken, littleEndian: true), to: "a.txt")
        #expect(folder.run("fix", "--diff", "a.txt").output.contains("+\u{FEFF}\(CheckTests.fixed)"))
    }
}
