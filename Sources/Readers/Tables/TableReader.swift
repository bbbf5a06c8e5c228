import Bytes
import Prose

/// Reads comma-separated values: some columns hold a text in each row.
public enum CSVReader: Reader {
    public static func read(_ source: Source, _ options: ReadingOptions) -> Reading { TableReader.read(source, options, isQuoted: true) }

    public static func passage(_ bytes: [UInt8], layout: ParagraphLayout) -> Passage { PlainTextReader.passage(bytes, layout: layout) }

    public static func options(_ options: ReadingOptions, afterReading first: Source) -> ReadingOptions {
        TableReader.options(options, afterReading: first, isQuoted: true)
    }
}

/// Reads tab-separated values, in which nothing is quoted.
public enum TSVReader: Reader {
    public static func read(_ source: Source, _ options: ReadingOptions) -> Reading { TableReader.read(source, options, isQuoted: false) }

    public static func passage(_ bytes: [UInt8], layout: ParagraphLayout) -> Passage { PlainTextReader.passage(bytes, layout: layout) }

    public static func options(_ options: ReadingOptions, afterReading first: Source) -> ReadingOptions {
        TableReader.options(options, afterReading: first, isQuoted: false)
    }
}

private enum TableReader {
    static func read(_ source: Source, _ options: ReadingOptions, isQuoted: Bool) -> Reading {
        var reading = Reading([])
        source.bytes.withUnsafeBufferPointer { bytes in
            var start = source.start == 0 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
            var header = options.fields.header
            let lines = LinesOfRows(source)
            if header == nil {
                guard let first = firstRow(bytes, from: start, isQuoted: isQuoted) else { return }
                do throws(TableFailure) {
                    header = try TableHeader(first.names, delimiter: first.delimiter, options.fields)
                } catch {
                    reading.problems.append(ReadingProblem(line: source.linesBefore + 1, message: error.message))
                    return
                }
                if !TableHeader.isRow(options.fields, first.names) { start = first.end }
            }
            guard let header, !header.text.isEmpty else { return }
            let isRead = rows(bytes, from: start, header.delimiter, isQuoted: isQuoted) { fields in
                guard let place = fields.first?.range.lowerBound else { return true }
                guard fields.count == header.width else {
                    let noun = fields.count == 1 ? "field" : "fields"
                    reading.problems.append(
                        ReadingProblem(
                            line: lines.number(at: place),
                            message: "has \(fields.count) \(noun) in this row, but \(header.width) in its header; the row was left alone"))
                    return true
                }
                add(fields, header, options, source, bytes, isQuoted, lines, to: &reading)
                return true
            }
            if !isRead { reading.problems.append(ReadingProblem(line: source.linesBefore + 1, message: "out of memory")) }
        }
        return reading
    }

    /// The options for parts of a file that come after its first.
    static func options(_ options: ReadingOptions, afterReading first: Source, isQuoted: Bool) -> ReadingOptions {
        var options = options
        first.bytes.withUnsafeBufferPointer { bytes in
            let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
            guard let row = firstRow(bytes, from: start, isQuoted: isQuoted) else { return }
            let header = Result { () throws(TableFailure) in
                try TableHeader(row.names, delimiter: row.delimiter, options.fields)
            }
            // What is missing has been told of the first part.
            options.fields.header = (try? header.get()) ?? .empty
        }
        return options
    }

    /// The names in the first row, and where it ends; nil where there is none.
    private static func firstRow(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, isQuoted: Bool
    ) -> (names: [String], delimiter: UInt8, end: Int)? {
        let lineEnd = bytes.firstPlace(from: start, to: bytes.count, of: Ascii.lineFeed) ?? bytes.count
        let delimiter = isQuoted ? TableHeader.delimiter(of: UnsafeBufferPointer(rebasing: bytes[start..<lineEnd])) : Ascii.tab
        var found: [CSVRows.Field]?
        _ = rows(bytes, from: start, delimiter, isQuoted: isQuoted) { fields in
            found = fields
            return false
        }
        guard let found, let last = found.last else { return nil }
        let names = found.map { field in
            String(decoding: text(bytes, field.range, 0, isQuoted, delimiter).bytes, as: UTF8.self)
        }
        return (names, delimiter, Ascii.afterLineEnd(bytes, last.range.upperBound))
    }

    /// Reads rows: of tab-separated values each line is one.
    private static func rows(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ delimiter: UInt8, isQuoted: Bool, _ row: ([CSVRows.Field]) -> Bool
    ) -> Bool {
        if isQuoted { return CSVRows(delimiter: delimiter)?.read(bytes, from: start, row) ?? false }
        var lineStart = start
        while lineStart < bytes.count {
            let feed = bytes.firstPlace(from: lineStart, to: bytes.count, of: Ascii.lineFeed) ?? bytes.count
            let end = feed > lineStart && bytes[feed - 1] == Ascii.carriageReturn ? feed - 1 : feed
            var fields: [CSVRows.Field] = []
            var position = lineStart
            while end > lineStart {
                let tab = bytes.firstPlace(from: position, to: end, of: Ascii.tab) ?? end
                fields.append(CSVRows.Field(range: position..<tab, count: tab - position))
                position = tab + 1
                if tab == end { break }
            }
            if !fields.isEmpty, !row(fields) { return true }
            lineStart = feed + 1
        }
        return true
    }

    /// Adds the texts of a row.
    private static func add(
        _ fields: [CSVRows.Field], _ header: TableHeader, _ options: ReadingOptions, _ source: Source,
        _ bytes: UnsafeBufferPointer<UInt8>, _ isQuoted: Bool, _ lines: LinesOfRows, to reading: inout Reading
    ) {
        let language = header.language.map { column in
            LanguageTag(
                String(decoding: text(bytes, fields[column].range, 0, isQuoted, header.delimiter).bytes, as: UTF8.self))
        }
        let origin = header.source.map { text(bytes, fields[$0].range, source.start, isQuoted, header.delimiter) }
        for column in header.text {
            let field = fields[column]
            let text = text(bytes, field.range, source.start, isQuoted, header.delimiter)
            guard text.bytes.count == field.count, !isQuoted || isWell(bytes, field.range) else {
                // libcsv, and what others read tables with, see something else there.
                reading.problems.append(
                    ReadingProblem(
                        line: lines.number(at: field.range.lowerBound),
                        message: "has a quotation mark out of place; put the field in quotation marks, and double the ones inside it"))
                continue
            }
            guard isQuoted || !text.bytes.contains(Ascii.carriageReturn) else {
                // Where a fix leaves nothing between it and the row's end, it would be part of that.
                reading.problems.append(
                    ReadingProblem(
                        line: lines.number(at: field.range.lowerBound),
                        message: "has a carriage return within the row; the field was left alone"))
                continue
            }
            var passage = PlainTextReader.passage(text, layout: options.layout)
            passage.language = language == .undetermined ? nil : language
            passage.counterpart = origin.map { Counterpart(text: $0, language: options.sourceLanguage ?? .english) }
            reading.passages.append(passage)
        }
    }

    /// Whether a field that begins with a quotation mark ends with one, and all between them are doubled. libcsv reads others, too, but up
    /// to wherever the next mark is.
    private static func isWell(_ bytes: UnsafeBufferPointer<UInt8>, _ field: ByteRange) -> Bool {
        guard let first = field.first, bytes[first] == Ascii.quote else { return true }
        guard field.count >= 2, bytes[field.upperBound - 1] == Ascii.quote else { return false }
        var position = first + 1
        while let quote = bytes.firstPlace(from: position, to: field.upperBound - 1, of: Ascii.quote) {
            guard quote + 1 < field.upperBound - 1, bytes[quote + 1] == Ascii.quote else { return false }
            position = quote + 2
        }
        return true
    }

    /// A field as a text: what is between its quotation marks, if it has any, with two marks for each of its own.
    private static func text(
        _ bytes: UnsafeBufferPointer<UInt8>, _ field: ByteRange, _ start: Int, _ isQuoted: Bool, _ delimiter: UInt8
    ) -> Text {
        guard isQuoted, field.count >= 2, bytes[field.lowerBound] == Ascii.quote else {
            return Text(
                Array(bytes[field]), map: SourceMap(start: start + field.lowerBound),
                escape: isQuoted ? .csv(delimiter: delimiter) : .tsv)
        }
        let end = bytes[field.upperBound - 1] == Ascii.quote ? field.upperBound - 1 : field.upperBound
        var result: [UInt8] = []
        var atoms: [SourceMap.Atom] = []
        result.reserveCapacity(field.count)
        let first = field.lowerBound + 1
        var position = first
        while position < end {
            let quote = bytes.firstPlace(from: position, to: end, of: Ascii.quote) ?? end
            result.append(contentsOf: bytes[position..<quote])
            position = quote
            guard quote < end else { break }
            position += quote + 1 < end && bytes[quote + 1] == Ascii.quote ? 2 : 1
            if position - quote == 2 {
                atoms.append(SourceMap.Atom(text: result.count..<result.count + 1, file: start + quote..<start + position))
            }
            result.append(Ascii.quote)
        }
        return Text(result, map: SourceMap(start: start + first, atoms: atoms), escape: .quotedCSV)
    }
}

extension TableHeader {
    /// Of a table that lacks the columns that were asked for.
    fileprivate static let empty = TableHeader()

    private init() { (delimiter, width, text, language, source) = (0, 0, [], nil, nil) }
}

/// The lines that rows begin on.
private struct LinesOfRows {
    private let source: Source

    init(_ source: Source) { self.source = source }

    /// The line of the file at a byte of the source, from 1.
    func number(at offset: Int) -> Int {
        source.linesBefore + max(1, source.lineStarts.offsets.partitioningIndex { $0 > offset })
    }
}
