import Bytes
import CScan
import Platform

extension Document {
    /// Calls `body` with where each word of letters of ASCII begins, in all of the file's bytes, that begins with one of the
    /// literals, until `body` says false.
    ///
    /// Complexity: linear in the text, sixty-four bytes at a time.
    public func forEachASCIIWord(beginningWith literals: LiteralSet, _ body: (Int) -> Bool) {
        bytes.withUnsafeBufferPointer { bytes in
            var carry: UInt64 = 0
            _ = WordChunks.forEach(in: 0..<bytes.count, of: bytes) { position, chunk in
                let words = cscan_classify_plain(chunk).letters
                var starts = words & ~(words << 1 | carry)
                carry = words >> 63
                while starts != 0 {
                    let start = position &+ starts.trailingZeroBitCount
                    starts &= starts &- 1
                    var stands = false
                    literals.forEach(in: bytes, at: start, before: bytes.count) { _ in stands = true }
                    if stands, !body(start) { return false }
                }
                return true
            }
        }
    }

    /// Calls `body` with each place of a byte, ascending.
    ///
    /// Complexity: linear in the text, many bytes at a time.
    public func forEachPlace(of byte: UInt8, _ body: (Int) -> Void) {
        bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            var position = 0
            while position < buffer.count, let found = memchr(base + position, Int32(byte), buffer.count - position) {
                let place = UnsafeRawPointer(found) - UnsafeRawPointer(base)
                body(place)
                position = place + 1
            }
        }
    }
}
