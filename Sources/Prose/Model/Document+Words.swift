extension Document {
    /// The words of a range: letters, digits, and apostrophes between them. A hyphen ends a word, and so does any
    /// other mark.
    ///
    /// Complexity: linear in the range.
    public func words(in range: ByteRange) -> [ByteRange] {
        var words: [ByteRange] = []
        words.reserveCapacity(range.count / 5)
        bytes.withUnsafeBufferPointer { bytes in
            var position = range.lowerBound
            var start = -1
            while position < range.upperBound {
                let length = Self.wordCharacterLength(bytes, at: position, range.upperBound)
                if length > 0 {
                    if start < 0 { start = position }
                    position += length
                    continue
                }
                if start >= 0 {
                    let apostrophe = Self.apostropheLength(bytes, at: position)
                    if apostrophe > 0, position + apostrophe < range.upperBound,
                        Self.wordCharacterLength(bytes, at: position + apostrophe, range.upperBound) > 0
                    {
                        position += apostrophe
                        continue
                    }
                    words.append(start..<position)
                    start = -1
                }
                position += Self.characterLength(bytes[position])
            }
            if start >= 0 { words.append(start..<range.upperBound) }
        }
        return words
    }

    /// The bytes of the letter or digit at `position`, 0 where there is none. What stands in the blocks of
    /// punctuation of Unicode is none.
    @inline(__always)
    private static func wordCharacterLength(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int, _ end: Int) -> Int {
        let byte = bytes[position]
        if byte < 0x80 { return (byte | 0x20) &- 97 < 26 || byte &- 48 < 10 ? 1 : 0 }
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

    private static func apostropheLength(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Int {
        if bytes[position] == UInt8(ascii: "'") { return 1 }
        let isCurly = bytes[position] == 0xE2 && position + 2 < bytes.count && bytes[position + 1] == 0x80
            && bytes[position + 2] == 0x99
        return isCurly ? 3 : 0
    }

    private static func characterLength(_ byte: UInt8) -> Int {
        switch byte {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 1
        }
    }
}
