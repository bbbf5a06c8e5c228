/// Where words of each hash began last: enough to notice that a word stands there twice in a row, or that a phrase may.
///
/// It remembers nothing else from word to word, so that the scan's loop over words has no state to carry.
struct WordMemory {
    /// Where the words began last, by hash; then how far behind their like those began that `note` saw last, by place; then
    /// what to keep of eight bytes of which a word takes so many. One pointer to all three: the loop has no register to spare.
    private let room: UnsafeMutableRawPointer

    private static let hashes = 2048
    private static let places = 64
    private static let distances = 4 * hashes
    private static let masks = distances + 4 * places
    /// The room that is needed, in bytes.
    static let size = masks + 8 * (places + 1)
    /// The bytes before a word that are compared.
    static let reach = 8
    /// The farthest, in bytes, that a phrase may stand behind its like.
    private static let farthest: UInt32 = 2048
    /// From here on every word that is near has enough before it to be compared with.
    static let farIn = Int(farthest) + reach
    /// No offset of a text: farther than `farthest` below all but those of very long ones, where it is one.
    private static let nowhere: UInt32 = 1 << 31

    /// - Parameter room: `size` bytes.
    init(_ room: UnsafeMutableRawPointer) {
        self.room = room
        for hash in 0..<Self.hashes { room.storeBytes(of: Self.nowhere, toByteOffset: 4 * hash, as: UInt32.self) }
        for place in 0..<Self.places { room.storeBytes(of: 0, toByteOffset: Self.distances + 4 * place, as: UInt32.self) }
        for length in 0...Self.places {
            let mask: UInt64 = length >= 8 ? ~0 : (1 << UInt64(8 * length)) - 1
            room.storeBytes(of: mask, toByteOffset: Self.masks + 8 * length, as: UInt64.self)
        }
    }

    /// How far behind its like the word began that was noted at that place, in bytes.
    func distance(at place: Int) -> Int { Int(room.load(fromByteOffset: Self.distances + 4 * place, as: UInt32.self)) }

    /// What `note` tells of one word.
    static let doubled: UInt64 = 1
    static let echo: UInt64 = 2

    /// Takes the words that begin and end at the bits, as `note` does one. A function of its own, so that what its loop needs
    /// stays in registers.
    ///
    /// - Parameters:
    ///   - chunk: sixty-four bytes and eight more.
    ///   - text: the same bytes in the text, with all that stands before them.
    /// - Returns: whether one is doubled, and which are echoes.
    @inline(never)
    func note(
        _ starts: UInt64, _ ends: UInt64, _ chunk: UnsafePointer<UInt8>, _ text: UnsafePointer<UInt8>, _ offset: UInt32
    ) -> (isDoubled: Bool, echoes: UInt64) {
        var starts = starts
        var ends = ends
        var doubled: UInt64 = 0
        var echoes: UInt64 = 0
        while starts != 0 {
            let bit = starts.trailingZeroBitCount
            let length = ends.trailingZeroBitCount &- bit
            let key = UnsafeRawPointer(chunk + bit).loadUnaligned(as: UInt64.self) | 0x2020_2020_2020_2020
            let seen = note(text + bit, bit, offset &+ UInt32(truncatingIfNeeded: bit), length, key)
            doubled |= seen
            echoes |= (seen &>> 1) &<< UInt64(truncatingIfNeeded: bit)
            starts &= starts &- 1
            ends &= ends &- 1
        }
        return (doubled & Self.doubled != 0, echoes)
    }

    /// Takes a word, and tells whether it is `doubled`, standing one byte behind itself as it seems, and an `echo`, standing a
    /// little behind itself, and the eight bytes before it, too. Both may be wrong, but where neither is told there is nothing.
    /// Without a branch.
    ///
    /// - Parameters:
    ///   - word: the word's first byte; at least `farIn` bytes of the text stand before it.
    ///   - place: where its distance is to be kept, below 64.
    ///   - offset: its place in the text, modulo 2³².
    ///   - length: its bytes, at most sixty-four.
    ///   - loaded: its first eight bytes, letters of ASCII folded, and whatever follows.
    @inline(__always)
    func note(_ word: UnsafePointer<UInt8>, _ place: Int, _ offset: UInt32, _ length: Int, _ loaded: UInt64) -> UInt64 {
        let distance = remember(place, offset, length, loaded)
        let isNear: UInt64 = distance < Self.farthest ? Self.echo : 0
        let before = UnsafeRawPointer(word - Self.reach)
        let like = before - (distance < Self.farthest ? Int(distance) : 0)
        let isAlike: UInt64 = before.loadUnaligned(as: UInt64.self) == like.loadUnaligned(as: UInt64.self) ? Self.echo : 0
        return isNear & isAlike | (distance == UInt32(truncatingIfNeeded: length &+ 1) ? Self.doubled : 0)
    }

    /// The same of a word among the first bytes of a text that begins at `base`, kept at place 0.
    func noteFirst(_ base: UnsafePointer<UInt8>, _ start: Int, _ length: Int, _ loaded: UInt64) -> UInt64 {
        let distance = remember(0, UInt32(truncatingIfNeeded: start), length, loaded)
        var seen: UInt64 = distance == UInt32(truncatingIfNeeded: length &+ 1) ? Self.doubled : 0
        if distance < Self.farthest, start - Int(distance) >= Self.reach {
            let before = UnsafeRawPointer(base + start - Self.reach)
            let like = before - Int(distance)
            if before.loadUnaligned(as: UInt64.self) == like.loadUnaligned(as: UInt64.self) { seen |= Self.echo }
        }
        return seen
    }

    /// Notes where the word began, and returns how far behind its like that is.
    @inline(__always) private func remember(_ place: Int, _ offset: UInt32, _ length: Int, _ loaded: UInt64) -> UInt32 {
        // What follows a short word does not tell it.
        let key = loaded & room.load(fromByteOffset: Self.masks &+ 8 &* length, as: UInt64.self)
        let slot = 4 &* Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> 53)
        let distance = offset &- room.load(fromByteOffset: slot, as: UInt32.self)
        room.storeBytes(of: offset, toByteOffset: slot, as: UInt32.self)
        room.storeBytes(of: distance, toByteOffset: Self.distances &+ 4 &* place, as: UInt32.self)
        return distance
    }
}

/// A stretch of a block in which a phrase stands at least twice in a row, as far as bytes tell.
public struct Echo: Sendable {
    /// Index into `Document.blocks`.
    public var block: Int32
    /// All copies.
    public var range: ByteRange
}
