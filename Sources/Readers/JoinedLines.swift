import Bytes

/// Lines that are one where they are shown: whether there is a space between them.
enum JoinedLines {
    /// Whether an ideograph or a kana (U+3000 to U+9FFF), of scripts that are written without spaces, is anywhere in a text.
    ///
    /// - Complexity: linear.
    static func hasWide(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var position = 0
        // E0 to EF begin characters of three bytes.
        while let place = bytes.firstPlace(from: position, to: bytes.count, of: 0xE0, mask: 0xF0) {
            if (0xE3...0xE9).contains(bytes[place]) { return true }
            position = place + 1
        }
        return false
    }
}
