/// From the first bytes of a literal, as a number, to what begins so. Most questions are about keys that are not there:
/// they cost a multiplication and a look or two.
struct KeyTable: Sendable {
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
    /// - Complexity: linear, as long as few values share a key: it is made each time the program starts.
    init(_ entries: [(key: UInt64, value: Int32)]) {
        var bits: UInt64 = 4
        while 1 << bits < entries.count * 2 { bits += 1 }
        let shift = 64 - bits
        self.shift = shift
        var slots = [Slot](repeating: Slot(), count: 1 << bits)
        // The slot of each entry; how many share it; then where the values of each begin.
        let places = entries.map { entry in
            var slot = Self.slot(entry.key, shift)
            while slots[slot].count != 0, slots[slot].key != entry.key { slot = (slot + 1) & (slots.count - 1) }
            slots[slot].key = entry.key
            slots[slot].count += 1
            return slot
        }
        var start: Int32 = 0
        for slot in slots.indices where slots[slot].count != 0 {
            slots[slot].start = start
            start += slots[slot].count
            slots[slot].count = 0
        }
        var values = [Int32](repeating: 0, count: entries.count)
        for (entry, slot) in zip(entries, places) {
            Self.insert(entry.value, into: &slots[slot], &values)
        }
        self.slots = slots
        self.values = values
    }

    /// Puts a value among those of a slot, ascending and each once: a rule may have several phrases that begin alike.
    private static func insert(_ value: Int32, into slot: inout Slot, _ values: inout [Int32]) {
        var place = Int(slot.start + slot.count)
        while place > Int(slot.start), values[place - 1] > value { place -= 1 }
        if place > Int(slot.start), values[place - 1] == value { return }
        var last = Int(slot.start + slot.count)
        while last > place {
            values[last] = values[last - 1]
            last -= 1
        }
        values[place] = value
        slot.count += 1
    }

    @inline(__always) private static func slot(_ key: UInt64, _ shift: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> shift)
    }

    /// Where the values of a key stand, ascending and each once, for `value(at:)`; empty where it has none.
    ///
    /// - Complexity: constant; nothing is allocated or counted.
    func places(of key: UInt64) -> Range<Int> {
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

    func value(at place: Int) -> Int { Int(values[place]) }
}
