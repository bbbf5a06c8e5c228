/// From the first bytes of a literal, as a number, to what begins so. Most questions are about keys that are not there:
/// they cost a multiplication and a look or two.
public struct KeyTable: Sendable {
    private struct Slot: Sendable {
        var key: UInt64 = 0
        var start: Int32 = 0
        /// 0: the slot is free.
        var count: Int32 = 0
    }

    /// A power of two of them, at most half of them taken.
    private let slots: [Slot]
    private let values: [Int32]
    private let shift: UInt64

    /// - Parameter entries: any number of values for each key, in any order.
    ///
    /// - Complexity: O(*n* log *n*): it is made each time the program starts.
    public init(_ entries: [(key: UInt64, value: Int32)]) {
        let sorted = entries.sorted { ($0.key, $0.value) < ($1.key, $1.value) }
        var bits: UInt64 = 4
        while 1 << bits < sorted.count * 2 { bits += 1 }
        shift = 64 - bits
        var slots = [Slot](repeating: Slot(), count: 1 << bits)
        var values: [Int32] = []
        values.reserveCapacity(sorted.count)
        var start = 0
        while start < sorted.count {
            let key = sorted[start].key
            var slot = Self.slot(key, shift)
            while slots[slot].count != 0 { slot = (slot + 1) & (slots.count - 1) }
            let first = values.count
            var end = start
            while end < sorted.count, sorted[end].key == key {
                // A rule may have several phrases that begin alike.
                if end == start || sorted[end].value != sorted[end - 1].value { values.append(sorted[end].value) }
                end += 1
            }
            slots[slot] = Slot(key: key, start: Int32(first), count: Int32(values.count - first))
            start = end
        }
        self.slots = slots
        self.values = values
    }

    @inline(__always) private static func slot(_ key: UInt64, _ shift: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> shift)
    }

    /// Where the values of a key stand, ascending and each once, for `value(at:)`; empty where it has none.
    ///
    /// - Complexity: constant; nothing is allocated or counted.
    public func places(of key: UInt64) -> Range<Int> {
        slots.withUnsafeBufferPointer { slots in
            var slot = Self.slot(key, shift)
            while slots[slot].count != 0 {
                if slots[slot].key == key {
                    let start = Int(slots[slot].start)
                    return start..<start + Int(slots[slot].count)
                }
                slot = (slot + 1) & (slots.count - 1)
            }
            return 0..<0
        }
    }

    public func value(at place: Int) -> Int { Int(values[place]) }
}
