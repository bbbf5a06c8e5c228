import CRecords
import Prose
import Bytes

/// Reads JSON Lines: a JSON object on each line, of which some fields hold a text each.
///
/// Each line is read alone: a broken one is a problem with its number, and the others are read. An empty line and a field that
/// holds null are no text. Source: https://jsonlines.org, RFC 8259.
public enum JSONLinesReader: Reader {
    public static func read(_ source: Source, _ options: ReadingOptions) -> Reading {
        guard let finder = FieldFinder(options.fields) else {
            return Reading([], problems: [ReadingProblem(line: 1, message: "out of memory")])
        }
        var reading = Reading([])
        source.bytes.withUnsafeBufferPointer { bytes in
            let starts = source.lineStarts.offsets
            for (line, start) in starts.enumerated() {
                let end = line + 1 < starts.count ? starts[line + 1] - 1 : bytes.count
                let range = Ascii.trimmed(bytes, start..<max(start, end))
                guard !range.isEmpty else { continue }
                do throws(RecordFailure) {
                    let others = try finder.find(in: bytes, range)
                    let language = others.language.map {
                        LanguageTag(String(decoding: JSONString.text(bytes, $0, start: 0).bytes, as: UTF8.self))
                    }
                    let origin = others.source.map { JSONString.text(bytes, $0, start: source.start) }
                    finder.forEachText(of: range) { text in
                        var passage = PlainTextReader.passage(
                            JSONString.text(bytes, text, start: source.start), layout: options.layout)
                        passage.language = language == .undetermined ? nil : language
                        passage.counterpart = origin.map { Counterpart(text: $0, language: options.sourceLanguage ?? .english) }
                        reading.passages.append(passage)
                    }
                } catch {
                    reading.problems.append(ReadingProblem(line: source.linesBefore + line + 1, message: error.message))
                }
            }
        }
        return reading
    }

    public static func passage(_ bytes: [UInt8], layout: ParagraphLayout) -> Passage {
        PlainTextReader.passage(bytes, layout: layout)
    }
}

/// Why a line is no record.
private struct RecordFailure: Error {
    var message: String
}

/// Finds the fields of records, one record after another.
private final class FieldFinder {
    private let parser: OpaquePointer
    private let fields: RecordFields
    /// The names of each path as the parser takes them, one path after another, and where each begins: made once for all records.
    private let names: UnsafeMutableBufferPointer<CChar>
    private let paths: UnsafeMutableBufferPointer<UnsafePointer<CChar>?>
    /// What the parser has found in the last record, by path.
    private var found: [crecords_field]

    /// Nil where there is no memory.
    init?(_ fields: RecordFields) {
        guard let parser = crecords_make() else { return nil }
        self.parser = parser
        self.fields = fields
        let paths: [[CChar]] = (fields.text + [fields.language, fields.source].compactMap(\.self)).map { path in
            path.split(separator: ".", omittingEmptySubsequences: false).flatMap { $0.utf8.map(CChar.init(bitPattern:)) + [0] } + [0]
        }
        // Both are freed with the finder, and nothing is written to them until then.
        names = .allocate(capacity: paths.reduce(0) { $0 + $1.count })
        _ = names.initialize(from: paths.joined())
        self.paths = .allocate(capacity: paths.count)
        var start = 0
        for (index, path) in paths.enumerated() {
            self.paths.initializeElement(at: index, to: names.baseAddress.map { UnsafePointer($0 + start) })
            start += path.count
        }
        found = [crecords_field](repeating: crecords_field(), count: paths.count)
    }

    deinit {
        crecords_free(parser)
        names.deallocate()
        paths.deallocate()
    }

    /// Finds a record's fields: those that hold texts, for `forEachText`, and those that hold their language and their source.
    func find(
        in bytes: UnsafeBufferPointer<UInt8>, _ range: ByteRange
    ) throws(RecordFailure) -> (language: ByteRange?, source: ByteRange?) {
        let record = UnsafeBufferPointer(rebasing: bytes[range])
        guard let paths = paths.baseAddress else { return (nil, nil) }
        if let failure = crecords_find(parser, record.baseAddress, Int64(record.count), paths, Int64(found.count), &found) {
            throw RecordFailure(message: "is not a JSON object: \(String(cString: failure).lowercasedFirst)")
        }
        for (index, name) in fields.text.enumerated() {
            switch found[index].kind {
            case CRECORDS_STRING, CRECORDS_NULL: continue
            case CRECORDS_MISSING:
                throw RecordFailure(message: "has no field “\(name)”; choose the text field with --field")
            default: throw RecordFailure(message: "the field “\(name)” is not a string; choose the text field with --field")
            }
        }
        // In the order of the paths.
        var next = fields.text.count
        func other(_ name: String?) -> ByteRange? {
            guard name != nil else { return nil }
            defer { next += 1 }
            return found[next].kind == CRECORDS_STRING ? Self.range(found[next], range) : nil
        }
        let language = other(fields.language)
        return (language, other(fields.source))
    }

    /// Where the texts are that were found last, in the order of their names.
    func forEachText(of record: ByteRange, _ receive: (ByteRange) -> Void) {
        for index in fields.text.indices where found[index].kind == CRECORDS_STRING { receive(Self.range(found[index], record)) }
    }

    private static func range(_ field: crecords_field, _ record: ByteRange) -> ByteRange {
        record.lowerBound + Int(field.start)..<record.lowerBound + Int(field.end)
    }
}

extension String {
    /// A sentence's beginning within another, without the full stop at its end.
    fileprivate var lowercasedFirst: String {
        let text = hasSuffix(".") ? dropLast() : self[...]
        return text.prefix(1).lowercased() + text.dropFirst()
    }
}
