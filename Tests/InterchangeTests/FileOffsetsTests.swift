import Interchange
import Readers
import Testing

@Suite struct FileOffsetsTests {
    @Test func offsetsAreThoseOfTheFile() {
        let encoding = FileEncoding.utf16(littleEndian: false)
        let text = "\u{FEFF}" + String(repeating: "aé家🙂", count: 300)
        let offsets = FileOffsets(Source(Array(text.utf8), encoding: encoding))
        var (position, file) = (0, 0)
        for scalar in text.unicodeScalars {
            #expect(offsets.offset(of: position) == file)
            position += UTF8.width(scalar)
            file += 2 * UTF16.width(scalar)
        }
        #expect(offsets.offset(of: position) == file)
        let odd = encoding.decoded([0xFE, 0xFF, 0x00, 0x41, 0x00])
        #expect(FileOffsets(Source(odd, encoding: encoding)).offset(of: odd.count) == 5)
        #expect(FileOffsets(Source(Array("é🙂".utf8))).offset(of: 6) == 6)
    }
}
