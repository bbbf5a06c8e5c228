import Readers
import Testing

@Suite struct FileEncodingTests {
    private static let encodings: [FileEncoding] = [.utf16(littleEndian: true), .utf16(littleEndian: false)]

    private static func bytes(_ units: [UInt16], _ encoding: FileEncoding) -> [UInt8] {
        units.flatMap { unit in
            let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
            return encoding == .utf16(littleEndian: true) ? [low, high] : [high, low]
        }
    }

    @Test(arguments: encodings) func aTextIsTheSameInUTF8(_ encoding: FileEncoding) {
        let text = "\u{FEFF}Grüße, мир 家 🙂.\r\n"
        let file = Self.bytes(Array(text.utf16), encoding)
        #expect(FileEncoding.of(file) == encoding)
        #expect(encoding.decoded(file) == Array(text.utf8))
        #expect(encoding.encoded(Array(text.utf8)) == file)
    }

    /// Any bytes: halves of pairs in any order, and one byte too many.
    @Test(arguments: encodings) func everyByteComesBack(_ encoding: FileEncoding) {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<2000 {
            let units = (0..<Int.random(in: 0..<9, using: &random)).map { _ in
                [0x41, 0xE9, 0xD83D, 0xDE00, 0xDBFF, 0xDC00, 0xD7FF, 0xE000, 0xFFFE, 0xFEFF, UInt16.random(in: 0...0xFFFF, using: &random)]
                    .randomElement(using: &random) ?? 0
            }
            let file = Self.bytes(units, encoding) + (Bool.random(using: &random) ? [UInt8.random(in: 0...255, using: &random)] : [])
            let text = encoding.decoded(file)
            #expect(encoding.encoded(text) == file, "\(file)")
        }
    }

    @Test func halvesThatComeTogetherAreRefused() {
        let encoding = FileEncoding.utf16(littleEndian: true)
        let apart = encoding.decoded(Self.bytes([0xD83D, 0x20, 0xDE00], encoding))
        #expect(encoding.encoded(apart.filter { $0 != 0x20 }) == nil)
        #expect(encoding.encoded([0xE2, 0x80]) == nil)
        #expect(encoding.encoded([0xC3]) == nil)
        // Behind a byte too many there is nothing.
        #expect(encoding.encoded(encoding.decoded([0x41, 0x00, 0x42]) + [0x0A]) == nil)
    }
}
