internal import CICU

/// A view of ICU's on UTF-8 bytes that is opened again and again without allocation.
///
/// ICU sees the bytes of the range only, and ill-formed ones as U+FFFD. It keeps a pointer to them, which nothing
/// reads after the call that opened it has returned.
final class UTF8Text {
    private var text: OpaquePointer?

    deinit { cicu_utext_close(text) }

    /// Opens a range of bytes, whose first byte is then at ICU's index 0.
    ///
    /// - Complexity: O(1).
    /// - Throws: `.textTooLong`.
    func open(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) throws(UnicodeError) -> OpaquePointer? {
        precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "The range is not in the bytes.")
        guard range.count <= Int32.max else { throw .textTooLong }
        var status: Int32 = 0
        let start = bytes.baseAddress.map { $0 + range.lowerBound }
        text = cicu_utext_openUTF8(text, start, Int64(range.count), &status)
        try UnicodeError.check(status)
        return text
    }
}
