import Prose

/// Finds where records end in a file that is read piece by piece, of formats whose records may be several lines.
///
/// Not for several threads at once.
public final class RecordEnds {
    private var rows: CSVRows?

    /// Nil for formats each line of which is a record.
    public init?(_ format: TextFormat) {
        guard format == .csv else { return nil }
    }

    /// The offset of the last line end in a piece that ends a record; nil where none does. Pieces are asked for in the order of the file.
    ///
    /// - Complexity: linear in the piece.
    public func last(in piece: [UInt8]) -> Int? {
        piece.withUnsafeBufferPointer { bytes in
            if rows == nil {
                // The first line says what separates fields; in later pieces it makes no difference any more.
                let end = bytes.firstIndex(of: 0x0A) ?? bytes.count
                rows = CSVRows(delimiter: TableHeader.delimiter(of: UnsafeBufferPointer(rebasing: bytes[..<end])))
            }
            return rows?.lastEnd(in: bytes).map { $0 - 1 }
        }
    }
}
