internal import CICU

/// An encoding from before Unicode, read by ICU's converter for it.
public struct LegacyEncoding: Sendable, Hashable {
    /// A name that ICU knows, such as `windows-1251` or `Shift_JIS`.
    public let name: String

    public init(_ name: String) { self.name = name }

    /// What the bytes stand for.
    ///
    /// - Complexity: linear in the bytes; the converter is opened for each call.
    /// - Returns: nil where ICU has no such converter, or a byte stands for nothing in the encoding.
    public func decoded(_ bytes: [UInt8]) -> String? { units(bytes).map { String(units: $0) } }

    /// Whether the bytes are a text in the encoding: whether `decoded` gives one.
    ///
    /// - Complexity: linear in the bytes, without making the text.
    public func decodes(_ bytes: [UInt8]) -> Bool { units(bytes) != nil }

    private func units(_ bytes: [UInt8]) -> ArraySlice<UInt16>? {
        guard !bytes.isEmpty, bytes.count <= Int32.max / 4 else { return bytes.isEmpty ? [] : nil }
        var status: Int32 = 0
        guard let converter = cicu_ucnv_open(name, &status) else { return nil }
        defer { cicu_ucnv_close(converter) }
        // No byte becomes more than two UTF-16 units in these encodings; one more for the NUL that ICU adds.
        var units = [UInt16](repeating: 0, count: bytes.count * 2 + 1)
        let length = bytes.withUnsafeBytes { source in
            cicu_ucnv_toUChars(
                converter, &units, Int32(units.count), source.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(source.count),
                &status)
        }
        // Bytes are only ever read as `char`, which C allows for memory of any type.
        guard status <= 0, length >= 0, Int(length) <= units.count else { return nil }
        return units[..<Int(length)].contains(0xFFFD) ? nil : units[..<Int(length)]
    }
}
