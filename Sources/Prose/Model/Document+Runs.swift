import CScan

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

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
    /// The bytes that a word is made of.
    public enum WordBytes: Sendable {
        /// Letters of ASCII.
        case ascii
        /// Letters of ASCII, and all bytes beyond it but C2 and E2, which begin spaces, marks and signs.
        case any
    }

    /// Calls `body` with where each word of the prose begins that begins with one of the heads, and where its block ends, until
    /// `body` says false.
    ///
    /// Complexity: linear in the text, sixty-four bytes at a time.
    public func forEachWordOfProse(of kind: WordBytes, beginningWith heads: WordHeads, _ body: (Int, Int) -> Bool) {
        walking(heads) { base, heads, tail in
            for block in blocks where block.kind.isProse {
                if !Self.walk(block.content, kind, base, count: bytes.count, heads, tail, body) { return }
            }
        }
    }

    /// The same of all words in the file's bytes, whatever they are.
    public func forEachWord(of kind: WordBytes, beginningWith heads: WordHeads, _ body: (Int, Int) -> Bool) {
        walking(heads) { base, heads, tail in
            _ = Self.walk(0..<bytes.count, kind, base, count: bytes.count, heads, tail, body)
        }
    }

    private func walking(
        _ heads: WordHeads, _ body: (UnsafePointer<UInt8>, UnsafePointer<UInt64>, UnsafeMutablePointer<UInt8>) -> Void
    ) {
        bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            heads.withBits { heads in
                withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { tail in
                    if let tail = tail.baseAddress { body(base, heads, tail) }
                }
            }
        }
    }

    private static func walk(
        _ range: ByteRange, _ kind: WordBytes, _ base: UnsafePointer<UInt8>, count: Int, _ heads: UnsafePointer<UInt64>,
        _ tail: UnsafeMutablePointer<UInt8>, _ body: (Int, Int) -> Bool
    ) -> Bool {
        var position = range.lowerBound
        var carry: UInt64 = 0
        while position < range.upperBound {
            var chunk = base + position
            if position &+ 64 > count {
                tail.update(repeating: 0, count: 64)
                tail.update(from: chunk, count: count &- position)
                chunk = UnsafePointer(tail)
            }
            let left = range.upperBound &- position
            let valid: UInt64 = left >= 64 ? ~0 : (1 << UInt64(left)) &- 1
            let words = (kind == .any ? cscan_word_bytes(chunk) : cscan_classify_plain(chunk).letters) & valid
            var starts = words & ~(words << 1 | carry)
            carry = words >> 63
            while starts != 0 {
                let start = position &+ starts.trailingZeroBitCount
                starts &= starts &- 1
                let second = start &+ 1 < count ? base[start &+ 1] : 0
                let key = Int(base[start]) << 8 | Int(second)
                if heads[key >> 6] >> UInt64(key & 63) & 1 != 0, !body(start, range.upperBound) { return false }
            }
            position &+= 64
        }
        return true
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
