import Bytes

/// Literals that are looked for all at once: those of rules in a text, the beginnings of blocks, lists of words.
///
/// A literal is known by its first bytes: as many of one, two, three, four, six or eight as it has. To ask whether one stands at
/// a place takes a multiplication and a bit for each of these lengths that the set has; nearly everywhere none does, and nothing
/// else is done. Made from thousands of literals each time the program starts, so that it is one table and no tree.
///
/// A class, so that whoever holds it does not copy it.
///
/// Unchecked because of the filter's memory, which is written before the set is there and given back after it is gone.
public final class LiteralSet: @unchecked Sendable {
    /// How letters of ASCII compare; all other bytes compare as they are.
    public enum Comparison: Sendable {
        case exact
        /// Without case. The literals are taken in small letters.
        case folded
    }

    /// The literals one behind the other; their index names them.
    private let text: [UInt8]
    /// Where each literal ends in `text`.
    private let ends: [Int32]
    private let isFolded: Bool
    /// The first bytes of literals → the literals.
    private let table: KeyTable
    /// Holds as long as the set.
    let filter: LiteralFilter
    /// For the scan: 2¹⁶ bits, which hashes of the four folded bytes from a word's beginning on some literal may begin. Empty in
    /// sets that the scan does not look for.
    let heads: [UInt64]

    public static let none = LiteralSet([[UInt8]](), forScan: true)

    public var isEmpty: Bool { ends.isEmpty }
    public var count: Int { ends.count }
    /// How many bytes the longest has.
    public let longest: Int

    /// - Parameters:
    ///   - text: the literals, one behind the other, in UTF-8; empty ones are never found.
    ///   - ends: where each of them ends, ascending.
    ///   - forScan: whether the scan is to look for them. Then each has to have two bytes and to begin as `canBegin` says.
    /// - Complexity: linear in the bytes of the literals.
    public init(text: [UInt8], ends: [Int32], _ comparison: Comparison = .folded, forScan: Bool = false) {
        isFolded = comparison == .folded
        var entries: [(key: UInt64, value: Int32)] = []
        var lengths: UInt64 = 0
        entries.reserveCapacity(ends.count)
        // A bit in thirty-two: a word is asked about under up to six keys, and each of them may pass by chance. At most 32 KiB.
        var bits: UInt64 = 6
        while 1 << bits < 32 * ends.count, bits < 18 { bits += 1 }
        let shift = 64 - bits
        let filter = UnsafeMutablePointer<UInt64>.allocate(capacity: 1 << Int(bits - 6))
        filter.initialize(repeating: 0, count: 1 << Int(bits - 6))
        var start = 0
        var longest = 0
        text.withUnsafeBufferPointer { text in
            for (index, end) in ends.enumerated() where Int(end) > start {
                longest = max(longest, Int(end) - start)
                let length = Self.keyLength(Int(end) - start)
                let key = Self.load(text, start) & LiteralFilter.mask(length)
                entries.append((key, Int32(index)))
                // Below two to the power of `bits`, as many bits as were allocated.
                let hash = LiteralFilter.hash(key, shift)
                filter[hash >> 6] |= 1 << UInt64(hash & 63)
                lengths |= 1 << UInt64(length)
                start = Int(end)
            }
        }
        var text = text
        if isFolded { for index in text.indices { text[index] = Self.folded(text[index]) } }
        self.text = text
        self.ends = ends
        self.longest = longest
        self.filter = LiteralFilter(bits: UnsafePointer(filter), shift: shift, lengths: lengths)
        table = KeyTable(entries)
        heads = forScan ? Self.heads(of: text, ends) : []
    }

    deinit { filter.bits.deallocate() }

    public convenience init(_ literals: [[UInt8]], _ comparison: Comparison = .folded, forScan: Bool = false) {
        var ends: [Int32] = []
        var end = 0
        for literal in literals {
            end += literal.count
            ends.append(Int32(end))
        }
        self.init(text: Array(literals.joined()), ends: ends, comparison, forScan: forScan)
    }

    public convenience init(_ literals: [String], _ comparison: Comparison = .folded, forScan: Bool = false) {
        self.init(literals.map { Array($0.utf8) }, comparison, forScan: forScan)
    }

    // MARK: Asking

    /// Calls `body` with each literal that stands at `offset` and ends before `end`, in no order.
    @inline(__always)
    public func forEach(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int, before end: Int, _ body: (Int) -> Void) {
        let word = Self.load(bytes, offset)
        if filter.mayBegin(as: word) { confirm(word, bytes, offset, end, body) }
    }

    /// The same where the filter lets the bytes pass, which `load` gave.
    @inline(never)
    func confirm(_ word: UInt64, _ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int, _ end: Int, _ body: (Int) -> Void) {
        filter.forEachKey(of: word) { key in
            guard filter.holds(key) else { return }
            for place in table.places(of: key) {
                let literal = table.value(at: place)
                if stands(literal, bytes, offset, end) { body(literal) }
            }
        }
    }

    /// The length of the first of the literals, in the order in which they were given, that stands at `offset` and ends before `end`.
    public func firstLength(in bytes: [UInt8], at offset: Int, before end: Int) -> Int? {
        var first: Int?
        bytes.withUnsafeBufferPointer { forEach(in: $0, at: offset, before: end) { first = min($0, first ?? $0) } }
        return first.map(length)
    }

    /// The length of the longest literal that stands at `offset`, ends before `end`, and that `isWanted` wants by its length.
    public func longestLength(
        in bytes: UnsafeBufferPointer<UInt8>, at offset: Int, before end: Int, where isWanted: (Int) -> Bool = { _ in true }
    ) -> Int? {
        var longest: Int?
        forEach(in: bytes, at: offset, before: end) { literal in
            let length = length(of: literal)
            if length > longest ?? 0, isWanted(length) { longest = length }
        }
        return longest
    }

    /// Whether one of the literals stands anywhere in the range.
    ///
    /// - Complexity: linear in the range.
    public func occurs(in bytes: UnsafeBufferPointer<UInt8>, _ range: ByteRange) -> Bool {
        range.contains { offset in
            var isThere = false
            forEach(in: bytes, at: offset, before: range.upperBound) { _ in isThere = true }
            return isThere
        }
    }

    /// Whether the first bytes of one of the literals stand anywhere in the range, as `holdsBeginning` compares them.
    ///
    /// - Complexity: linear in the range.
    public func mayOccur(in bytes: UnsafeBufferPointer<UInt8>, _ range: ByteRange) -> Bool {
        // No literal begins within a character, and in most text without words apart two bytes of three are within one.
        range.contains { bytes[$0] & 0xC0 != 0x80 && holdsBeginning(in: bytes, at: $0) }
    }

    /// Calls `body` with each literal that the range holds as a whole, in no order.
    @inline(__always)
    public func forEach(equalTo range: ByteRange, of bytes: UnsafeBufferPointer<UInt8>, _ body: (Int) -> Void) {
        guard !range.isEmpty else { return }
        let key = Self.load(bytes, range.lowerBound) & LiteralFilter.mask(Self.keyLength(range.count))
        guard filter.holds(key) else { return }
        for place in table.places(of: key) {
            let literal = table.value(at: place)
            if length(of: literal) == range.count, stands(literal, bytes, range.lowerBound, range.upperBound) { body(literal) }
        }
    }

    /// Whether one of the literals is what the range holds.
    @inline(__always)
    public func contains(_ range: ByteRange, of bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var isThere = false
        forEach(equalTo: range, of: bytes) { _ in isThere = true }
        return isThere
    }

    /// Whether one of the literals is the text. For code that has no bytes at hand.
    public func contains(_ text: some StringProtocol) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.withUnsafeBufferPointer { contains(0..<bytes.count, of: $0) }
    }

    /// Whether the text begins with one of the literals. For code that has no bytes at hand.
    public func holdsOneThatBegins(_ text: some StringProtocol) -> Bool {
        let bytes = Array(text.utf8)
        var isThere = false
        bytes.withUnsafeBufferPointer { forEach(in: $0, at: 0, before: bytes.count) { _ in isThere = true } }
        return isThere
    }

    /// In bytes.
    @inline(__always)
    public func length(of literal: Int) -> Int { Int(ends[literal]) - start(of: literal) }

    @inline(__always) private func start(of literal: Int) -> Int { literal == 0 ? 0 : Int(ends[literal - 1]) }

    private func stands(_ literal: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int, _ end: Int) -> Bool {
        let start = start(of: literal)
        let length = length(of: literal)
        guard offset + length <= end else { return false }
        if isFolded {
            for index in 0..<length where Self.folded(bytes[offset + index]) != text[start + index] { return false }
        } else {
            for index in 0..<length where bytes[offset + index] != text[start + index] { return false }
        }
        return true
    }

    // MARK: The first bytes

    /// Whether some literal may begin at `offset`: its first bytes, up to eight, are looked at, and bit 5 of each is left out, which
    /// tells capitals from small letters in ASCII and in most of Latin-1 and Cyrillic.
    @inline(__always)
    public func mayBegin(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool { filter.mayBegin(as: Self.load(bytes, offset)) }

    /// Whether a literal's first bytes stand at `offset`: as many of them as the literal is known by, compared without bit 5 of each.
    @inline(__always)
    public func holdsBeginning(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
        let word = Self.load(bytes, offset)
        return filter.mayBegin(as: word) && confirmBeginning(word)
    }

    /// The same of a word's beginning, in a set that knows the first four bytes of its literals: these tell nearly all words.
    @inline(__always)
    func holdsWordBeginning(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
        let word = Self.load(bytes, offset)
        if !heads.isEmpty {
            let hash = Self.headHash(UInt32(truncatingIfNeeded: word))
            guard heads[hash &>> 6] &>> UInt64(hash & 63) & 1 != 0 else { return false }
        }
        return filter.mayBegin(as: word) && confirmBeginning(word)
    }

    @inline(never)
    private func confirmBeginning(_ word: UInt64) -> Bool {
        var isThere = false
        filter.forEachKey(of: word) { if filter.holds($0), !table.places(of: $0).isEmpty { isThere = true } }
        return isThere
    }

    /// Eight bytes from `offset` on, the first of them lowest, with bit 5 set, which folds the letters of ASCII; bytes beyond the
    /// text read as 0x20.
    @inline(__always)
    static func load(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> UInt64 {
        guard offset &+ 8 <= bytes.count, let base = bytes.baseAddress else { return loadLast(bytes, offset) }
        // All eight bytes are within the buffer.
        return UnsafeRawPointer(base + offset).loadUnaligned(as: UInt64.self).littleEndian | 0x2020_2020_2020_2020
    }

    @inline(never)
    private static func loadLast(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> UInt64 {
        var value: UInt64 = 0
        for index in 0..<8 {
            let byte = offset &+ index < bytes.count ? bytes[offset &+ index] : 0x20
            value |= UInt64(byte | 0x20) << UInt64(8 &* index)
        }
        return value
    }

    /// By how many of its first bytes a literal of so many, at least one, is known: from a number of eight digits, because it is asked
    /// of each word of a text, and no branch foretells how long the next one is.
    @inline(__always) private static func keyLength(_ count: Int) -> Int {
        0x8664_4321 &>> (4 &* (min(count, 8) &- 1)) & 15
    }

    private static func insert(_ hash: Int, into filter: inout [UInt64]) { filter[hash >> 6] |= 1 << UInt64(hash & 63) }

    @inline(__always) private static func folded(_ byte: UInt8) -> UInt8 { Ascii.isCapital(byte) ? byte | 0x20 : byte }
}

/// What tells nearly all places from those at which some literal of a set may begin. A value of its own, so that whoever asks for
/// every word or block holds the set once and counts no references; it must not outlive the set, which owns the bits.
struct LiteralFilter {
    /// A bit for each hash of the first bytes of some literal.
    fileprivate let bits: UnsafePointer<UInt64>
    /// How far a product is shifted to be a hash: as many bits are left as number the filter's.
    fileprivate let shift: UInt64
    /// A bit for each number of first bytes that some literal is known by.
    fileprivate let lengths: UInt64

    /// Whether some literal may begin as the word does that `LiteralSet.load` gave. Without a branch on the bytes: nothing foretells
    /// the answer.
    @inline(__always)
    func mayBegin(as word: UInt64) -> Bool {
        var passes: UInt64 = 0
        forEachKey(of: word) { passes |= bit(of: $0) }
        return passes & 1 != 0
    }

    @inline(__always) fileprivate func holds(_ key: UInt64) -> Bool { bit(of: key) & 1 != 0 }

    /// The lowest bit tells.
    @inline(__always) private func bit(of key: UInt64) -> UInt64 {
        let hash = Self.hash(key, shift)
        // A hash has no more bits than number those of the filter.
        return bits[hash &>> 6] &>> UInt64(truncatingIfNeeded: hash)
    }

    /// Which lengths there are is the same for every word of a text, so that the branches are foreseen.
    @inline(__always)
    fileprivate func forEachKey(of word: UInt64, _ body: (UInt64) -> Void) {
        if lengths & 1 << 8 != 0 { body(word) }
        if lengths & 1 << 6 != 0 { body(word & Self.mask(6)) }
        if lengths & 1 << 4 != 0 { body(word & Self.mask(4)) }
        if lengths & 1 << 3 != 0 { body(word & Self.mask(3)) }
        if lengths & 1 << 2 != 0 { body(word & Self.mask(2)) }
        if lengths & 1 << 1 != 0 { body(word & Self.mask(1)) }
    }

    @inline(__always) fileprivate static func mask(_ bytes: Int) -> UInt64 { .max &>> UInt64(truncatingIfNeeded: 64 &- 8 &* bytes) }

    /// Multiplied by 2⁶⁴ over the golden ratio, as Knuth has it: the highest bits depend on all of the key's.
    @inline(__always) fileprivate static func hash(_ key: UInt64, _ shift: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> shift)
    }
}

// MARK: For the scan

extension LiteralSet {
    /// Whether the scan stops at such a byte when it follows no letter.
    public static func canBegin(_ byte: UInt8) -> Bool {
        switch ScanTables.shared.classes[Int(byte)] {
        case CharacterClass.letter.rawValue, ScanTables.Lead.symbol, ScanTables.Lead.word2,
            ScanTables.Lead.punctuation, ScanTables.Lead.three:
            true
        default: byte == UInt8(ascii: "[") || byte == UInt8(ascii: "-")
        }
    }

    /// The hash of four folded bytes in `heads`.
    @inline(__always) static func headHash(_ head: UInt32) -> Int { Int(truncatingIfNeeded: (head &* 0x9E37_79B1) &>> 16) }

    private static func heads(of text: [UInt8], _ ends: [Int32]) -> [UInt64] {
        var heads = [UInt64](repeating: 0, count: 1024)
        var start = 0
        for end in ends {
            let literal = text[start..<Int(end)]
            start = Int(end)
            if literal.count >= 4 {
                let head = literal.prefix(4).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1 | 0x20) }
                insert(headHash(head), into: &heads)
            } else if literal.count >= 2 {
                for head in Self.heads(ofShort: Array(literal)) { insert(headHash(head), into: &heads) }
            }
        }
        return heads
    }

    /// The four folded bytes that a short literal may be met under: it leaves some of them open.
    private static func heads(ofShort literal: [UInt8]) -> [UInt32] {
        var heads: [UInt32] = [0]
        for position in 0..<4 {
            let shift = UInt32(8 * position)
            if position < literal.count {
                for index in heads.indices { heads[index] |= UInt32(literal[position] | 0x20) << shift }
            } else {
                heads = heads.flatMap { head in foldedBytes.map { head | $0 << shift } }
            }
        }
        return heads
    }

    /// What a byte may be that has its bit 5 set.
    private static let foldedBytes: [UInt32] = (0..<256).filter { $0 & 0x20 != 0 }
}
