import Bytes
import Prose
import Readers
import UnicodeText

/// A place as people and editors count it: from 1, with a column in each unit that some consumer asks for.
public struct TextPosition: Sendable, Hashable {
    public var line: Int
    /// In Unicode scalars; an ill-formed sequence counts as the one U+FFFD that it is shown as.
    public var column: Int
    /// In UTF-8 bytes.
    public var byteColumn: Int
    /// In UTF-16 code units.
    public var utf16Column: Int
}

/// The lines of a file, and the way from a byte offset to line and column.
///
/// A line ends with LF or CR LF: what compilers, `git` and SARIF count. A byte order mark takes no column, since no
/// editor shows one. (For a text in an editor, see `init(editing:)`.)
public struct LineIndex: Sendable {
    private let bytes: [UInt8]
    /// The byte of the file that the first of the bytes is, and the lines before it: a file of records is reported in parts.
    private let start: Int
    private let linesBefore: Int
    /// The offsets among the bytes at which lines begin, the first behind the byte order mark.
    private let lineStarts: [Int]
    /// What stands in a long line before scalar boundaries a few hundred bytes apart, so that a column deep inside a line of
    /// 50 MB is near one. The first of each such line is at its start.
    private let checkpoints: [Counts]
    private let offsets: FileOffsets

    /// How much text stands in a line before an offset.
    private struct Counts {
        var offset = 0
        var scalars = 0
        var utf16Units = 0
    }

    private static let stride = 256
    /// A column within so many bytes is counted from its line's start.
    private static let longLine = 8192

    /// The lines of a file, or of a part of it.
    ///
    /// - Complexity: linear in the lines, and in the bytes of long ones.
    public init(_ source: Source) {
        bytes = source.bytes
        start = source.start
        linesBefore = source.linesBefore
        let starts = source.lineStarts.offsets
        lineStarts = starts
        checkpoints = bytes.withUnsafeBufferPointer { Self.checkpoints($0, starts) }
        offsets = FileOffsets(source)
    }

    /// The lines of a text that is open in an editor.
    ///
    /// Source: LSP 3.17, “Text Documents”: a line ends with LF, CR LF or CR. A byte order mark that an editor leaves in its text is a
    /// character like any other.
    ///
    /// - Parameter bytes: UTF-8.
    /// - Complexity: linear in the bytes.
    public init(editing bytes: [UInt8]) {
        self.bytes = bytes
        start = 0
        linesBefore = 0
        let starts = bytes.withUnsafeBufferPointer { buffer in
            var starts = [0]
            for (index, byte) in buffer.enumerated() where byte == 0x0A || byte == 0x0D {
                // The LF of a CR LF ends the line, not its CR.
                if byte == 0x0D, index + 1 < buffer.count, buffer[index + 1] == 0x0A { continue }
                starts.append(index + 1)
            }
            return starts
        }
        lineStarts = starts
        checkpoints = bytes.withUnsafeBufferPointer { Self.checkpoints($0, starts) }
        offsets = FileOffsets(Source([]))
    }

    /// The lines of no text.
    public init() {
        bytes = []
        start = 0
        linesBefore = 0
        lineStarts = [0]
        checkpoints = []
        offsets = FileOffsets(Source([]))
    }

    /// The byte of the file at which a byte of its text in UTF-8 begins: the same one, unless the file is in another encoding.
    ///
    /// - Complexity: constant.
    public func fileOffset(_ offset: Int) -> Int { offsets.offset(of: offset) }

    /// The number of lines; a text that ends with a line end has an empty last one.
    public var lineCount: Int { lineStarts.count }

    /// The line and column of a byte offset of the file, in UTF-8. Offsets beyond the ends are taken to them.
    ///
    /// - Complexity: logarithmic in the file.
    public func position(at offset: Int) -> TextPosition { positions(of: offset..<offset).start }

    /// Where a range begins and ends.
    ///
    /// - Complexity: logarithmic in the file, linear in the range where that lies in one line.
    public func positions(of range: ByteRange) -> (start: TextPosition, end: TextPosition) {
        let offset = max(lineStarts[0], min(range.lowerBound - start, bytes.count))
        let line = Self.lastIndex(in: lineStarts, notAbove: offset) { $0 }
        let (first, here) = position(at: offset, inLine: line)
        guard range.upperBound > range.lowerBound else { return (first, first) }
        let end = max(lineStarts[0], min(range.upperBound - start, bytes.count))
        let endsInLine = line + 1 == lineStarts.count || end < lineStarts[line + 1]
        guard endsInLine, end - offset <= Self.longLine, here.offset <= end else {
            let last = Self.lastIndex(in: lineStarts, notAbove: end) { $0 }
            return (first, position(at: end, inLine: last).position)
        }
        var there = here
        bytes.withUnsafeBufferPointer { Self.advance(&there, to: end, in: $0) }
        var last = first
        last.column += there.scalars - here.scalars
        last.utf16Column += there.utf16Units - here.utf16Units
        last.byteColumn = end - lineStarts[line] + 1
        return (first, last)
    }

    private func position(at offset: Int, inLine line: Int) -> (position: TextPosition, counts: Counts) {
        let start = lineStarts[line]
        var here = Counts(offset: start)
        if offset - start > Self.longLine { here = checkpoints[Self.lastIndex(in: checkpoints, notAbove: offset) { $0.offset }] }
        bytes.withUnsafeBufferPointer { Self.advance(&here, to: offset, in: $0) }
        let position = TextPosition(
            line: linesBefore + line + 1, column: here.scalars + 1, byteColumn: offset - start + 1, utf16Column: here.utf16Units + 1)
        return (position, here)
    }

    /// What a column counts.
    public enum Unit: Sendable, CaseIterable {
        /// UTF-8 bytes.
        case utf8
        /// UTF-16 code units.
        case utf16
        /// Unicode scalars; an ill-formed sequence counts as one.
        case scalars
    }

    /// The byte offset of the file for a line and a column: the way back from `position(at:)`.
    ///
    /// A column beyond the end of its line is taken to it, before the line end, as LSP 3.17 says of positions; one inside a character,
    /// to the character's beginning; a line beyond the last, to the end of the text.
    ///
    /// - Parameters:
    ///   - line: from 1.
    ///   - column: from 1.
    ///   - unit: what the column counts.
    /// - Complexity: logarithmic in the file; in a long line linear in a few hundred bytes.
    public func offset(line: Int, column: Int, in unit: Unit) -> Int {
        let line = line - linesBefore
        guard line >= 1 else { return start + lineStarts[0] }
        guard line <= lineStarts.count else { return start + bytes.count }
        let range = range(ofLine: line)
        let wanted = max(0, column - 1)
        let count = { (counts: Counts) in
            switch unit {
            case .utf8: counts.offset - range.lowerBound
            case .utf16: counts.utf16Units
            case .scalars: counts.scalars
            }
        }
        var here = Counts(offset: range.lowerBound)
        if range.count > Self.longLine {
            let first = checkpoints.partitioningIndex { $0.offset >= range.lowerBound }
            let ofLine = checkpoints[first...].prefix { $0.offset < range.upperBound }
            here = ofLine[max(ofLine.startIndex + 1, ofLine.partitioningIndex { count($0) > wanted }) - 1]
        }
        bytes.withUnsafeBufferPointer { buffer in
            while here.offset < range.upperBound {
                var next = here
                Self.advance(&next, to: here.offset + 1, in: buffer)
                guard count(next) <= wanted, next.offset > here.offset else { return }
                here = next
            }
        }
        return start + here.offset
    }

    /// The bytes of a line, counted from 1, without its end.
    public func range(ofLine line: Int) -> Range<Int> {
        let start = lineStarts[line - 1]
        var end = line < lineStarts.count ? lineStarts[line] - 1 : bytes.count
        if line < lineStarts.count, end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        return start..<end
    }

    private static func checkpoints(_ buffer: UnsafeBufferPointer<UInt8>, _ starts: [Int]) -> [Counts] {
        var checkpoints: [Counts] = []
        for (line, start) in starts.enumerated() {
            let end = line + 1 < starts.count ? starts[line + 1] : buffer.count
            guard end - start > longLine else { continue }
            var counts = Counts(offset: start)
            checkpoints.append(counts)
            while end - counts.offset > stride {
                advance(&counts, to: counts.offset + stride, in: buffer)
                checkpoints.append(counts)
            }
        }
        return checkpoints
    }

    /// Counts on to the first scalar boundary at or behind an offset.
    private static func advance(_ counts: inout Counts, to end: Int, in buffer: UnsafeBufferPointer<UInt8>) {
        while counts.offset < end {
            if counts.offset + 8 <= end, isASCII(buffer, at: counts.offset) {
                counts.offset += 8
                counts.scalars += 8
                counts.utf16Units += 8
                continue
            }
            if buffer[counts.offset] < 0x80 {
                counts.offset += 1
                counts.scalars += 1
                counts.utf16Units += 1
                continue
            }
            // Two bytes that belong together need no closer look, and neither do three.
            let length = length(buffer, at: counts.offset)
            if length > 0 {
                counts.offset += length
                counts.scalars += 1
                counts.utf16Units += 1
                continue
            }
            guard let decoded = buffer.decodeScalar(at: counts.offset) else { return }
            counts.offset += decoded.length
            counts.scalars += 1
            counts.utf16Units += decoded.scalar.value > 0xFFFF ? 2 : 1
        }
    }

    /// The length of a well-formed sequence of two or three bytes; 0 for all else, and for what E0 and ED begin.
    @inline(__always) private static func length(_ buffer: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int {
        let lead = buffer[offset]
        guard lead >= 0xC2, lead < 0xF0, offset + 2 < buffer.count, buffer[offset + 1] & 0xC0 == 0x80 else { return 0 }
        if lead < 0xE0 { return 2 }
        return lead != 0xE0 && lead != 0xED && buffer[offset + 2] & 0xC0 == 0x80 ? 3 : 0
    }

    /// Whether eight bytes are ASCII.
    @inline(__always) private static func isASCII(_ buffer: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
        UnsafeRawBufferPointer(buffer).loadUnaligned(fromByteOffset: offset, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
    }

    /// The index of the last element whose offset is not above `offset`; the first one's is not.
    private static func lastIndex<Element>(
        in elements: [Element], notAbove offset: Int, _ offsetOf: (Element) -> Int
    ) -> Int {
        max(1, elements.partitioningIndex { offsetOf($0) > offset }) - 1
    }
}
