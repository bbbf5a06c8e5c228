import Platform

/// Where the lines of a text begin. A line ends with LF or CR LF.
///
/// Looked for while the text is read, piece by piece: what was just read is still near, and the whole text is not fetched from
/// memory once more for it.
public struct LineStarts: Sendable {
    /// In UTF-8 bytes, ascending: the first behind a byte order mark, the others behind each LF.
    public private(set) var offsets: [Int] = [0]
    private let size: Int

    /// - Parameter size: how many bytes the text is likely to have, so that room can be made at once; 0: nobody knows.
    public init(size: Int = 0) { self.size = size }

    /// Of a whole text. Complexity: linear in the bytes.
    public init(_ bytes: [UInt8]) {
        self.init()
        bytes.withUnsafeBytes { add($0, at: 0) }
    }

    /// Takes up the next piece of a text, which begins at `offset`. The first piece holds the byte order mark whole, if there is one.
    ///
    /// Complexity: linear in the bytes.
    public mutating func add(_ piece: UnsafeRawBufferPointer, at offset: Int) {
        guard let base = piece.baseAddress else { return }
        if offset == 0, piece.starts(with: [0xEF, 0xBB, 0xBF]) { offsets[0] = 3 }
        var position = 0
        while position < piece.count, let found = memchr(base + position, 0x0A, piece.count - position) {
            position = UnsafeRawPointer(found) - base + 1
            offsets.append(offset + position)
        }
        // By the first piece: to make room little by little would copy all of them several times.
        if offset == 0, size > 2 * piece.count, piece.count > 0 {
            offsets.reserveCapacity(size / piece.count * (offsets.count + offsets.count / 8) + 16)
        }
    }
}
