internal import CICU

/// Look-alikes across scripts (UTS #39, with ICU's table of confusables).
///
/// Immutable, and shared by threads.
public final class Confusables: Sendable {
    // ICU's checker is not changed after `init`, and its functions on a constant one are safe on many threads.
    private nonisolated(unsafe) let checker: OpaquePointer

    /// - Throws: `.library` where ICU has no memory or no data.
    public init() throws(UnicodeError) {
        var status: Int32 = 0
        let checker = cicu_uspoof_open(&status)
        try UnicodeError.check(status)
        guard let checker else { throw .library(name: "uspoof_open") }
        self.checker = checker
    }

    deinit { cicu_uspoof_close(checker) }

    /// The skeleton: two texts that look alike have the same one. It is for comparison only, not for reading.
    ///
    /// - Complexity: O(*n*).
    /// - Throws: `.library` where ICU has no memory; `.textTooLong`.
    public func skeleton(of text: String) throws(UnicodeError) -> String {
        let source = Array(text.utf8)
        guard source.count <= Int32.max / 32 else { throw .textTooLong }
        // A letter becomes a few letters at most; what is longer is asked for a second time.
        var capacity = source.count * 4 + 16
        while true {
            var buffer = [UInt8](repeating: 0, count: capacity)
            var status: Int32 = 0
            let length = Int(
                cicu_uspoof_getSkeletonUTF8(checker, source, Int32(source.count), &buffer, Int32(capacity), &status))
            if status == CICU_BUFFER_OVERFLOW_ERROR, length > capacity {
                capacity = length
                continue
            }
            try UnicodeError.check(status)
            return String(decoding: buffer.prefix(length), as: UTF8.self)
        }
    }
}
