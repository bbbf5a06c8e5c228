import Bytes

/// Lines that are one where they are shown: whether there is a space between them.
enum JoinedLines {
    /// Whether an ideograph or a kana (U+3040 to U+9FFF), of scripts that are written without spaces, is anywhere in a text. Their marks of
    /// punctuation (U+3000 to U+303F) are not asked for: a fix of quotation marks may put some into a text that has no such letters.
    ///
    /// - Complexity: linear.
    static func hasWide(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var position = 0
        // E0 to EF begin characters of three bytes.
        while let place = bytes.firstPlace(from: position, to: bytes.count, of: 0xE0, mask: 0xF0) {
            let next = place + 1 < bytes.count ? bytes[place + 1] : 0
            if (0xE3...0xE9).contains(bytes[place]), bytes[place] != 0xE3 || next != 0x80 { return true }
            position = place + 1
        }
        return false
    }
}
