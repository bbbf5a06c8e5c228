import Prose
import Readers
import TestSupport
import Testing

@testable import Interchange

@Suite struct LineIndexTests {
    /// Long lines are counted from places within them, short ones from their start, and ASCII by eight bytes.
    @Test func aRangeStandsWhereItsTextDoes() {
        let line = "Plain words, then é and д, 漢字, and 👩 at last; "
        let text = String(repeating: line, count: 300) + "\n" + line + "\r\n" + String(repeating: "д", count: 9000)
        let bytes = Array(text.utf8)
        let index = LineIndex(Source(bytes))
        let starts = [0] + bytes.indices.filter { bytes[$0] == 0x0A }.map { $0 + 1 }
        func expected(_ offset: Int) -> TextPosition {
            let line = starts.lastIndex { $0 <= offset } ?? 0
            let before = String(decoding: bytes[starts[line]..<offset], as: UTF8.self)
            return TextPosition(
                line: line + 1, column: before.unicodeScalars.count + 1, byteColumn: offset - starts[line] + 1,
                utf16Column: before.utf16.count + 1)
        }
        let boundaries = bytes.indices.filter { bytes[$0] & 0xC0 != 0x80 }
        for number in stride(from: 0, to: boundaries.count, by: 97) {
            let start = boundaries[number]
            for length in [0, 1, 7, 60, 400] where number + length < boundaries.count {
                let end = boundaries[number + length]
                let (first, last) = index.positions(of: start..<end)
                #expect(first == expected(start), "\(start)")
                #expect(last == expected(end), "\(start)..<\(end)")
            }
        }
    }

    /// Every boundary of a character is found again by its line and column, in short lines and long ones.
    @Test func aPositionLeadsBackToItsOffset() {
        let line = "Plain words, then é and д, 漢字, and 👩 at last; "
        let text = "\u{FEFF}" + String(repeating: line, count: 300) + "\n" + line + "\r\n\n" + String(repeating: "д👩", count: 3000)
        let bytes = Array(text.utf8) + [0xE2, 0x80, 0x41, 0xFF]
        for index in [LineIndex(Source(bytes)), LineIndex(Source(bytes, start: 1000, linesBefore: 7))] {
            let first = index.position(at: 0).line == 8 ? 1000 : 0
            for offset in bytes.indices where offset >= 3 && bytes[offset] & 0xC0 != 0x80 && bytes[offset] != 0x0A {
                let position = index.position(at: first + offset)
                #expect(index.offset(line: position.line, column: position.column, in: .scalars) == first + offset)
                #expect(index.offset(line: position.line, column: position.utf16Column, in: .utf16) == first + offset)
                #expect(index.offset(line: position.line, column: position.byteColumn, in: .utf8) == first + offset)
            }
        }
    }

    @Test(arguments: [
        (1, 99, LineIndex.Unit.utf16, 6), (1, 0, .utf8, 0), (-3, 5, .scalars, 0), (9, 1, .utf8, 10), (3, 1, .utf16, 10),
        (1, 3, .utf16, 2), (1, 4, .utf16, 2), (1, 5, .utf16, 6), (2, 9, .scalars, 9),
    ])
    func aPositionOutsideIsTakenToTheNearest(line: Int, column: Int, unit: LineIndex.Unit, offset: Int) {
        // Offsets: a b 👩 (2–5) CR LF (6–7) c (8) LF (9).
        #expect(LineIndex(Source(Array("ab👩\r\nc\n".utf8))).offset(line: line, column: column, in: unit) == offset)
    }

    struct Case: Sendable, CustomTestStringConvertible {
        var text: String
        var offset: Int
        var line: Int
        var column: Int
        var byteColumn: Int
        var utf16Column: Int
        var testDescription: String { "\(text.debugDescription) at \(offset)" }
    }

    @Test(arguments: [
        Case(text: "", offset: 0, line: 1, column: 1, byteColumn: 1, utf16Column: 1),
        Case(text: "é漢x", offset: 5, line: 1, column: 3, byteColumn: 6, utf16Column: 3),
        Case(text: "a\n👩‍👩‍👧x", offset: 20, line: 2, column: 6, byteColumn: 19, utf16Column: 9),
        Case(text: "\u{FEFF}ab", offset: 4, line: 1, column: 2, byteColumn: 2, utf16Column: 2),
        Case(text: "\u{FEFF}ab", offset: 0, line: 1, column: 1, byteColumn: 1, utf16Column: 1),
        Case(text: "a\r\nb", offset: 3, line: 2, column: 1, byteColumn: 1, utf16Column: 1),
        Case(text: "a\n", offset: 2, line: 2, column: 1, byteColumn: 1, utf16Column: 1),
        Case(text: "a\n", offset: 99, line: 2, column: 1, byteColumn: 1, utf16Column: 1),
    ])
    func aPlaceIsCountedInEveryUnit(_ test: Case) {
        let position = LineIndex(Source(Array(test.text.utf8))).position(at: test.offset)
        #expect(
            position
                == TextPosition(
                    line: test.line, column: test.column, byteColumn: test.byteColumn, utf16Column: test.utf16Column))
    }

    /// Compares with counting from the line's start, on texts longer than the distance between two checkpoints.
    @Test(arguments: 0..<8)
    func aPlaceIsWhatCountingGives(_ seed: Int) {
        var random = SplitMix(state: UInt64(seed))
        let parts = ["a", "é", "漢", "👩", "\n", "\r\n", " ", "word "]
        var text = ""
        for _ in 0..<3000 { text += parts[Int(random.next() % UInt64(seed % 2 == 0 ? 8 : 4))] }
        let bytes = Array(text.utf8)
        let index = LineIndex(Source(bytes))
        var line = 1
        var lineStart = text.unicodeScalars.startIndex
        for place in text.unicodeScalars.indices {
            let offset = text.utf8.distance(from: text.startIndex, to: place)
            let before = text.unicodeScalars[lineStart..<place]
            if offset % 7 == 0 {
                let position = index.position(at: offset)
                #expect(position.line == line)
                #expect(position.column == before.count + 1)
                #expect(position.utf16Column == before.reduce(1) { $0 + $1.utf16.count })
            }
            if text.unicodeScalars[place] == "\n" {
                line += 1
                lineStart = text.unicodeScalars.index(after: place)
            }
        }
        #expect(index.lineCount == line)
    }

    @Test func illFormedBytesCountAsWhatIsShownForThem() {
        let position = LineIndex(Source([0x61, 0xFF, 0xC3, 0x80, 0xE2, 0x82, 0x62])).position(at: 6)
        #expect(position.column == 5)
        #expect(position.byteColumn == 7)
    }

    @Test func aLineHasNoEnd() {
        let index = LineIndex(Source(Array("\u{FEFF}a\r\nbc\nd".utf8)))
        #expect(index.lineCount == 3)
        #expect((1...3).map { index.range(ofLine: $0) } == [3..<4, 6..<8, 9..<10])
    }
}
