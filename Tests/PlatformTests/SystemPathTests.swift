import Testing

@testable import Platform

@Suite struct SystemPathTests {
    /// Names as Latin-1, Shift-JIS and a cut multibyte letter leave them; one that holds U+FFFD, and one that holds a code point that stands for
    /// a byte.
    private static let names: [[UInt8]] = [
        Array("a.txt".utf8), Array("é家🙂.txt".utf8), [0x63, 0x61, 0x66, 0xE9], [0x83, 0x65, 0x83, 0x58], [0xE2, 0x80], [0xFF, 0xFE],
        [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], Array("a\u{FFFD}b".utf8), Array("x\u{10FF80}y\u{10FFFF}".utf8),
        [0xF4, 0x8F, 0xBE], [],
    ]

    @Test(arguments: names) func aNameComesBackByteForByte(_ name: [UInt8]) {
        let text = String(systemPath: name)
        let back = text.withSystemPath { path in Array(UnsafeBufferPointer(start: path, count: strlen(path))).map(UInt8.init(bitPattern:)) }
        #expect(back == name)
    }

    @Test func differentNamesAreDifferentTexts() {
        let texts = Self.names.map { PathKey(String(systemPath: $0)) }
        #expect(Set(texts).count == texts.count)
    }

    @Test func whatIsUTF8IsItself() {
        #expect(String(systemPath: Array("é家\u{FFFD}".utf8)) == "é家\u{FFFD}")
        #expect("é家.txt".displayedPath == "é家.txt")
    }

    @Test func otherBytesAreShown() {
        #expect(String(systemPath: [0x61, 0xE9, 0x2E]).displayedPath == "a\\xE9.")
        #expect(String(systemPath: Array("\u{10FF80}".utf8)).displayedPath == "\\xF4\\x8F\\xBE\\x80")
    }
}
