import SystemCSV

/// A table of comma-separated values (RFC 4180), read by libcsv.
public struct CSVTable: Sendable {
    /// A row, and the line that it begins on, from 1.
    public struct Row: Sendable, Hashable {
        public var fields: [String]
        public var line: Int
    }

    /// Without empty lines. Spaces around a field that stands in no quotation marks are no part of it.
    public var rows: [Row] = []

    /// Reads UTF-8 bytes. Where the first line has a semicolon and no comma, semicolons separate, as spreadsheets write it
    /// where the comma is a decimal mark.
    ///
    /// - Complexity: linear in the bytes.
    public init(_ bytes: [UInt8]) throws(CSVError) {
        let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let content = bytes.starts(with: byteOrderMark) ? bytes.dropFirst(3) : bytes[...]
        let parser = try RowParser(separator: Self.separator(content))
        var start = content.startIndex
        var line = 1
        while start < content.endIndex {
            // A line at a time, so that a row knows where it begins.
            let end = content[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? content.endIndex
            guard String(validating: content[start..<end], as: UTF8.self) != nil else {
                throw CSVError(line: line, message: "a byte here is not valid UTF-8; save the file as UTF-8")
            }
            try parser.parse(content[start..<end], line: line)
            start = end
            line += 1
        }
        rows = try parser.finish()
    }

    private static func separator(_ bytes: ArraySlice<UInt8>) -> UInt8 {
        let first = bytes.prefix { $0 != UInt8(ascii: "\n") }
        return first.contains(UInt8(ascii: ";")) && !first.contains(UInt8(ascii: ",")) ? UInt8(ascii: ";") : UInt8(ascii: ",")
    }
}

/// Why a text is no table.
public struct CSVError: Error, Sendable, Hashable {
    /// From 1.
    public var line: Int
    /// What is wrong and what to do about it.
    public var message: String
}

/// libcsv's parser, and what it has read.
private final class RowParser {
    private let parser: UnsafeMutablePointer<csv_parser>
    private var rows: [CSVTable.Row] = []
    private var fields: [String] = []
    /// Where the row that is being read begins; 0 where none is.
    private var firstLine = 0

    init(separator: UInt8) throws(CSVError) {
        parser = .allocate(capacity: 1)
        parser.initialize(to: csv_parser())
        guard csv_init(parser, UInt8(CSV_STRICT | CSV_STRICT_FINI)) == 0 else { throw CSVError(line: 1, message: "out of memory") }
        csv_set_delim(parser, separator)
    }

    deinit {
        csv_free(parser)
        parser.deallocate()
    }

    // `self` is handed through libcsv to the functions below, unretained and safe: the calls that they are called from are calls of it.
    func parse(_ bytes: ArraySlice<UInt8>, line: Int) throws(CSVError) {
        if firstLine == 0 { firstLine = line }
        let count = bytes.withUnsafeBytes {
            csv_parse(parser, $0.baseAddress, $0.count, Self.addField, Self.endRow, Unmanaged.passUnretained(self).toOpaque())
        }
        guard count == bytes.count else { throw problem(line) }
        // An empty line ends no row, and begins none.
        if fields.isEmpty, csv_get_buffer_size(parser) == 0 || parser.pointee.pstate == 0 { firstLine = 0 }
    }

    func finish() throws(CSVError) -> [CSVTable.Row] {
        let status = csv_fini(parser, Self.addField, Self.endRow, Unmanaged.passUnretained(self).toOpaque())
        guard status == 0 else { throw problem(firstLine) }
        return rows
    }

    private func problem(_ line: Int) -> CSVError {
        guard csv_error(parser) == CSV_EPARSE else { return CSVError(line: line, message: "out of memory") }
        return CSVError(
            line: line,
            message:
                "a quotation mark is out of place; put the field in quotation marks, and double the ones inside it: \"the \"\"old\"\" word\""
        )
    }

    private static let addField: @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = {
        bytes, count, context in
        guard let context else { return }
        let text = bytes.map { String(decoding: UnsafeRawBufferPointer(start: $0, count: count), as: UTF8.self) } ?? ""
        Unmanaged<RowParser>.fromOpaque(context).takeUnretainedValue().fields.append(text)
    }

    private static let endRow: @convention(c) (CInt, UnsafeMutableRawPointer?) -> Void = { _, context in
        guard let context else { return }
        let parser = Unmanaged<RowParser>.fromOpaque(context).takeUnretainedValue()
        parser.rows.append(CSVTable.Row(fields: parser.fields, line: parser.firstLine))
        parser.fields = []
        parser.firstLine = 0
    }
}
