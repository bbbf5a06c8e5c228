import Bytes

/// What some rules wait for at the start of a block: phrases that would be too common anywhere else (`Share`, `Photo`).
///
/// The scan asks for each block whether one may stand there, while the block's first bytes are at hand anyway.
public struct Openings: Sendable {
    /// 2¹⁵ bits: which hashes of keys begin a phrase.
    private(set) var filter = [UInt64](repeating: 0, count: 512)

    public static let none = Openings()

    public init() {}

    /// The bytes of a phrase that are looked at: six tell most phrases from the articles and pronouns that half of all
    /// blocks begin with; three of shorter phrases.
    public static let longKey = 6
    public static let shortKey = 3

    /// Takes up a phrase, in UTF-8 of at least three bytes, and returns its key.
    public mutating func insert(_ phrase: UnsafeBufferPointer<UInt8>) -> UInt64 {
        let key = Self.key(phrase, 0, length: phrase.count >= Self.longKey ? Self.longKey : Self.shortKey)
        let hash = Self.hash(key)
        filter[hash >> 6] |= 1 << UInt64(hash & 63)
        return key
    }

    /// The bytes from `offset` on as a key, ASCII letters folded.
    @inline(__always)
    public static func key(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int, length: Int) -> UInt64 {
        var key: UInt64 = 0
        for index in 0..<length { key = key << 8 | UInt64(bytes[offset + index] | 0x20) }
        return key
    }

    @inline(__always) private static func hash(_ key: UInt64) -> Int { Int((key &* 0x9E37_79B9_7F4A_7C15) >> 49) }

    /// Whether a phrase may begin the range, or a sign does behind which one may stand. Without a branch on the bytes:
    /// it is asked of every block, and nothing foretells the answer.
    @inline(__always)
    static func mayStand(at range: ByteRange, _ bytes: UnsafePointer<UInt8>, count: Int, _ filter: UnsafePointer<UInt64>) -> Bool {
        let offset = range.lowerBound
        guard range.count >= shortKey, offset + 8 <= count else { return range.count >= shortKey }
        // Bytes beyond the block only let it pass here.
        let word = (UnsafeRawPointer(bytes + offset).loadUnaligned(as: UInt64.self) | 0x2020_2020_2020_2020).byteSwapped
        let short = hash(word >> 40)
        let long = hash(word >> 16)
        let passes = (filter[short >> 6] >> UInt64(short & 63) | filter[long >> 6] >> UInt64(long & 63)) & 1
        // `firstWord` looks behind no quotation mark, and a third of all blocks of a novel begin with one.
        let isQuote = (word >> 40) & 0xFF_FFF8 == 0xE2_A0B8
        return passes | (isQuote ? 0 : ScanTables.shared.signs[Int(bytes[offset])]) != 0
    }

    /// Where the first word of a block begins that opens with a sign (`▶`, `– `, `[`); nil where it opens with a word
    /// or a quotation mark: what is said is text.
    public static func firstWord(of range: ByteRange, _ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard !range.isEmpty, ScanTables.shared.signs[Int(bytes[range.lowerBound])] != 0, !isQuote(bytes, range.lowerBound) else {
            return nil
        }
        let end = min(range.upperBound, range.lowerBound + mostSigns)
        var position = range.lowerBound
        while position < end, !beginsWord(bytes[position]) {
            switch bytes[position] {
            case 0xC2: position += 2
            case 0xE2: position += 3
            case 0xF0...0xF4: position += 4
            default: position += 1
            }
        }
        return position
    }

    /// The longest run of signs before a block's first word that is looked behind, in bytes.
    private static let mostSigns = 16

    static func beginsWord(_ byte: UInt8) -> Bool {
        byte >= 0xC3 && byte != 0xE2 && byte < 0xF0 || (byte | 0x20) &- 97 < 26 || byte &- 48 < 10
    }

    private static func isQuote(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
        guard offset + 2 < bytes.count else { return false }
        if bytes[offset] == 0xC2 { return bytes[offset + 1] == 0xAB }
        return bytes[offset] == 0xE2 && bytes[offset + 1] == 0x80 && (0x98...0x9F).contains(bytes[offset + 2])
    }
}
