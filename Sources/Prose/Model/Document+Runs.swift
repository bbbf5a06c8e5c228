import CScan
import Platform

/// The first two bytes that words may begin with: what tells nearly all words of a text from the few that are looked for.
public struct WordHeads: Sendable {
    private var bits = [UInt64](repeating: 0, count: 1024)

    public init() {}

    /// Takes up a word; one of a single byte may have anything behind it.
    public mutating func insert(_ word: some Collection<UInt8>) {
        guard let first = word.first else { return }
        if let second = word.dropFirst().first {
            insert(first, second)
        } else {
            for second in UInt8.min...UInt8.max { insert(first, second) }
        }
    }

    private mutating func insert(_ first: UInt8, _ second: UInt8) {
        let key = Int(first) << 8 | Int(second)
        bits[key >> 6] |= 1 << UInt64(key & 63)
    }

    /// Whether a word may begin with the two bytes. Complexity: constant.
    @inline(__always) public func mayBegin(_ first: UInt8, _ second: UInt8) -> Bool {
        let key = Int(first) << 8 | Int(second)
        return bits[key >> 6] >> UInt64(key & 63) & 1 != 0
    }

    fileprivate func withBits(_ body: (UnsafePointer<UInt64>) -> Void) {
        bits.withUnsafeBufferPointer { if let base = $0.baseAddress { body(base) } }
    }
}

extension Document {
    /// Calls `body` with where each word of letters of ASCII begins, in all of the file's bytes, that begins with one of the
    /// heads, until `body` says false.
    ///
    /// Complexity: linear in the text, sixty-four bytes at a time.
    public func forEachASCIIWord(beginningWith heads: WordHeads, _ body: (Int) -> Bool) {
        bytes.withUnsafeBufferPointer { bytes in
            heads.withBits { heads in
                var carry: UInt64 = 0
                _ = WordChunks.forEach(in: 0..<bytes.count, of: bytes) { position, chunk in
                    let words = cscan_classify_plain(chunk).letters
                    var starts = words & ~(words << 1 | carry)
                    carry = words >> 63
                    while starts != 0 {
                        let start = position &+ starts.trailingZeroBitCount
                        starts &= starts &- 1
                        let second = start &+ 1 < bytes.count ? bytes[start &+ 1] : 0
                        let key = Int(bytes[start]) << 8 | Int(second)
                        if heads[key >> 6] >> UInt64(key & 63) & 1 != 0, !body(start) { return false }
                    }
                    return true
                }
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
