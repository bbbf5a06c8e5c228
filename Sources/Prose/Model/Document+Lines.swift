#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

extension Document {
    /// Where lines begin, in bytes, the first behind a byte order mark. A line ends with LF or CR LF.
    ///
    /// Nearly every block of plain text is one line, and the reader looked for its end: it is not looked for again.
    ///
    /// - Complexity: linear in the blocks, and in the bytes of blocks that may have more lines than one.
    public var lineStarts: [Int] {
        var starts = [bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0]
        starts.reserveCapacity(blocks.count + 1)
        bytes.withUnsafeBufferPointer { bytes in
            var position = starts[0]
            for block in blocks where isLine(block) {
                Self.addLines(from: position, to: block.range.lowerBound, bytes, &starts)
                position = block.range.upperBound
            }
            Self.addLines(from: position, to: bytes.count, bytes, &starts)
        }
        return starts
    }

    /// Whether no line end stands in the block.
    private func isLine(_ block: Block) -> Bool {
        format == .plain && block.kind.isProse && !block.signals.contains(.innerLineBreak)
    }

    private static func addLines(from start: Int, to end: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ starts: inout [Int]) {
        guard let base = bytes.baseAddress else { return }
        // A single byte between two lines ends the first.
        if end - start == 1, end < bytes.count {
            starts.append(end)
            return
        }
        var position = start
        while position < end, let found = memchr(base + position, 0x0A, end - position) {
            position = UnsafeRawPointer(found) - UnsafeRawPointer(base) + 1
            starts.append(position)
        }
    }
}
