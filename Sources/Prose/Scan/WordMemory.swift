import Bytes

/// Where words of each beginning stood last: enough to notice that a word stands there twice in a row, or that a phrase may.
///
/// A word is known by its first four bytes. It remembers nothing else from word to word but the two bytes that the last one
/// began with, so that the scan's loop over words has next to no state to carry.
struct WordMemory {
    /// Where the words began last, by hash; then how far behind their like those began that `note` saw last, by place. One
    /// pointer to both: the loop has few registers.
    private let room: UnsafeMutableRawPointer

    private static let hashes = 2048
    private static let places = 64
    private static let distances = 4 * hashes
    /// The room that is needed, in bytes.
    static let size = distances + 4 * places
    /// The bytes before a word that are compared: a word with fewer before it is not remembered.
    static let reach = 8
    /// No phrase stands so far behind its like, in bytes; a power of two.
    private static let farthest: UInt32 = 2048

    /// What `note` tells of words, each of sixty-four places a bit.
    struct Seen {
        /// An anchor may begin with the word.
        var anchors: UInt64 = 0
        /// The eight bytes before the word stand before its like, too (an echo), or the word before begins with the same two bytes.
        var repeats: UInt64 = 0
        /// What the last word begins with, letters of ASCII folded.
        var head: UInt16
    }

    /// - Parameters:
    ///   - room: `size` bytes.
    ///   - text: where the text begins that is to be remembered.
    init(_ room: UnsafeMutableRawPointer, _ text: UnsafePointer<UInt8>) {
        self.room = room
        // What was not there yet seems to have stood at the first place that may be looked back from.
        room.initializeMemory(as: UInt32.self, repeating: Self.place(of: UnsafeRawPointer(text + Self.reach)), count: Self.size / 4)
    }

    /// What is kept of an address: how far two are apart is all that is asked.
    @inline(__always) private static func place(of word: UnsafeRawPointer) -> UInt32 { UInt32(truncatingIfNeeded: UInt(bitPattern: word)) }

    /// How far behind its like the word began that was noted at that place, in bytes; 0 where there is none.
    func distance(at place: Int) -> Int { Int(room.load(fromByteOffset: Self.distances + 4 * place, as: UInt32.self) % Self.farthest) }

    /// Takes the words that begin at the bits. A function of its own, so that what its loop needs stays in registers.
    ///
    /// - Parameters:
    ///   - text: sixty-four bytes of a text and at least four more; at least `reach` stand before them.
    ///   - head: what the word before began with.
    ///   - heads: of the literals that the scan looks for.
    @inline(never)
    func note(_ starts: UInt64, _ text: UnsafePointer<UInt8>, _ head: UInt16, _ heads: UnsafePointer<UInt64>) -> Seen {
        var rest = starts
        var seen = Seen(head: head)
        while rest != 0 {
            let bit = rest.trailingZeroBitCount
            let word = UnsafeRawPointer(text + bit)
            let key = word.loadUnaligned(as: UInt32.self) | 0x2020_2020
            let like = word - Int(remember(key, word, bit) % Self.farthest)
            let isEcho =
                word.loadUnaligned(fromByteOffset: -Self.reach, as: UInt64.self)
                == like.loadUnaligned(fromByteOffset: -Self.reach, as: UInt64.self)
            seen.take(key, bit, isEcho, heads)
            rest &= rest &- 1
        }
        return seen
    }

    /// The same of one word of the text at `base`, wherever it stands.
    func noteCarefully(
        _ key: UInt32, _ base: UnsafePointer<UInt8>, _ start: Int, _ place: Int, _ heads: UnsafePointer<UInt64>, _ seen: inout Seen
    ) {
        guard start >= Self.reach else { return seen.take(key, place, false, heads) }
        let distance = Int(remember(key, UnsafeRawPointer(base + start), place) % Self.farthest)
        seen.take(key, place, isEcho(base, start, distance), heads)
    }

    /// Whether the eight bytes before a word of the text at `base` stand so far before it, too.
    func isEcho(_ base: UnsafePointer<UInt8>, _ start: Int, _ distance: Int) -> Bool {
        guard start - distance >= Self.reach else { return false }
        let before = UnsafeRawPointer(base + start - Self.reach)
        return before.loadUnaligned(as: UInt64.self) == (before - distance).loadUnaligned(as: UInt64.self)
    }

    /// Notes where the word began, and returns how far behind its like that is.
    @inline(__always) private func remember(_ key: UInt32, _ word: UnsafeRawPointer, _ place: Int) -> UInt32 {
        let slot = LiteralSet.headHash(key) &>> 5 &* 4
        let distance = Self.place(of: word) &- room.load(fromByteOffset: slot, as: UInt32.self)
        room.storeBytes(of: Self.place(of: word), toByteOffset: slot, as: UInt32.self)
        room.storeBytes(of: distance, toByteOffset: Self.distances &+ 4 &* place, as: UInt32.self)
        return distance
    }
}

extension WordMemory.Seen {
    @inline(__always)
    fileprivate mutating func take(_ key: UInt32, _ place: Int, _ isEcho: Bool, _ heads: UnsafePointer<UInt64>) {
        let hash = LiteralSet.headHash(key)
        let first = UInt16(truncatingIfNeeded: key)
        let shift = UInt64(truncatingIfNeeded: place)
        anchors |= (heads[hash &>> 6] &>> UInt64(truncatingIfNeeded: hash) & 1) &<< shift
        if isEcho || first == head { repeats |= 1 &<< shift }
        head = first
    }
}
