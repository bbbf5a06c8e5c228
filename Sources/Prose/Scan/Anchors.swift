import Bytes

/// The literals of all pattern and phrase rules, looked for in one go.
///
/// A literal is found where a word or a symbol begins: the scan asks there whether the next four bytes can begin
/// any of them (one multiplication, one bit), and only then compares. ASCII letters compare without case.
///
/// A class, so that the scan does not copy it.
public final class Anchors: Sendable {
    /// The literals in the order they were given, lower-cased, one behind the other; their index names them in
    /// `AnchorHit`.
    private let text: [UInt8]
    /// Where each literal ends in `text`.
    private let ends: [Int32]
    /// 2¹⁶ bits: which hashes of four folded bytes begin a literal.
    let filter: [UInt64]
    /// The same of eight bytes, of six for literals that are no longer than seven, and of four for those below six: most
    /// words that begin as some literal does go on otherwise.
    let longFilter: [UInt64]
    /// Four folded bytes → the literals that begin with them.
    private let starts: KeyTable
    public var isEmpty: Bool { ends.isEmpty }

    public static let none = Anchors([])

    /// - Parameter literals: UTF-8, each of at least two bytes and beginning with a letter, a symbol or a
    ///   character beyond ASCII; see `canBegin`.
    public init(_ literals: [[UInt8]]) {
        var text: [UInt8] = []
        var ends: [Int32] = []
        var filter = [UInt64](repeating: 0, count: 1024)
        var longFilter = [UInt64](repeating: 0, count: 1024)
        var starts: [(key: UInt64, value: Int32)] = []
        text.reserveCapacity(literals.reduce(0) { $0 + $1.count })
        ends.reserveCapacity(literals.count)
        func add(_ key: UInt32, _ index: Int) {
            starts.append((UInt64(key), Int32(index)))
            let hash = Self.hash(key)
            Self.insert(hash, into: &filter)
        }
        for (index, literal) in literals.enumerated() {
            for byte in literal { text.append(Self.folded(byte)) }
            ends.append(Int32(text.count))
            if literal.count >= 4 {
                add((0..<4).reduce(0) { $0 | UInt32(literal[$1] | 0x20) << UInt32(8 * $1) }, index)
            } else if literal.count >= 2 {
                for key in Self.keys(of: literal) { add(key, index) }
            }
            let length = literal.count >= 8 ? 8 : literal.count >= 6 ? 6 : 4
            if literal.count >= length {
                let key = (0..<length).reduce(0) { $0 | UInt64(literal[$1] | 0x20) << UInt64(8 * $1) }
                Self.insert(Self.longHash(key, of: length), into: &longFilter)
            } else if literal.count >= 2 {
                for key in Self.keys(of: literal) { Self.insert(Self.longHash(UInt64(key), of: 4), into: &longFilter) }
            }
        }
        self.text = text
        self.ends = ends
        self.filter = filter
        self.longFilter = longFilter
        self.starts = KeyTable(starts)
    }

    /// Whether the scan stops at such a byte when it follows no letter.
    public static func canBegin(_ byte: UInt8) -> Bool {
        switch ScanTables.shared.classes[Int(byte)] {
        case CharacterClass.letter.rawValue, ScanTables.Lead.symbol, ScanTables.Lead.word2,
            ScanTables.Lead.punctuation, ScanTables.Lead.three:
            true
        default: byte == UInt8(ascii: "[") || byte == UInt8(ascii: "-")
        }
    }

    /// The four-byte keys that a literal may be met under: short literals leave bytes open.
    private static func keys(of literal: [UInt8]) -> [UInt32] {
        var keys: [UInt32] = [0]
        for position in 0..<4 {
            let shift = UInt32(8 * position)
            if position < literal.count {
                for index in keys.indices { keys[index] |= UInt32(literal[position] | 0x20) << shift }
            } else {
                keys = keys.flatMap { key in foldedBytes.map { key | $0 << shift } }
            }
        }
        return keys
    }

    /// What a byte may be that has its bit 5 set.
    private static let foldedBytes: [UInt32] = (0..<256).filter { $0 & 0x20 != 0 }

    @inline(__always) static func hash(_ key: UInt32) -> Int { Int(truncatingIfNeeded: (key &* 0x9E37_79B1) &>> 16) }

    /// Of the lowest bytes of a key.
    @inline(__always) static func longHash(_ key: UInt64, of bytes: Int) -> Int {
        Int(truncatingIfNeeded: ((key &<< UInt64(truncatingIfNeeded: 64 &- 8 &* bytes)) &* 0x9E37_79B9_7F4A_7C15) &>> 48)
    }

    private static func insert(_ hash: Int, into filter: inout [UInt64]) {
        filter[hash >> 6] |= 1 << UInt64(hash & 63)
    }

    @inline(__always) static func folded(_ byte: UInt8) -> UInt8 {
        byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
    }

    /// The literals that stand at `offset`, which begins with `key`.
    @inline(__always)
    func forEachMatch(
        _ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, end: Int, key: UInt32, _ body: (Int32) -> Void
    ) {
        for place in starts.places(of: UInt64(key)) {
            let literal = starts.value(at: place)
            if stands(literal, bytes, offset, end) { body(Int32(truncatingIfNeeded: literal)) }
        }
    }

    private func stands(_ literal: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int, _ end: Int) -> Bool {
        let start = literal == 0 ? 0 : Int(ends[literal - 1])
        let length = Int(ends[literal]) - start
        guard offset + length <= end else { return false }
        for index in 0..<length where Self.folded(bytes[offset + index]) != text[start + index] { return false }
        return true
    }
}

/// A place where an anchor's literal stands.
public struct AnchorHit: Sendable {
    /// Index into `Anchors.literals`.
    public var anchor: Int32
    /// Index into `Document.blocks`.
    public var block: Int32
    /// UTF-8 bytes of the file.
    public var offset: Int
}
