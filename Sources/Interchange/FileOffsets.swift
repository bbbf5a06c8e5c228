import Readers

/// The way from a text's UTF-8 bytes to those of its file, where that is in another encoding.
public struct FileOffsets: Sendable {
    /// UTF-16 code units before every so many bytes of the text; empty for UTF-8.
    private let units: [Int]
    private let bytes: [UInt8]
    /// The bytes of the file.
    private let size: Int

    private static let stride = 256

    /// - Complexity: constant for UTF-8, otherwise linear in the bytes.
    public init(_ source: Source) {
        guard source.encoding != .utf8 else {
            (units, bytes, size) = ([], [], 0)
            return
        }
        bytes = source.bytes
        var units = [0]
        var count = 0
        for (index, byte) in source.bytes.enumerated() {
            if index > 0, index % Self.stride == 0 { units.append(count) }
            count += Self.units(byte)
        }
        self.units = units
        // A byte too many was counted as two.
        size = 2 * count - (source.bytes.suffix(3).first == 0xFF ? 3 : 0)
    }

    /// The byte of the file at which a byte of its text begins.
    ///
    /// - Complexity: constant.
    public func offset(of position: Int) -> Int {
        guard !units.isEmpty else { return position }
        let start = Swift.min(Swift.max(position, 0), bytes.count)
        let checkpoint = Swift.min(start / Self.stride, units.count - 1)
        let more = bytes[checkpoint * Self.stride..<start].reduce(0) { $0 + Self.units($1) }
        return Swift.min(size, 2 * (units[checkpoint] + more))
    }

    /// The code units of the character that a byte begins.
    private static func units(_ byte: UInt8) -> Int { byte & 0xC0 == 0x80 ? 0 : byte < 0xF0 ? 1 : 2 }
}
