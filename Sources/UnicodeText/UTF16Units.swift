extension String {
    /// The text of UTF-16 units, as ICU gives them; half of a surrogate pair becomes U+FFFD.
    ///
    /// The standard library's own way goes through a parser for any encoding and takes some ten times as long, and misread or decomposed text may be all
    /// of a file.
    ///
    /// - Complexity: linear in the units.
    init(units: UnsafeBufferPointer<UInt16>) {
        // One unit becomes three bytes at the most, and two that are a pair become four.
        self.init(unsafeUninitializedCapacity: units.count * 3) { bytes in
            var length = 0
            var index = 0
            while index < units.count {
                var value = UInt32(units[index])
                index += 1
                if value < 0x80 {
                    bytes[length] = UInt8(truncatingIfNeeded: value)
                    length += 1
                    continue
                }
                if value & 0xF800 == 0xD800 {
                    if value < 0xDC00, index < units.count, units[index] & 0xFC00 == 0xDC00 {
                        value = 0x10000 + (value & 0x3FF) << 10 + UInt32(units[index] & 0x3FF)
                        index += 1
                    } else {
                        value = 0xFFFD
                    }
                }
                let count = value < 0x800 ? 2 : value < 0x10000 ? 3 : 4
                // The lead byte has as many high bits as there are bytes.
                bytes[length] = UInt8(truncatingIfNeeded: (0xF00 >> count) & 0xFF | value >> (6 * (count - 1)))
                for place in 1..<count {
                    bytes[length + place] = UInt8(truncatingIfNeeded: 0x80 | value >> (6 * (count - 1 - place)) & 0x3F)
                }
                length += count
            }
            return length
        }
    }

    /// The same of an array.
    init(units: some Collection<UInt16>) {
        let text = units.withContiguousStorageIfAvailable { String(units: $0) }
        self = text ?? String(decoding: units, as: UTF16.self)
    }
}
