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
                    let texts = try finder.fields(of: bytes, range)
                    let language = texts.language.map {
                        LanguageTag(String(decoding: JSONString.text(bytes, $0, start: 0).bytes, as: UTF8.self))
                    }
                    let origin = texts.source.map { JSONString.text(bytes, $0, start: source.start) }
                    for text in texts.text {
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
    /// The names of each path as the parser takes them.
    private let paths: [[CChar]]

    /// Nil where there is no memory.
    init?(_ fields: RecordFields) {
        guard let parser = crecords_make() else { return nil }
        self.parser = parser
        self.fields = fields
        paths = (fields.text + [fields.language, fields.source].compactMap(\.self)).map { path in
            path.split(separator: ".", omittingEmptySubsequences: false).flatMap { $0.utf8.map(CChar.init(bitPattern:)) + [0] } + [0]
        }
    }

    deinit { crecords_free(parser) }

    /// Where a record's fields are: those that hold texts, and those that hold their language and their source.
    func fields(
        of bytes: UnsafeBufferPointer<UInt8>, _ range: ByteRange
    ) throws(RecordFailure) -> (text: [ByteRange], language: ByteRange?, source: ByteRange?) {
        var found = [crecords_field](repeating: crecords_field(), count: paths.count)
        let record = UnsafeBufferPointer(rebasing: bytes[range])
        if let failure = withPaths({ crecords_find(parser, record.baseAddress, Int64(record.count), $0, Int64(paths.count), &found) }) {
            throw RecordFailure(message: "is not a JSON object: \(String(cString: failure).lowercasedFirst)")
        }
        var texts: [ByteRange] = []
        for (field, name) in zip(found, fields.text) {
            switch field.kind {
            case CRECORDS_STRING: texts.append(Self.range(field, range))
            case CRECORDS_NULL: continue
            case CRECORDS_MISSING:
                throw RecordFailure(message: "has no field “\(name)”; choose the text field with --field")
            default: throw RecordFailure(message: "the field “\(name)” is not a string; choose the text field with --field")
            }
        }
        // In the order of the paths.
        var others = found.dropFirst(fields.text.count).map { $0.kind == CRECORDS_STRING ? Self.range($0, range) : nil }[...]
        let language = fields.language == nil ? nil : others.popFirst() ?? nil
        let source = fields.source == nil ? nil : others.popFirst() ?? nil
        return (texts, language, source)
    }

    private static func range(_ field: crecords_field, _ record: ByteRange) -> ByteRange {
        record.lowerBound + Int(field.start)..<record.lowerBound + Int(field.end)
    }

    /// Lends the paths to a call of C.
    private func withPaths(_ body: (UnsafePointer<UnsafePointer<CChar>?>) -> UnsafePointer<CChar>?) -> UnsafePointer<CChar>? {
        // The pointers are used within the call only, and the arrays behind them live as long as the finder.
        func lend(_ index: Int, _ pointers: inout [UnsafePointer<CChar>?]) -> UnsafePointer<CChar>? {
            guard index < paths.count else { return pointers.withUnsafeBufferPointer { $0.baseAddress.flatMap(body) } }
            return paths[index].withUnsafeBufferPointer { path in
                pointers.append(path.baseAddress)
                return lend(index + 1, &pointers)
            }
        }
        var pointers: [UnsafePointer<CChar>?] = []
        return lend(0, &pointers)
    }
}

extension String {
    /// A sentence's beginning within another, without the full stop at its end.
    fileprivate var lowercasedFirst: String {
        let text = hasSuffix(".") ? dropLast() : self[...]
        return text.prefix(1).lowercased() + text.dropFirst()
    }
}
