import Bytes
import Prose
import SystemCSV

/// Rows of comma-separated values (RFC 4180), read by libcsv, with the place of each field.
///
/// libcsv does not say where a field is. So it is fed up to and with each byte that can end one, and where it then hands over a field, that
/// byte has.
final class CSVRows {
    /// A field as the file has it, its quotation marks included.
    struct Field {
        var range: ByteRange
        /// How many bytes libcsv reads it as.
        var count: Int
    }

    private let parser: UnsafeMutablePointer<csv_parser>
    private let delimiter: UInt8
    /// What libcsv has handed over of the current row.
    private var counts: [Int] = []
    private var hasRow = false

    /// Nil where there is no memory.
    init?(delimiter: UInt8) {
        parser = .allocate(capacity: 1)
        parser.initialize(to: csv_parser())
        self.delimiter = delimiter
        guard csv_init(parser, 0) == 0 else { return nil }
        csv_set_delim(parser, delimiter)
        // Spaces are text, wherever they are.
        csv_set_space_func(parser) { _ in 0 }
    }

    deinit {
        csv_free(parser)
        parser.deallocate()
    }

    /// Reads rows to the end of the bytes.
    ///
    /// - Complexity: linear in the bytes.
    /// - Parameters:
    ///   - start: where the first row begins.
    ///   - row: called with the fields of each; false stops.
    /// - Returns: false where memory ran out.
    func read(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ row: ([Field]) -> Bool) -> Bool {
        var fields: [Field] = []
        var (position, fieldStart) = (start, start)
        while position < bytes.count {
            let end = endOfCandidate(bytes, position)
            guard parse(bytes, position..<end) else { return false }
            position = end
            if counts.count > fields.count, let count = counts.last {
                fields.append(Field(range: fieldStart..<end - 1, count: count))
                fieldStart = end
            } else if fields.isEmpty, fieldStart == end - 1, Ascii.isLineEnd(bytes[end - 1]) {
                // An empty line, or the second byte of a line end.
                fieldStart = end
            }
            if hasRow {
                guard row(fields) else { return true }
                fields.removeAll(keepingCapacity: true)
                begin()
            }
        }
        guard csv_fini(parser, Self.addField, Self.endRow, Unmanaged.passUnretained(self).toOpaque()) == 0 else { return false }
        if counts.count > fields.count, let count = counts.last { fields.append(Field(range: fieldStart..<bytes.count, count: count)) }
        if hasRow { _ = row(fields) }
        begin()
        return true
    }

    /// Reads on, and returns where the last row ends that ends in the piece; nil where none does.
    ///
    /// - Complexity: linear in the piece.
    func lastEnd(in piece: UnsafeBufferPointer<UInt8>) -> Int? {
        var last: Int?
        var position = 0
        while position < piece.count {
            let end = piece.firstPlace(from: position, to: piece.count, of: Ascii.lineFeed).map { $0 + 1 } ?? piece.count
            let endsLine = piece[end - 1] == Ascii.lineFeed
            guard parse(piece, position..<end) else { return last }
            // After a line end outside of quotation marks no row has begun.
            if endsLine, parser.pointee.pstate == 0 { last = end }
            begin()
            position = end
        }
        return last
    }

    /// The offset behind the next byte that can end a field.
    private func endOfCandidate(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var position = start
        while position < bytes.count {
            let found =
                bytes.places(of: delimiter, from: position, to: bytes.count)
                | bytes.places(of: Ascii.lineFeed, from: position, to: bytes.count)
                | bytes.places(of: Ascii.carriageReturn, from: position, to: bytes.count)
            if found != 0 { return position + found.trailingZeroBitCount + 1 }
            position += 64
        }
        return bytes.count
    }

    private func begin() {
        counts.removeAll(keepingCapacity: true)
        hasRow = false
    }

    // `self` is handed through libcsv to the functions below, unretained and safe: the calls that they are called from are calls of it.
    private func parse(_ bytes: UnsafeBufferPointer<UInt8>, _ range: ByteRange) -> Bool {
        let piece = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes[range]))
        return csv_parse(parser, piece.baseAddress, piece.count, Self.addField, Self.endRow, Unmanaged.passUnretained(self).toOpaque())
            == piece.count
    }

    private static let addField: @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = { _, count, context in
        guard let context else { return }
        Unmanaged<CSVRows>.fromOpaque(context).takeUnretainedValue().counts.append(count)
    }

    private static let endRow: @convention(c) (CInt, UnsafeMutableRawPointer?) -> Void = { _, context in
        guard let context else { return }
        Unmanaged<CSVRows>.fromOpaque(context).takeUnretainedValue().hasRow = true
    }
}
