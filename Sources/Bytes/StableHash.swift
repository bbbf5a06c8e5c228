/// A hash of bytes that is the same in every run and on every machine, for what is kept in files. Source: Fowler, Noll and Vo, FNV-1a
/// with 64 bits.
///
/// It is no protection against somebody who wants two texts to have one hash.
public struct StableHash: Sendable {
    @inlinable public var value: UInt64 { hash }

    // Inlined into other modules: called without that, the loop over bytes asks a table of functions for each.
    @usableFromInline var hash: UInt64 = 0xCBF2_9CE4_8422_2325

    public init() {}

    /// - Complexity: linear in the bytes.
    @inlinable public mutating func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }

    /// - Complexity: linear in the bytes.
    @inlinable public mutating func add(_ bytes: some Sequence<UInt8>) { for byte in bytes { add(byte) } }

    /// The hash of some bytes.
    ///
    /// - Complexity: linear in the bytes.
    @inlinable public static func value(of bytes: some Sequence<UInt8>) -> UInt64 {
        var hash = StableHash()
        hash.add(bytes)
        return hash.value
    }

    /// Sixteen hexadecimal digits in lower case.
    public static func digits(_ value: UInt64) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}
