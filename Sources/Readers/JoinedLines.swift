import Bytes

/// Lines that are one where they are shown: whether there is a space between them.
enum JoinedLines {
    /// Whether an ideograph, a kana or a full-width sign is at an offset: U+3000 to U+9FFF and U+FF00 to U+FFEF, the scripts that are written
    /// without spaces.
    ///
    /// - Complexity: constant.
    static func isWide(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
        guard offset + 1 < bytes.count else { return false }
        return (0xE3...0xE9).contains(bytes[offset]) || bytes[offset] == 0xEF && (bytes[offset + 1] == 0xBC || bytes[offset + 1] == 0xBD)
    }

    /// Whether one of these ends a text.
    ///
    /// - Complexity: constant.
    static func endsWide(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes.count >= 3 && bytes[bytes.count - 3] >= 0xE3 && isWide(bytes, bytes.count - 3)
    }
}
