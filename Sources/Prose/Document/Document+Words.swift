import Bytes

extension Document {
    /// The words of a range: letters, digits, and apostrophes between them. A hyphen ends a word, and so does any
    /// other mark.
    ///
    /// Complexity: linear in the range.
    public func words(in range: ByteRange) -> [ByteRange] {
        var words: [ByteRange] = []
        words.reserveCapacity(range.count / 5)
        bytes.withUnsafeBufferPointer { bytes in
            let end = range.upperBound
            var position = range.lowerBound
            while position < end {
                var length = Self.wordCharacterLength(bytes, at: position, end)
                guard length > 0 else {
                    position += Self.characterLength(bytes[position])
                    continue
                }
                let start = position
                while length > 0 {
                    position += length
                    guard position < end else { break }
                    length = Self.wordCharacterLength(bytes, at: position, end)
                    if length > 0 { continue }
                    let apostrophe = Self.apostropheLength(bytes, at: position)
                    if apostrophe > 0, position + apostrophe < end, Self.wordCharacterLength(bytes, at: position + apostrophe, end) > 0 {
                        length = apostrophe
                    }
                }
                words.append(start..<position)
            }
        }
        return words
    }

    /// The bytes of the letter or digit at `position`, 0 where there is none. What stands in the blocks of
    /// punctuation of Unicode is none.
    @inline(__always)
    private static func wordCharacterLength(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int, _ end: Int) -> Int {
        let byte = bytes[position]
        if byte < 0x80 { return Ascii.isLetterOrDigit(byte) ? 1 : 0 }
        return longCharacterLength(bytes, at: position, end)
    }

    private static func longCharacterLength(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int, _ end: Int) -> Int {
        let byte = bytes[position]
        let next = position + 1 < end ? bytes[position + 1] : 0
        switch byte {
        case 0x80..<0xC3, 0xE2, 0xF0...: return 0
        case 0xE3 where next == 0x80: return 0
        case 0xEF where next >= 0xBC: return 0
        case 0xD8 where next == 0x8C || next == 0x9B || next == 0x9F: return 0
        default: return min(byte < 0xE0 ? 2 : 3, end - position)
        }
    }

    @inline(__always)
    private static func apostropheLength(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Int {
        if bytes[position] == UInt8(ascii: "'") { return 1 }
        let isCurly =
            bytes[position] == 0xE2 && position + 2 < bytes.count && bytes[position + 1] == 0x80
            && bytes[position + 2] == 0x99
        return isCurly ? 3 : 0
    }

    @inline(__always)
    private static func characterLength(_ byte: UInt8) -> Int {
        switch byte {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 1
        }
    }
}
