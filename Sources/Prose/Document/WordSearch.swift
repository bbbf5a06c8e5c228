import Bytes
import CScan

/// The words of a text that are among the literals of a set. A word is a run of letters of ASCII and of bytes beyond it, but
/// for C2 and E2, which begin spaces, marks and signs.
private enum WordSearch {
    /// Of longer words than a sentence can spell there are none, in bytes.
    static let longest = 64

    /// Calls `body` with each of the words that stands in a range, until it says false: with the word's index, and the place.
    ///
    /// - Returns: false where `body` said so.
    static func search(
        _ words: LiteralSet, in range: ByteRange, of bytes: UnsafeBufferPointer<UInt8>, _ body: (Int, ByteRange) -> Bool
    ) -> Bool {
        /// Where a word begins that goes on behind the bytes at hand; none at -1.
        var open = -1
        let isThrough = WordChunks.forEach(in: range, of: bytes) { position, chunk in
            let left = range.upperBound &- position
            let letters = left >= 64 ? cscan_word_bytes(chunk) : cscan_word_bytes(chunk) & ((1 << UInt64(left)) &- 1)
            let before = letters << 1 | (open >= 0 ? 1 : 0)
            var starts = letters & ~before
            var ends = before & ~letters
            while ends != 0 {
                var start = open
                if start < 0 {
                    start = position &+ starts.trailingZeroBitCount
                    starts &= starts &- 1
                }
                open = -1
                if !look(words, at: start..<position &+ ends.trailingZeroBitCount, bytes, body) { return false }
                ends &= ends &- 1
            }
            if starts != 0 { open = position &+ starts.trailingZeroBitCount }
            return true
        }
        return isThrough && (open < 0 || look(words, at: open..<range.upperBound, bytes, body))
    }

    @inline(__always)
    private static func look(
        _ words: LiteralSet, at place: ByteRange, _ bytes: UnsafeBufferPointer<UInt8>, _ body: (Int, ByteRange) -> Bool
    ) -> Bool {
        // Where nothing parts words a run of letters is as long as a sentence.
        guard place.count <= longest else { return true }
        var goesOn = true
        words.forEach(equalTo: place, of: bytes) { word in goesOn = goesOn && body(word, place) }
        return goesOn
    }
}

extension LiteralSet {
    /// Whether the first bytes of one of the literals begin a word in the range, as `holdsBeginning` compares them.
    ///
    /// - Complexity: linear in the range, sixty-four bytes at a time.
    public func mayBeginWord(in bytes: UnsafeBufferPointer<UInt8>, _ range: ByteRange) -> Bool {
        !WordChunks.forEachStart(in: range, of: bytes) { !holdsWordBeginning(in: bytes, at: $0) }
    }
}

extension Document {
    /// Calls `body` with each of the words that stands in the prose as a whole, until it says false: with the word's index, and
    /// the place.
    ///
    /// Complexity: linear in the text, sixty-four bytes at a time.
    public func forEachWord(of words: LiteralSet, _ body: (Int, ByteRange) -> Bool) {
        bytes.withUnsafeBufferPointer { bytes in
            forEachStretch(bytes) { WordSearch.search(words, in: $0, of: bytes, body) }
        }
    }

    /// Calls `body` with the stretches of prose that words are looked for in, until it says false. Lines are short, so that as many as can
    /// be are one stretch.
    fileprivate func forEachStretch(_ bytes: UnsafeBufferPointer<UInt8>, _ body: (ByteRange) -> Bool) {
        var stretch = 0..<0
        for block in blocks where block.kind.isProse {
            let content = block.content
            if Self.isGap(bytes, stretch.upperBound, content.lowerBound) {
                stretch = stretch.lowerBound..<content.upperBound
                continue
            }
            if !body(stretch) { return }
            stretch = content
        }
        _ = body(stretch)
    }

    /// Whether between two blocks nothing stands that may belong to a word.
    @inline(__always)
    private static func isGap(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
        0...4 ~= end &- start && (start..<end).allSatisfy { bytes[$0] <= 0x20 }
    }
}

/// Which words of a text begin with the same four bytes as another word of it, as `Document.forEachWord` knows words: whoever looks for a
/// word that begins like one that is there looks in vain in most short texts.
public struct WordHeads {
    private let document: Document
    /// A bit for each hash of a word's first four bytes: whether some word has it, then whether several have.
    private var some: [UInt64]
    private var several: [UInt64]
    /// How far a product is shifted to be a hash.
    private let shift: UInt32

    /// - Complexity: linear in the text, sixty-four bytes at a time.
    public init(_ document: Document) {
        self.document = document
        // A word has some six bytes, so that one hash in four is taken at most; no more than 8 KiB each.
        var bits: UInt32 = 6
        while 1 << bits < document.bytes.count, bits < 16 { bits += 1 }
        shift = 32 - bits
        some = [UInt64](repeating: 0, count: 1 << Int(bits - 6))
        several = some
        document.bytes.withUnsafeBufferPointer { bytes in
            document.forEachStretch(bytes) { stretch in
                WordChunks.forEachStart(in: stretch, of: bytes) { start in
                    note(start, bytes)
                    return true
                }
            }
        }
    }

    private mutating func note(_ start: Int, _ bytes: UnsafeBufferPointer<UInt8>) {
        var start = start
        // The last bytes of a space or a mark before the word, which C2 or E2 begins.
        while start < bytes.count, bytes[start] & 0xC0 == 0x80 { start += 1 }
        let (place, bit) = slot(start, bytes)
        several[place] |= some[place] & bit
        some[place] |= bit
    }

    @inline(__always) private func slot(_ start: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> (place: Int, bit: UInt64) {
        // By Fibonacci's hashing, as `LiteralSet.headHash`.
        let hash = (UInt32(truncatingIfNeeded: LiteralSet.load(bytes, start)) &* 0x9E37_79B1) &>> shift
        return (Int(hash &>> 6), 1 << UInt64(hash & 63))
    }

    /// Whether a word elsewhere in the text may begin with the four bytes that a word of at least four bytes begins with.
    public func mayRepeat(_ word: ByteRange) -> Bool {
        document.bytes.withUnsafeBufferPointer { bytes in
            let (place, bit) = slot(word.lowerBound, bytes)
            if several[place] & bit != 0 { return true }
            // Where it is not one of the words that were noted, the one that was is another.
            let isInWord = word.lowerBound > 0 && Ascii.isLetterOrBeyond(bytes[word.lowerBound - 1])
            return isInWord && some[place] & bit != 0
        }
    }
}

/// Text sixty-four bytes at a time.
enum WordChunks {
    /// Calls `body` with the place of each word's first byte in a range, until it says false.
    ///
    /// - Returns: false where `body` said so.
    @inline(__always)
    static func forEachStart(in range: ByteRange, of bytes: UnsafeBufferPointer<UInt8>, _ body: (Int) -> Bool) -> Bool {
        var isInWord: UInt64 = 0
        return forEach(in: range, of: bytes) { position, chunk in
            let left = range.upperBound &- position
            let letters = left >= 64 ? cscan_word_bytes(chunk) : cscan_word_bytes(chunk) & ((1 << UInt64(left)) &- 1)
            var starts = letters & ~(letters << 1 | isInWord)
            isInWord = letters >> 63
            while starts != 0 {
                if !body(position &+ starts.trailingZeroBitCount) { return false }
                starts &= starts &- 1
            }
            return true
        }
    }

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
