import Bytes
import Prose

/// Bytes of a text that are not UTF-8, and what edits may do to them.
///
/// They are somebody's damaged letters: a rule reports them, and no fix touches them.
enum IllFormedBytes {
    /// Whether an edit may make a character of bytes that are none: by taking away what stands between its beginning and its rest.
    ///
    /// A replacement is well-formed and keeps what is on its two sides apart; only where nothing is put in do they meet. It does not
    /// matter what the bytes behind the edit are: another fix of the same round may take them away. So nothing is ever removed right
    /// behind an unfinished character; nor before FE or FF, which at the beginning of a text would make UTF-16 of it.
    ///
    /// - Parameter edit: within the bytes.
    /// - Complexity: constant.
    static func mayBeJoined(by edit: Edit, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard edit.replacement.isEmpty, !edit.range.isEmpty else { return false }
        let next = edit.range.upperBound
        return endsUnfinished(bytes, at: edit.range.lowerBound) || next < bytes.count && bytes[next] >= 0xFE
    }

    /// Whether the beginning of a character that is not there in full ends at the offset.
    private static func endsUnfinished(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
        var start = offset - 1
        // A character has three continuation bytes at the most.
        while start > 0, start > offset - 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        guard start >= 0, bytes[start] >= 0xC2, bytes[start] < 0xF5 else { return false }
        let length = bytes[start] < 0xE0 ? 2 : bytes[start] < 0xF0 ? 3 : 4
        return offset - start < length
    }
}
