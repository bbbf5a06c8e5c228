import Bytes
import CScan

/// Words that are looked for in a text, all of them at once. A word is a run of letters of ASCII and of bytes beyond it, but
/// for C2 and E2, which begin spaces, marks and signs.
public struct WordSearch: Sendable {
    private let words: [[UInt8]]
    /// From the keys of the words to their indices.
    private let table: KeyTable
    /// A bit for each key that a word has, by its highest sixteen bits: it tells nearly all words of a text from these.
    private let filter: [UInt64]

    /// Of longer words than a sentence can spell there are none, in bytes.
    private static let longest = 64

    /// - Parameter words: byte for byte; a word may be there twice.
    public init(_ words: [[UInt8]]) {
        var filter = [UInt64](repeating: 0, count: 1024)
        var entries: [(key: UInt64, value: Int32)] = []
        for (index, word) in words.enumerated() where !word.isEmpty && word.count <= Self.longest {
            let key = word.withUnsafeBufferPointer { Self.key($0, 0, length: $0.count) }
            filter[Int(key >> 54)] |= 1 << (key >> 48 & 63)
            entries.append((key, Int32(index)))
        }
        self.words = words
        self.filter = filter
        table = KeyTable(entries)
    }

    /// The key of a word: of its first eight bytes and its length.
    @inline(__always)
    private static func key(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, length: Int) -> UInt64 {
        var first: UInt64 = 0
        if start &+ 8 <= bytes.count, let base = bytes.baseAddress {
            let eight = UnsafeRawPointer(base + start).loadUnaligned(as: UInt64.self).littleEndian
            first = length < 8 ? eight & ((1 << UInt64(8 &* length)) &- 1) : eight
        } else {
            for offset in 0..<min(8, length) { first |= UInt64(bytes[start + offset]) << UInt64(8 * offset) }
        }
        return (first ^ UInt64(length)) &* 0x9E37_79B9_7F4A_7C15
    }

    /// Calls `body` with each of the words that stands in a range, until it says false: with the word's index, and the place.
    ///
    /// - Returns: false where `body` said so.
    fileprivate func search(
        _ range: ByteRange, of bytes: UnsafeBufferPointer<UInt8>, _ filter: UnsafePointer<UInt64>, _ body: (Int, ByteRange) -> Bool
    ) -> Bool {
        /// Where a word begins that goes on behind the bytes at hand; none at -1.
        var open = -1
        let isThrough = WordChunks.forEach(in: range, of: bytes) { position, chunk in
            let left = range.upperBound &- position
            let words = left >= 64 ? cscan_word_bytes(chunk) : cscan_word_bytes(chunk) & ((1 << UInt64(left)) &- 1)
            let before = words << 1 | (open >= 0 ? 1 : 0)
            var starts = words & ~before
            var ends = before & ~words
            while ends != 0 {
                var start = open
                if start < 0 {
                    start = position &+ starts.trailingZeroBitCount
                    starts &= starts &- 1
                }
                open = -1
                if !look(at: start, position &+ ends.trailingZeroBitCount, bytes, filter, body) { return false }
                ends &= ends &- 1
            }
            if starts != 0 { open = position &+ starts.trailingZeroBitCount }
            return true
        }
        return isThrough && (open < 0 || look(at: open, range.upperBound, bytes, filter, body))
    }

    @inline(__always)
    private func look(
        at start: Int, _ end: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ filter: UnsafePointer<UInt64>, _ body: (Int, ByteRange) -> Bool
    ) -> Bool {
        // Where nothing parts words a run of letters is as long as a sentence.
        guard end &- start <= Self.longest else { return true }
        let key = Self.key(bytes, start, length: end &- start)
        if filter[Int(truncatingIfNeeded: key >> 54)] >> (key >> 48 & 63) & 1 == 0 { return true }
        return confirm(key, start..<end, bytes, body)
    }

    @inline(never)
    private func confirm(_ key: UInt64, _ place: ByteRange, _ bytes: UnsafeBufferPointer<UInt8>, _ body: (Int, ByteRange) -> Bool) -> Bool {
        for entry in table.places(of: key) {
            let index = table.value(at: entry)
            if words[index].elementsEqual(bytes[place]), !body(index, place) { return false }
        }
        return true
    }

    fileprivate func withFilter(_ body: (UnsafePointer<UInt64>) -> Void) {
        filter.withUnsafeBufferPointer { if let base = $0.baseAddress { body(base) } }
    }
}

extension Document {
    /// Calls `body` with each of the words that stands in the prose, until it says false: with the word's index, and the
    /// place.
    ///
    /// Complexity: linear in the text, sixty-four bytes at a time.
    public func forEachWord(of search: WordSearch, _ body: (Int, ByteRange) -> Bool) {
        bytes.withUnsafeBufferPointer { bytes in
            search.withFilter { filter in
                // Lines are short, so that as many as can be are looked through at once.
                var stretch = 0..<0
                for block in blocks where block.kind.isProse {
                    let content = block.content
                    if Self.isGap(bytes, stretch.upperBound, content.lowerBound) {
                        stretch = stretch.lowerBound..<content.upperBound
                        continue
                    }
                    if !search.search(stretch, of: bytes, filter, body) { return }
                    stretch = content
                }
                _ = search.search(stretch, of: bytes, filter, body)
            }
        }
    }

    /// Whether between two blocks nothing stands that may belong to a word.
    @inline(__always)
    private static func isGap(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
        0...4 ~= end &- start && (start..<end).allSatisfy { bytes[$0] <= 0x20 }
    }
}

/// Text sixty-four bytes at a time.
enum WordChunks {
    /// Calls `body` with the place of every sixty-four bytes of a range and with the bytes, zeros behind the text's end, until
    /// it says false.
    ///
    /// - Returns: false where `body` said so.
    @inline(__always)
    static func forEach(
        in range: ByteRange, of bytes: UnsafeBufferPointer<UInt8>, _ body: (Int, UnsafePointer<UInt8>) -> Bool
    ) -> Bool {
        guard let base = bytes.baseAddress else { return true }
        var position = range.lowerBound
        while position < range.upperBound, position &+ 64 <= bytes.count {
            if !body(position, base + position) { return false }
            position &+= 64
        }
        guard position < range.upperBound else { return true }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { tail in
            guard let chunk = tail.baseAddress else { return true }
            chunk.initialize(repeating: 0, count: 64)
            chunk.update(from: base + position, count: bytes.count &- position)
            return body(position, UnsafePointer(chunk))
        }
    }
}
