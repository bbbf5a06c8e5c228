import Bytes
import Prose
import Readers
import Testing

@Suite struct LineStartsTests {
    private static let text = Array("\u{FEFF}One.\nTwo.\r\n\r\n  Три.\n\n\nFour.\rStill four.\nFive".utf8)

    /// However a file is read, piece by piece, its lines begin at the same places.
    @Test(arguments: [3, 4, 5, 7, 16, 1000])
    func piecesMakeOneText(_ size: Int) {
        var pieces = LineStarts(size: Self.text.count)
        for start in stride(from: 0, to: Self.text.count, by: size) {
            Self.text[start..<min(start + size, Self.text.count)].withUnsafeBytes { pieces.add($0, at: start) }
        }
        let expected = [3] + Self.text.indices.filter { Self.text[$0] == 0x0A }.map { $0 + 1 }
        #expect(pieces.offsets == expected)
        #expect(LineStarts(Self.text).offsets == expected)
    }

    /// A document that is told its lines is the one that looks for them itself.
    @Test func aDocumentIsTheSameWithThem() {
        let told = Document(Self.text, lineStarts: LineStarts(Self.text))
        let alone = Document(Self.text)
        #expect(told.blocks.map(\.range) == alone.blocks.map(\.range))
        #expect(told.blocks.map { told.text($0.content) } == ["One.", "Two.", "Три.", "Four.\rStill four.", "Five"])
    }
}
