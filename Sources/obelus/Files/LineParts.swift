import Platform
import Prose
import Readers

/// Reads an open file in parts of whole records, so that a file of records takes no more memory than some of its lines.
///
/// Unchecked because one thread at a time asks for the next part, as `OrderedWork.stream` promises.
final class LineParts: @unchecked Sendable {
    private let descriptor: CInt
    private let name: String
    /// What was read of the last line, which goes on in the next part.
    private var rest: [UInt8] = []
    private var offset = 0
    private var lines = 0
    /// Where records end, of formats whose records may be several lines.
    private let ends: RecordEnds?
    private var isAtEnd = false
    /// Why reading ended before the file did.
    private(set) var failure: PlacedError?

    /// Long enough for the work on a part to be worth its hand-over, and short enough for the texts of a part to take little memory: a
    /// record of a sentence takes some twenty kilobytes while it is checked.
    private static let size = 1 << 18

    /// - Parameters:
    ///   - descriptor: open for reading; not closed.
    ///   - first: what was read of it before.
    ///   - ends: nil where each line is a record.
    init(_ descriptor: CInt, name: String, first: [UInt8] = [], ends: RecordEnds? = nil) {
        self.descriptor = descriptor
        self.ends = ends
        self.name = name
        rest = first
    }

    /// The next part; nil at the end.
    func next() -> Source? {
        var bytes = rest
        // What is left of a piece holds no end of a record.
        var lastEnd = ends == nil ? bytes.lastIndex(of: 0x0A) : nil
        rest = []
        // A line longer than a part is read to its end.
        while !isAtEnd, lastEnd == nil || bytes.count < Self.size {
            let before = bytes.count
            let piece = read()
            if piece.isEmpty { isAtEnd = true }
            bytes += piece
            if let end = ends.map({ $0.last(in: piece) }) ?? piece.lastIndex(of: 0x0A) { lastEnd = before + end }
        }
        guard !bytes.isEmpty else { return nil }
        if !isAtEnd, let lastEnd {
            rest = Array(bytes[(lastEnd + 1)...])
            bytes.removeLast(rest.count)
        }
        let source = Source(bytes, start: offset, linesBefore: lines)
        offset += bytes.count
        lines += source.lineStarts.offsets.count - 1
        return source
    }

    private func read() -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: Self.size) { buffer, count in
            guard let base = buffer.baseAddress else { return }
            // Never more than the buffer holds.
            var length = CLibrary.read(descriptor, base, Self.size)
            while length < 0, errno == EINTR { length = CLibrary.read(descriptor, base, Self.size) }
            if length < 0 { failure = Files.lastError(name) }
            count = max(0, length)
        }
    }
}
